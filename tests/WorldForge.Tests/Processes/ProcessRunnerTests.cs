using System.Collections.Immutable;
using WorldForge.IO;
using WorldForge.Processes;
using WorldForge.Testing;
using WorldForge.Tests.IO;

namespace WorldForge.Tests.Processes;

public sealed class ProcessRunnerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ProcessRunner _runner = new(TimeProvider.System);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Returns_the_exit_code_and_both_streams()
    {
        var result = await _runner.RunAsync(Shell("echo out; echo err >&2; exit 3"), Cancel);

        Assert.Equal(3, result.ExitCode);
        Assert.Equal("out\n", result.StandardOutput);
        Assert.Equal("err\n", result.StandardError);
        Assert.Null(result.StartError);
        Assert.False(result.TimedOut || result.Succeeded);
        Assert.True(result.Duration > TimeSpan.Zero);
    }

    [Fact]
    public async Task Hands_arguments_on_as_they_are()
    {
        string[] words = ["", "two words", "it's", "$HOME", "a\"b\\", "*", "-n", "ü\n"];

        var result = await _runner.RunAsync(Shell("printf '%s|' \"$@\"", ["sh", .. words]), Cancel);

        Assert.Equal(string.Concat(words.Select(word => word + "|")), result.StandardOutput);
    }

    [Fact]
    public async Task Runs_in_its_folder_with_an_empty_input()
    {
        var result = await _runner.RunAsync(Shell("pwd -P; cat; echo end"), Cancel);

        Assert.Equal($"{_folder.Path}\nend\n", result.StandardOutput);
    }

    [Fact]
    public async Task Sets_the_quiet_environment_and_the_changes_over_it()
    {
        var request = Shell("echo $DOTNET_CLI_UI_LANGUAGE,$DOTNET_NOLOGO,$NO_COLOR,$DOTNET_CLI_TELEMETRY_OPTOUT,$WF_OWN,${HOME-none}") with
        {
            Environment = new Dictionary<string, string?> { ["NO_COLOR"] = "x", ["DOTNET_NOLOGO"] = null, ["WF_OWN"] = "own", ["HOME"] = null },
        };

        var result = await _runner.RunAsync(request, Cancel);

        Assert.Equal("en,,x,1,own,none\n", result.StandardOutput);
    }

    [Fact]
    public async Task Decodes_utf8_with_replacement_across_reads()
    {
        var result = await _runner.RunAsync(Shell("printf '\\303\\274 \\377 \\360\\237'; printf '\\230\\200'; printf '\\303'"), Cancel);

        Assert.Equal("ü \ufffd 😀\ufffd", result.StandardOutput);
    }

    [Fact]
    public async Task Runs_dotnet()
    {
        var result = await _runner.RunAsync(
            new ProcessRequest { FileName = "dotnet", Arguments = ["--version"], WorkingDirectory = _folder.Path }, Cancel);

        Assert.True(result.Succeeded, result.StandardError + result.StartError);
        Assert.StartsWith("10.", result.StandardOutput, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such-program-of-ours", "the program was not found")]
    [InlineData("./none", "the program was not found")]
    [InlineData("./plain", "the file is not executable")]
    [InlineData("./folder", "the program was not found")]
    public async Task Reports_a_program_that_cannot_be_started_as_a_result(string program, string reason)
    {
        File.WriteAllText(_folder["plain"], "x");
        Directory.CreateDirectory(_folder["folder"]);

        var result = await _runner.RunAsync(new ProcessRequest { FileName = program, WorkingDirectory = _folder.Path }, Cancel);

        Assert.Null(result.ExitCode);
        Assert.False(result.Succeeded);
        Assert.Equal($"cannot start {Path.GetFileName(program)}: {reason}", result.StartError);
    }

    [Fact]
    public async Task Reports_a_missing_folder_as_a_result()
    {
        var result = await _runner.RunAsync(Shell("true") with { WorkingDirectory = _folder["none"] }, Cancel);

        Assert.Equal("cannot start sh: the working folder is not there", result.StartError);
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task Finds_a_program_in_its_folder_and_on_its_own_path()
    {
        Directory.CreateDirectory(_folder["bin"]);
        File.WriteAllText(_folder["bin/ours"], "#!/bin/sh\necho found $1\n");
        File.SetUnixFileMode(_folder["bin/ours"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var request = new ProcessRequest { FileName = "ours", Arguments = ["it"], WorkingDirectory = _folder.Path };

        var onPath = await _runner.RunAsync(
            request with { Environment = new Dictionary<string, string?> { ["PATH"] = _folder["none"] + ":" + _folder["bin"] } }, Cancel);
        var relative = await _runner.RunAsync(request with { FileName = "bin/ours" }, Cancel);

        Assert.Equal("found it\n", onPath.StandardOutput);
        Assert.Equal("found it\n", relative.StandardOutput);
    }

    [Fact]
    public async Task Keeps_the_ends_of_a_flood_and_counts_the_rest()
    {
        var result = await _runner.RunAsync(
            Shell("echo first; i=0; while [ $i -lt 400 ]; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; i=$((i+1)); done; echo last") with { CaptureLimit = 1024 }, Cancel);

        Assert.StartsWith("first\nxxx", result.StandardOutput, StringComparison.Ordinal);
        Assert.EndsWith("xxx\nlast\n", result.StandardOutput, StringComparison.Ordinal);
        Assert.Equal((400 * 40) + 11 - 1024, result.StandardOutputDropped);
        Assert.Contains($"[... {result.StandardOutputDropped} characters left out ...]", result.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_block_when_both_streams_are_full()
    {
        var result = await _runner.RunAsync(
            Shell("head -c 3000000 /dev/zero | tr '\\0' e >&2; head -c 3000000 /dev/zero | tr '\\0' o"), Cancel);

        Assert.Equal(3_000_000, result.StandardOutput.Length);
        Assert.Equal(3_000_000, result.StandardError.Length);
    }

    [Fact]
    public async Task Hands_lines_on_while_the_program_runs()
    {
        File.WriteAllText(_folder["wait"], "");
        var lines = new System.Collections.Concurrent.ConcurrentQueue<ProcessLine>();

        // The program goes on only after its first line has been handed on, which removes the file.
        var result = await _runner.RunAsync(
            Shell("echo one; while [ -e wait ]; do sleep 0.01; done; echo two >&2; printf three") with
            {
                OnLine = line =>
                {
                    lines.Enqueue(line);
                    File.Delete(_folder["wait"]);
                },
            },
            Cancel);

        Assert.True(result.Succeeded);
        Assert.Equal(["one", "three", "two"], lines.Select(line => line.Text).Order(StringComparer.Ordinal));
        Assert.Equal("two", Assert.Single(lines, line => line.IsError).Text);
    }

    [Fact]
    public async Task Throws_what_a_line_handler_throws_after_the_program_has_ended()
    {
        var request = Shell("echo one; head -c 1000000 /dev/zero; echo done >done") with { OnLine = _ => throw new InvalidDataException("no") };

        await Assert.ThrowsAsync<InvalidDataException>(() => _runner.RunAsync(request, Cancel));

        Assert.True(File.Exists(_folder["done"]));
    }

    [Fact]
    public async Task Spools_the_raw_bytes_to_files()
    {
        var result = await _runner.RunAsync(
            Shell("head -c 5000 /dev/zero | tr '\\0' x; printf '\\377'") with
            {
                CaptureLimit = 1024,
                StandardOutputFile = _folder["out.log"],
                StandardErrorFile = _folder["err.log"],
            },
            Cancel);

        Assert.True(result.StandardOutputDropped > 0);
        var spooled = await File.ReadAllBytesAsync(_folder["out.log"], Cancel);
        Assert.Equal(5001, spooled.Length);
        Assert.Equal(0xFF, spooled[^1]);
        Assert.Equal(0, new FileInfo(_folder["err.log"]).Length);
    }

    [Fact]
    public async Task Says_when_the_spool_file_cannot_be_written()
    {
        var fault = await Assert.ThrowsAsync<WorldForgeException>(
            () => _runner.RunAsync(Shell("echo x") with { StandardOutputFile = _folder["none/out.log"] }, Cancel));

        Assert.Equal(IoFaultCodes.Missing, fault.Code);
    }

    [Fact]
    public async Task Measures_on_its_clock()
    {
        var clock = ManualTimeProvider.Stepping(DateTimeOffset.UnixEpoch, TimeSpan.Zero);

        var result = await new ProcessRunner(clock).RunAsync(Shell("true"), Cancel);

        Assert.Equal(TimeSpan.FromMilliseconds(250), result.Duration);
    }

    [Fact]
    public async Task Refuses_a_request_that_breaks_its_contract()
    {
        var valid = Shell("true");
        ProcessRequest[] requests =
        [
            valid with { FileName = " " },
            valid with { FileName = "a\0" },
            valid with { WorkingDirectory = "" },
            valid with { TimeLimit = TimeSpan.Zero },
            valid with { CaptureLimit = 1 },
            valid with { Arguments = ["a\0b"] },
            valid with { Arguments = [null!] },
            valid with { Environment = new Dictionary<string, string?> { ["A=B"] = "x" } },
            valid with { Environment = new Dictionary<string, string?> { [""] = "x" } },
            valid with { Environment = new Dictionary<string, string?> { ["A"] = "\0" } },
        ];

        foreach (var request in requests)
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(() => _runner.RunAsync(request, Cancel));
        }

        await Assert.ThrowsAsync<ArgumentNullException>(() => _runner.RunAsync(null!, Cancel));
    }

    [Fact]
    public async Task Hands_the_mark_of_an_outer_run_on()
    {
        var result = await _runner.RunAsync(
            Shell("echo $WORLDFORGE_PROCESS_MARK") with
            {
                Environment = new Dictionary<string, string?> { ["WORLDFORGE_PROCESS_MARK"] = "outer" },
            },
            Cancel);

        Assert.Matches("^outer,[0-9a-f]+-[0-9a-f]+-[0-9a-f]+\n$", result.StandardOutput);
    }

    [Fact]
    public async Task Takes_missing_arguments_as_none()
    {
        var result = await _runner.RunAsync(
            new ProcessRequest { FileName = "true", Arguments = default(ImmutableArray<string>), WorkingDirectory = _folder.Path }, Cancel);

        Assert.True(result.Succeeded);
    }

    private ProcessRequest Shell(string script, params string[] arguments) => new()
    {
        FileName = "sh",
        Arguments = ["-c", script, .. arguments],
        WorkingDirectory = _folder.Path,
    };
}
