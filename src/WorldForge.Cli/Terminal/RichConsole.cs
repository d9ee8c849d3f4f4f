using Spectre.Console;

namespace WorldForge.Cli.Terminal;

/// <summary>The drawing console over one of our writers.</summary>
internal static class RichConsole
{
    /// <summary>A console that draws on the writer as a terminal of the given width.</summary>
    public static IAnsiConsole Of(TextWriter writer, TerminalFacts terminal)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = terminal.Width;
        return console;
    }
}
