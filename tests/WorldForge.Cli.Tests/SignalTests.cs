using System.Diagnostics;
using WorldForge.Processes;

namespace WorldForge.Cli.Tests;

/// <summary>What signals do to a running command.</summary>
public sealed class SignalTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Stops_a_running_command_with_130(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        using CliRun place = new();
        ProcessStartInfo start = new(ToolProcess.Dotnet, [ToolProcess.Assembly, "provider", "contract", "--factory", $"{typeof(HangingFactory).Assembly.Location}!{typeof(HangingFactory).FullName}.Make"])
        {
            WorkingDirectory = place.Directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        using Process process = Process.Start(start)!;
        Assert.Equal(HangingFactory.Started, await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken));
        ProcessResult kill = await ToolProcess.RunAsync("kill", place.Directory, new Dictionary<string, string?>(StringComparer.Ordinal), [$"-{signal}", $"{process.Id}"]);
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, kill.ExitCode);
        Assert.Equal((130, ""), (process.ExitCode, await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)));
        Assert.StartsWith("WorldForge CLI error [provider contract]: Cancelled before the end.\nFirst triage: ", error, StringComparison.Ordinal);
    }
}
