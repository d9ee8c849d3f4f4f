using System.Diagnostics;

namespace WorldForge.Tests.Runs;

/// <summary>Mounts a small disk over a folder, visible to one child process alone and gone with it.</summary>
internal static class SmallDisk
{
    /// <summary>The command that mounts and then runs what follows; the test is skipped where that is not allowed.</summary>
    public static string[] Wrapper(string folder, string options)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Mounts are made the Linux way.");
        string[] wrapper = ["unshare", "--mount", "sh", "-c", $"mount -t tmpfs -o {options} none '{folder}' && exec \"$@\"", "sh"];
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
