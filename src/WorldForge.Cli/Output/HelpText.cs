using System.CommandLine;
using WorldForge.Cli.Errors;

namespace WorldForge.Cli.Output;

/// <summary>The help of a command as text.</summary>
internal static class HelpText
{
    /// <summary>Renders what <c>--help</c> of the command prints.</summary>
    public static string Of(Command command, CliContext context)
    {
        using StringWriter text = new() { NewLine = "\n" };
        CommandLine.Parse([.. CommandPath.Of(command), "--help"], context).Invoke(new InvocationConfiguration { Output = text, EnableDefaultExceptionHandler = false });
        return text.ToString();
    }
}
