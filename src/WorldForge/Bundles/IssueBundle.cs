namespace WorldForge.Bundles;

/// <summary>An evidence bundle of one run with a text that can be put into an issue.</summary>
public static class IssueBundle
{
    /// <summary>Writes a bundle. It appears at its place whole or not at all.</summary>
    /// <param name="request">With exactly one run.</param>
    /// <param name="cancellationToken">Cancels the work; nothing is left behind.</param>
    /// <exception cref="WorldForgeException">The run is missing, its manifest cannot be read, the output may not be written, or the final look found something.</exception>
    public static Task<BundleResult> WriteAsync(BundleRequest request, CancellationToken cancellationToken = default) =>
        new BundleWriter(Checked(request), isIssue: true).WriteAsync("issue-bundles", request.Runs[0].ToString(), cancellationToken);

    /// <summary>Decides on every file and writes nothing.</summary>
    /// <param name="request">With exactly one run.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="WorldForgeException">The run is missing, or its manifest cannot be read.</exception>
    public static BundleResult Preview(BundleRequest request, CancellationToken cancellationToken = default) =>
        new BundleWriter(Checked(request), isIssue: true).Preview("issue-bundles", request.Runs[0].ToString(), cancellationToken);

    private static BundleRequest Checked(BundleRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Runs.Length == 1
            ? request
            : throw new WorldForgeException(FaultCodes.InputInvalid, "An issue bundle is of exactly one run.");
    }
}
