// The console belongs to the entry point; everything else writes through what it hands on.
#pragma warning disable RS0030
using System.Text;
using WorldForge.Cli;

using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n", AutoFlush = true };
using var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { NewLine = "\n", AutoFlush = true };
return await CommandLine.RunAsync(args, output, error, CancellationToken.None).ConfigureAwait(false);
