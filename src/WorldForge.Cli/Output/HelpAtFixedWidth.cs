using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace WorldForge.Cli.Output;

/// <summary>Prints the help at a width that does not depend on the terminal, and examples under the help of the program itself.</summary>
internal sealed class HelpAtFixedWidth : SynchronousCommandLineAction
{
    /// <summary>The width of every help text, on every terminal.</summary>
    public const int Width = 80;

    private readonly HelpAction _help = new() { MaxWidth = Width };

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        InvocationConfiguration invocation = parseResult.InvocationConfiguration;
        TextWriter output = invocation.Output;
        using StringWriter text = new() { NewLine = "\n" };
        invocation.Output = text;
        try
        {
            _help.Invoke(parseResult);
        }
        finally
        {
            invocation.Output = output;
        }

        // The wrapped lines of the library end in spaces, and the text in blank lines.
        output.Write(text.ToString().Replace(" \n", "\n", StringComparison.Ordinal).TrimEnd('\n') + "\n");
        if (parseResult.CommandResult.Command is RootCommand)
        {
            output.Write(CommonCommands.Text);
        }

        return ExitCode.Success;
    }
}
