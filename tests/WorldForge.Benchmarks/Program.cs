using BenchmarkDotNet.Running;
using WorldForge.Benchmarks.Cli;
using WorldForge.Benchmarks.Runs;

if (args is [CliStartUp.Word, ..])
{
    return CliStartUp.Run(args[1..]);
}

if (args is [RunListingMeasurement.Word, _, ..])
{
    return await RunListingMeasurement.RunAsync(args, Console.Out);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
