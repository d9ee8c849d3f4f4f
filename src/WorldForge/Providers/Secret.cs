using System.Diagnostics;

namespace WorldForge.Providers;

/// <summary>A secret text that no rendering shows: not <see cref="ToString"/>, not a debugger, not a log template.</summary>
/// <remarks>Equality is not offered, because a comparison in ordinary code leaks through time.</remarks>
[DebuggerDisplay("[redacted]")]
public readonly struct Secret
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string? _value;

    /// <summary>Wraps a secret; blank is no secret.</summary>
    public Secret(string? value) => _value = string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    /// <summary>Whether there is a value.</summary>
    public bool HasValue => _value is not null;

    /// <summary>Hands out the value, for the one line that puts it on the wire.</summary>
    public string? Reveal() => _value;

    /// <summary>Never the value.</summary>
    public override string ToString() => "[redacted]";
}
