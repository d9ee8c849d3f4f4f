using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace WorldForge.Processes;

/// <summary>A request as the base library starts it, or why it cannot be started.</summary>
internal sealed record ProcessStart
{
    private const string SetsidTool = "/usr/bin/setsid";

    private static readonly long HostMark = Environment.TickCount64;
    private static long _counter;

    public ProcessStartInfo? Info { get; private init; }

    public string? Error { get; private init; }

    /// <summary>What the environment of every process of this run carries.</summary>
    public string Mark { get; private init; } = "";

    /// <summary>Whether the program leads a session of its own.</summary>
    public bool OwnSession { get; private init; }

    public static ProcessStart Of(ProcessRequest request)
    {
        var folder = Path.GetFullPath(request.WorkingDirectory);
        if (!Directory.Exists(folder))
        {
            return new ProcessStart { Error = $"cannot start {Name(request)}: the working folder is not there" };
        }

        var mark = string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessId:x}-{HostMark:x}-{Interlocked.Increment(ref _counter):x}");
        var info = new ProcessStartInfo
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        SetEnvironment(info.Environment, request, mark);
        var program = ProgramLookup.Find(request.FileName, folder, info.Environment, out var problem);
        if (program is null)
        {
            return new ProcessStart { Error = $"cannot start {Name(request)}: {problem}" };
        }

        var ownSession = OperatingSystem.IsLinux() && File.Exists(SetsidTool);
        info.FileName = ownSession ? SetsidTool : program;
        if (ownSession)
        {
            info.ArgumentList.Add(program);
        }

        foreach (var argument in request.Arguments.IsDefault ? [] : request.Arguments)
        {
            info.ArgumentList.Add(argument);
        }

        return new ProcessStart { Info = info, Mark = mark, OwnSession = ownSession };
    }

    public static string Describe(ProcessRequest request, Win32Exception exception) => string.Create(
        CultureInfo.InvariantCulture,
        $"cannot start {Name(request)}: the system refused (code {exception.NativeErrorCode})");

    private static void SetEnvironment(IDictionary<string, string?> environment, ProcessRequest request, string mark)
    {
        foreach (var (name, value) in ProcessDefaults.Environment)
        {
            environment[name] = value;
        }

        foreach (var (name, value) in request.Environment)
        {
            if (value is null)
            {
                environment.Remove(name);
            }
            else
            {
                environment[name] = value;
            }
        }

        // A host that was itself started by a runner hands its own mark on, so that the outer runner still finds everything.
        environment[ProcessMark.Variable] = environment.TryGetValue(ProcessMark.Variable, out var outer) && !string.IsNullOrEmpty(outer)
            ? outer + ProcessMark.Separator + mark
            : mark;
    }

    private static string Name(ProcessRequest request) => Path.GetFileName(request.FileName);
}
