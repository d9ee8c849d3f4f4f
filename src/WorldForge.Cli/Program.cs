// The console belongs to the entry point; everything else writes through what it hands on.
#pragma warning disable RS0030
using System.Text;
using WorldForge.Cli;
using WorldForge.Cli.Terminal;

await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
await using var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { NewLine = "\n", AutoFlush = true };
using var signals = new StopSignals();
return await CommandLine.RunAsync(
    args,
    new CliContext
    {
        Output = output,
        Error = error,
        Directory = Environment.CurrentDirectory,
        Terminal = TerminalFacts.Of(Console.IsOutputRedirected, Console.IsErrorRedirected, static () => Console.WindowWidth, Environment.GetEnvironmentVariable),
    },
    signals.Token);
