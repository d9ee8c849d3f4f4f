using BenchmarkDotNet.Running;
using WorldForge.Benchmarks.Bundles;
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

if (args is [BundleSpeed.Word, ..])
{
    await BundleSpeed.RunAsync(args[1..], Console.Out);
    return 0;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
