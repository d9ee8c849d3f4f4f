using WorldForge.Redaction;

namespace WorldForge.Providers.Http;

/// <summary>Who asked for what: names that every fault of an operation carries.</summary>
internal sealed record OperationNames(string Provider, string Operation)
{
    /// <summary>A sentence without its full stop, so that another can carry it on; an ellipsis stays.</summary>
    public static string Open(string sentence) => sentence.EndsWith('.') ? sentence[..^1] : sentence;

    /// <summary>
    /// Makes a fault; <paramref name="reason"/> is the end of a sentence that begins with the names, without its full stop. It may quote a
    /// server or a transport, so it is redacted here.
    /// </summary>
    public ProviderException Fault(string code, string reason, Exception? cause = null, int? status = null, bool retryable = false) =>
        new(code, $"Provider '{Provider}' operation '{Operation}' {Redactor.Observable.Redact(reason)}.", cause)
        {
            Provider = Provider,
            Operation = Operation,
            StatusCode = status,
            IsRetryable = retryable,
        };
}
