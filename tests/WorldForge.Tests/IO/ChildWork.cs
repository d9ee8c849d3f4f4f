using System.Globalization;
using System.Runtime.InteropServices;
using WorldForge.IO;

namespace WorldForge.Tests.IO;

/// <summary>What <see cref="ChildProcess"/> runs; none of it is part of a normal test run.</summary>
public sealed partial class ChildWork
{
    public const string WriteInTurn = "WorldForge.Tests.IO.ChildWork.Writes_two_payloads_in_turn_until_it_is_killed";
    public const string WriteOften = "WorldForge.Tests.IO.ChildWork.Writes_one_file_often";
    public const string Append = "WorldForge.Tests.IO.ChildWork.Appends_numbered_lines";
    public const string FillDisk = "WorldForge.Tests.IO.ChildWork.Runs_out_of_space";
    public const string ExceedSize = "WorldForge.Tests.IO.ChildWork.Exceeds_the_allowed_file_size";
    public const string WriteReadOnly = "WorldForge.Tests.IO.ChildWork.Meets_a_read_only_file_system";

    public const int Lines = 400;
    private const int FileSizeResource = 1;

    private static string Target => Environment.GetEnvironmentVariable(ChildProcess.PathVariable)!;

    private static string Name => Environment.GetEnvironmentVariable(ChildProcess.NameVariable)!;

    /// <summary>One of two contents that differ in every byte and in length.</summary>
    public static byte[] Payload(bool first)
    {
        var bytes = new byte[first ? 300_000 : 420_000];
        bytes.AsSpan().Fill(first ? (byte)'a' : (byte)'b');
        return bytes;
    }

    public static string Line(string name, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{{\"writer\":\"{name}\",\"line\":{number},\"pad\":\"{new string(name[0], number * 7 % 1500)}\"}}");

    [ChildFact]
    public void Writes_two_payloads_in_turn_until_it_is_killed()
    {
        byte[][] payloads = [Payload(first: true), Payload(first: false)];
        for (var i = 0; i < 100_000; i++)
        {
            AtomicFile.Write(Target, payloads[i % 2]);
            Console.WriteLine("written");
        }
    }

    [ChildFact]
    public async Task Writes_one_file_often()
    {
        for (var i = 0; i < 50; i++)
        {
            await AtomicFile.WriteAsync(Target, Payload(i % 2 == 0), TestContext.Current.CancellationToken);
        }
    }

    [ChildFact]
    public void Appends_numbered_lines()
    {
        for (var i = 0; i < Lines; i++)
        {
            AppendOnlyFile.AppendLine(Target, Line(Name, i));
        }
    }

    [ChildFact]
    public void Runs_out_of_space()
    {
        AtomicFile.WriteText(Target, "old");

        Refused(IoFaultCodes.Full, () => AtomicFile.Write(Target, Payload(first: true)));

        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFiles(Path.GetDirectoryName(Target)!));
        FillByLines();
    }

    [ChildFact]
    public void Exceeds_the_allowed_file_size()
    {
        AtomicFile.WriteText(Target, "old");
        Limits unlimited = default;
        Assert.Equal(0, GetLimits(FileSizeResource, ref unlimited));
        var small = unlimited with { Soft = 100_001 };
        Assert.Equal(0, SetLimits(FileSizeResource, ref small));
        try
        {
            Refused(IoFaultCodes.Full, () => AtomicFile.Write(Target, Payload(first: true)));
            Assert.Equal("old", File.ReadAllText(Target));
            Assert.Equal([Target], Directory.GetFiles(Path.GetDirectoryName(Target)!));
            FillByLines();
        }
        finally
        {
            Assert.Equal(0, SetLimits(FileSizeResource, ref unlimited));
        }
    }

    [ChildFact]
    public void Meets_a_read_only_file_system()
    {
        Refused(IoFaultCodes.Denied, () => AtomicFile.WriteText(Target, "x"));
        Refused(IoFaultCodes.Denied, () => AppendOnlyFile.AppendLine(Target, "x"));
    }

    /// <summary>A line that the disk takes only in part must not stay behind in part.</summary>
    private static void FillByLines()
    {
        var log = Target + ".log";
        var line = new string('x', 2999);
        var written = 0;
        Refused(IoFaultCodes.Full, () =>
        {
            for (; written < 1000; written++)
            {
                AppendOnlyFile.AppendLine(log, line);
            }
        });

        Assert.True(written > 0);
        Assert.Equal(written * 3000, new FileInfo(log).Length);
    }

    private static void Refused(string code, Action action)
    {
        var fault = Assert.Throws<WorldForgeException>(action);
        Assert.Equal(code, fault.Code);
        Assert.Contains("First triage:", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.GetDirectoryName(Target)!, fault.Message, StringComparison.Ordinal);
    }

    private record struct Limits(ulong Soft, ulong Hard);

    [DllImport("libc", EntryPoint = "getrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetLimits(int resource, ref Limits limits);

    [DllImport("libc", EntryPoint = "setrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimits(int resource, ref Limits limits);
}
