using System.Globalization;
using Build.Engine;
using Cake.Core;

namespace Build.Progress;

/// <summary>Cake's console: inside a task it writes to the task's block, outside of any task straight through.</summary>
internal sealed class BlockConsole(BuildRun run, TextWriter output, TextWriter error) : IConsole
{
    private readonly Lock _lock = new();

    public ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public bool SupportAnsiEscapeCodes => false;

    public void Write(string format, params object[] arg) => Write(output, Format(format, arg));

    public void WriteLine(string format, params object[] arg) => Write(output, Format(format, arg) + "\n");

    public void WriteError(string format, params object[] arg) => Write(error, Format(format, arg));

    public void WriteErrorLine(string format, params object[] arg) => Write(error, Format(format, arg) + "\n");

    public void ResetColor()
    {
    }

    private static string Format(string format, object[] arguments) =>
        arguments is [] ? format : string.Format(CultureInfo.InvariantCulture, format, arguments);

    private void Write(TextWriter direct, string text)
    {
        if (run.Scope is { Captures: true } scope)
        {
            scope.Write(text);
            return;
        }

        lock (_lock)
        {
            direct.Write(text);
            direct.Flush();
        }
    }
}
