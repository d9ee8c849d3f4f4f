// The console belongs to the entry point; everything else writes through what it hands on.
#pragma warning disable RS0030
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Build.Engine;
using Build.Progress;
using Build.Review;
using Cake.Core.IO;
using Cake.Frosting;
using Spectre.Console;
using WorldForge.Redaction;

namespace Build;

public static class Program
{
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The one catch-all of the process: any end is an exit code and one line.")]
    public static int Main(string[] args)
    {
        using var raw = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n", AutoFlush = true };
        using TextWriter output = TextWriter.Synchronized(raw);
        using var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { NewLine = "\n", AutoFlush = true };
        using var stop = new CancellationTokenSource();
        using var signals = new StopSignals(stop.Cancel);
        try
        {
            string root = RepositoryRoot.Find(AppContext.BaseDirectory);
            var host = new BuildHost
            {
                Root = root,
                Output = output,
                Error = error,
                Terminal = IsTerminal() ? new Lazy<IAnsiConsole>(() => Terminals.Live(output, Math.Max(Console.WindowWidth, 60))) : null,
                Redact = text => Redactor.Observable.WithRoots(HostRoots.OfThisMachine(root)).Redact(text),
                DefaultTarget = "ReleaseReview",
                Version = typeof(Program).Assembly.GetName().Version?.ToString(3) ?? "0.0.0",
            };
            return host
                .AddAssembly(typeof(Program).Assembly)
                .Configure(cake => cake.UseWorkingDirectory(new DirectoryPath(root)).UseReleaseReview(root))
                .Run(args, stop.Token);
        }
        catch (Exception exception)
        {
            error.WriteLine(Redactor.Observable.WithRoots(HostRoots.OfThisMachine()).Redact(ErrorLine.Of(exception.Message)));
            return ExitCodes.For(exception);
        }
    }

    private static bool IsTerminal() => !Console.IsOutputRedirected && !IsSet("CI") && !IsSet("NO_COLOR") && Environment.GetEnvironmentVariable("TERM") != "dumb";

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
