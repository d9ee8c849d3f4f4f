namespace WorldForge.Serialization;

/// <summary>How much a reader takes before it refuses; the defaults suit documents from strangers.</summary>
public sealed record JsonLimits
{
    /// <summary>The limits used when none are given.</summary>
    public static JsonLimits Default { get; } = new();

    /// <summary>The most levels of lists and objects.</summary>
    /// <value>0 (scalars only) to <see cref="JsonValue.MaxDepth"/>; 64 by default.</value>
    public int MaxDepth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, JsonValue.MaxDepth);
            field = value;
        }
    } = 64;

    /// <summary>The most bytes of UTF-8 text.</summary>
    /// <value>At least 1; 64 MiB by default.</value>
    public int MaxBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 64 * 1024 * 1024;
}
