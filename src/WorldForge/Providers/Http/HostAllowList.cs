using System.Collections.Immutable;

namespace WorldForge.Providers.Http;

/// <summary>The hosts that a provider may reach, as patterns in which <c>*</c> stands for any characters and <c>?</c> for one.</summary>
/// <remarks>Patterns and hosts are compared in lower-case IDNA ASCII form; <c>*.example.org</c> does not match <c>example.org</c>.</remarks>
public sealed record HostAllowList
{
    /// <summary>Makes an allow-list.</summary>
    /// <param name="patterns">At least one; none blank. An IPv6 address may stand in brackets.</param>
    /// <exception cref="WorldForgeException">The list is empty, or a pattern is blank or cannot match a host; the message has its index.</exception>
    public HostAllowList(IEnumerable<string> patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        Patterns = [.. patterns.Select(Canonical)];
        if (Patterns.IsEmpty)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "allowed_hosts must not be empty: leave it unset to allow every host.");
        }
    }

    /// <summary>The patterns in canonical form, in the given order.</summary>
    public ImmutableArray<string> Patterns { get; }

    /// <summary>Reads the form of an environment variable: patterns separated by commas, blanks ignored.</summary>
    /// <param name="text">The text, or <see langword="null"/> when the variable is unset.</param>
    /// <returns>The list, or <see langword="null"/> when nothing but blanks was given, which means that every host is allowed.</returns>
    /// <exception cref="WorldForgeException">A pattern cannot match a host.</exception>
    public static HostAllowList? FromText(string? text)
    {
        string[] patterns = (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return patterns.Length == 0 ? null : new HostAllowList(patterns);
    }

    /// <summary>Tells whether a host matches one of the patterns.</summary>
    /// <param name="host">The host.</param>
    /// <returns>Whether it is allowed.</returns>
    public bool Allows(DestinationHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return Patterns.Any(pattern => HostPattern.Matches(pattern, host.Name));
    }

    /// <inheritdoc/>
    public bool Equals(HostAllowList? other) => other is not null && Patterns.SequenceEqual(other.Patterns, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => string.Join(',', Patterns).GetHashCode(StringComparison.Ordinal);

    private static string Canonical(string? pattern, int index) =>
        HostPattern.TryCanonicalize(pattern, out string canonical)
            ? canonical
            : throw new WorldForgeException(
                FaultCodes.InputInvalid,
                string.IsNullOrWhiteSpace(pattern)
                    ? $"allowed_hosts[{index}] must not be blank."
                    : $"allowed_hosts[{index}] is not a host pattern: write a host name or address without scheme, port and path.");
}
