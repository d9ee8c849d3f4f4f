namespace WorldForge.Bundles;

/// <summary>Whether a file may go into a bundle.</summary>
/// <param name="IsSafe">Whether its content may leave the machine.</param>
/// <param name="IsLocalOnly">Whether it is bound to this machine, rather than of an unsuitable kind.</param>
/// <param name="Reason">Why not; null when it may.</param>
public readonly record struct BundleVerdict(bool IsSafe, bool IsLocalOnly, string? Reason)
{
    /// <summary>The file may go.</summary>
    public static BundleVerdict Safe { get; } = new(true, false, null);

    internal static BundleVerdict Unsuitable(string reason) => new(false, false, reason);

    internal static BundleVerdict LocalOnly(string reason) => new(false, true, reason);
}
