namespace WorldForge.Release.Audit;

/// <summary>Advisory data that is not there or not what it should be. A source answers with the problem; it lets no such exception out.</summary>
public sealed class AdvisoryDataException : Exception
{
    /// <summary>States a problem.</summary>
    /// <param name="format">The form that the data was taken for.</param>
    /// <param name="message">Which file, what was expected.</param>
    public AdvisoryDataException(string format, string message)
        : base(message) => Format = format;

    /// <summary>The form that the data was taken for.</summary>
    public string Format { get; }
}
