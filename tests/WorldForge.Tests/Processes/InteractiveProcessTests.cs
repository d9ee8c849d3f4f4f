using System.Diagnostics;
using System.Globalization;
using WorldForge.Processes;
using WorldForge.Tests.IO;

namespace WorldForge.Tests.Processes;

public sealed class InteractiveProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Talks_to_a_program_while_it_runs()
    {
        await using InteractiveProcess child = Start("cat; echo done >&2; exit 3");
        await child.Input.WriteAsync("hello\n"u8.ToArray(), Cancel);
        await child.Input.FlushAsync(Cancel);
        byte[] answer = new byte[6];

        await child.Output.ReadExactlyAsync(answer, Cancel);
        Assert.Equal("hello\n"u8.ToArray(), answer);
        Assert.Null(child.ExitCode);
        child.Input.Close();

        Assert.True(await child.WaitForExitAsync(TimeSpan.FromSeconds(30), Cancel));
        Assert.Equal(3, child.ExitCode);
        using var error = new StreamReader(child.Error);
        Assert.Equal("done\n", await error.ReadToEndAsync(Cancel));
    }

    [Fact]
    public async Task Disposing_ends_the_program_and_what_it_started()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The whole tree is promised on Linux.");
        InteractiveProcess child = Start("trap '' TERM; sleep 300 & echo $!; wait; wait");
        using var reader = new StreamReader(child.Output, leaveOpen: true);
        int grandchild = int.Parse((await reader.ReadLineAsync(Cancel))!, CultureInfo.InvariantCulture);
        Assert.False(await child.WaitForExitAsync(TimeSpan.FromMilliseconds(1), Cancel));

        await child.DisposeAsync();
        await child.DisposeAsync();

        Assert.False(Lives(child.Id) || Lives(grandchild));
        Assert.Null(child.ExitCode);
    }

    [Theory]
    [InlineData("no-such-program-here", ".")]
    [InlineData("sh", "no-such-folder")]
    public void A_program_that_cannot_start_is_a_reason_and_not_an_exception(string program, string folder)
    {
        (InteractiveProcess? child, string? reason) = InteractiveProcess.Start(
            new ProcessRequest { FileName = program, WorkingDirectory = Path.Combine(_folder.Path, folder) }, TimeProvider.System);

        Assert.Null(child);
        Assert.Contains("cannot start", reason, StringComparison.Ordinal);
    }

    private static bool Lives(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return !process.HasExited && ProcessTableRow.TryParse(id, File.ReadAllText($"/proc/{id}/stat"), out _);
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or InvalidOperationException)
        {
            return false;
        }
    }

    private InteractiveProcess Start(string script)
    {
        (InteractiveProcess? child, string? reason) = InteractiveProcess.Start(
            new ProcessRequest { FileName = "sh", Arguments = ["-c", script], WorkingDirectory = _folder.Path }, TimeProvider.System);
        Assert.Null(reason);
        return child!;
    }
}
