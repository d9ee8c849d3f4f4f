namespace WorldForge.Cli.Terminal;

/// <summary>What may be drawn where.</summary>
/// <param name="CanDraw">Standard output is a terminal, and nobody asked for plain text.</param>
/// <param name="CanShowProgress">Standard error is one too.</param>
internal sealed record TerminalFacts(bool CanDraw, bool CanShowProgress)
{
    /// <summary>A pipe, a file, a test.</summary>
    public static TerminalFacts None { get; } = new(CanDraw: false, CanShowProgress: false);

    /// <summary>Judges the streams and the variables <c>NO_COLOR</c>, <c>CI</c> and <c>TERM=dumb</c>.</summary>
    public static TerminalFacts Of(bool outputRedirected, bool errorRedirected, Func<string, string?> environment)
    {
        bool canDraw = !outputRedirected
            && string.IsNullOrEmpty(environment("NO_COLOR"))
            && string.IsNullOrEmpty(environment("CI"))
            && environment("TERM") is not "dumb";
        return canDraw ? new TerminalFacts(CanDraw: true, CanShowProgress: !errorRedirected) : None;
    }
}
