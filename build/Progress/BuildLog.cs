using System.Globalization;
using Cake.Core;
using Cake.Core.Diagnostics;

namespace Build.Progress;

/// <summary>Cake's log on the build's console. What ends a build is one line: <c>build error: reason. First triage: step</c>.</summary>
internal sealed class BuildLog(IConsole console, Func<string, string> redact) : ICakeLog
{
    private const string CakePrefix = "Error: ";

    public Verbosity Verbosity { get; set; } = Verbosity.Normal;

    public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args)
    {
        if (verbosity > Verbosity)
        {
            return;
        }

        string text = args is [] ? format : string.Format(CultureInfo.InvariantCulture, format, args);
        switch (level)
        {
            case LogLevel.Error or LogLevel.Fatal:
                console.WriteErrorLine("{0}", redact(ErrorLine.Of(text.StartsWith(CakePrefix, StringComparison.Ordinal) ? text[CakePrefix.Length..] : text, keepLines: Verbosity == Verbosity.Diagnostic)));
                break;
            case LogLevel.Warning:
                console.WriteErrorLine("{0}", $"warning: {redact(text)}");
                break;
            default:
                console.WriteLine("{0}", text);
                break;
        }
    }
}
