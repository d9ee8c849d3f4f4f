using BenchmarkDotNet.Running;
using WorldForge.Benchmarks.Cli;

if (args is [CliStartUp.Word, ..])
{
    return CliStartUp.Run(args[1..]);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
