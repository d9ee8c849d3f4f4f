namespace WorldForge.Providers.Http;

/// <summary>Codes of failures that only the HTTP layer of a remote provider has, beside those of <see cref="FaultCodes"/>.</summary>
public static class HttpFaultCodes
{
    /// <summary>The host name could not be resolved, or not in time.</summary>
    public const string Resolution = "wf.provider.resolution";

    /// <summary>The request could not be made as described: a bad header, path or setting of the client below.</summary>
    public const string Request = "wf.provider.request";

    /// <summary>The answer's content type is not one that the caller accepts.</summary>
    public const string ContentType = "wf.provider.response.content-type";

    /// <summary>The answer's content encoding is not supported, or its bytes do not decode.</summary>
    public const string Encoding = "wf.provider.response.encoding";

    /// <summary>The answer is larger than the limit, or states a length that is invalid or untrue.</summary>
    public const string Size = "wf.provider.response.size";

    /// <summary>The answer is not strict JSON.</summary>
    public const string Json = "wf.provider.response.json";

    /// <summary>The answer is JSON of the wrong form: its root is no object, or a required field is absent.</summary>
    public const string Shape = "wf.provider.response.shape";

    /// <summary>The remote task reported that it failed.</summary>
    public const string TaskFailed = "wf.provider.task.failed";

    /// <summary>The remote task did not finish within the allowed number of polls.</summary>
    public const string TaskUnfinished = "wf.provider.task.unfinished";
}
