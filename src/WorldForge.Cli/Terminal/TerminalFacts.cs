namespace WorldForge.Cli.Terminal;

/// <summary>What may be drawn where.</summary>
/// <param name="CanDraw">Standard output is a terminal, and nobody asked for plain text.</param>
/// <param name="CanShowProgress">Standard error is one too.</param>
/// <param name="Width">Columns of the terminal.</param>
internal sealed record TerminalFacts(bool CanDraw, bool CanShowProgress, int Width = TerminalFacts.UsualWidth)
{
    private const int UsualWidth = 80;

    /// <summary>A pipe, a file, a test.</summary>
    public static TerminalFacts None { get; } = new(CanDraw: false, CanShowProgress: false);

    /// <summary>Judges the streams and the variables <c>NO_COLOR</c>, <c>CI</c> and <c>TERM=dumb</c>.</summary>
    /// <param name="outputRedirected">Standard output is no terminal.</param>
    /// <param name="errorRedirected">Standard error is no terminal.</param>
    /// <param name="width">Asked only for a terminal that may be drawn on; zero when it does not know.</param>
    /// <param name="environment">Reads a variable.</param>
    public static TerminalFacts Of(bool outputRedirected, bool errorRedirected, Func<int> width, Func<string, string?> environment)
    {
        bool canDraw = !outputRedirected
            && string.IsNullOrEmpty(environment("NO_COLOR"))
            && string.IsNullOrEmpty(environment("CI"))
            && environment("TERM") is not "dumb";
        return canDraw ? new TerminalFacts(CanDraw: true, CanShowProgress: !errorRedirected, width() is > 0 and int columns ? columns : UsualWidth) : None;
    }
}
