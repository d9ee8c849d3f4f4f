using System.Diagnostics;

namespace WorldForge.Tests.IO;

public sealed class ExhaustedDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Keeps_the_old_content_on_a_full_disk()
    {
        using var child = ChildProcess.Start(ChildWork.FillDisk, _folder["a"], "", Mounted("size=64k"));

        await child.PassedAsync(Cancel);
    }

    [Fact]
    public async Task Says_when_the_file_system_is_read_only()
    {
        using var child = ChildProcess.Start(ChildWork.WriteReadOnly, _folder["a"], "", Mounted("ro"));

        await child.PassedAsync(Cancel);
    }

    [Fact]
    public async Task Keeps_the_old_content_when_the_allowed_file_size_is_used_up()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limit is set with a Linux number.");
        using var child = ChildProcess.Start(ChildWork.ExceedSize, _folder["a"]);

        await child.PassedAsync(Cancel);
    }

    /// <summary>A wrapper that mounts a small disk over the folder, visible to the child alone and gone with it.</summary>
    private string[] Mounted(string options)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Mounts are made the Linux way.");
        string[] wrapper = ["unshare", "--mount", "sh", "-c", $"mount -t tmpfs -o {options} none '{_folder.Path}' && exec \"$@\"", "sh"];
        Assert.SkipUnless(Works([.. wrapper, "true"]), "This account may not mount.");
        return wrapper;
    }

    private static bool Works(string[] command)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
