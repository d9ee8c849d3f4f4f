using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace WorldForge.Processes;

/// <summary>Everything that one started program has become; see <see cref="ProcessRunner"/> for what is promised.</summary>
internal sealed partial class ProcessTree(Process process, string mark, bool ownSession)
{
    private const int KillSignal = 9;

    /// <summary>Enough to outrun a program that starts processes as fast as it can; each round kills what the one before missed.</summary>
    private const int MostRounds = 100;

    private readonly int _leader = process.Id;

    public void Kill()
    {
        if (!OperatingSystem.IsLinux())
        {
            KillKnownDescendants();
            return;
        }

        // A process that has been killed cannot start another one, so a round that finds nobody new is the last.
        var killed = new HashSet<(int Id, ulong Started)>();
        for (var round = 0; round < MostRounds; round++)
        {
            var fresh = Members().Where(member => killed.Add((member.Id, member.Started))).ToList();
            fresh.ForEach(member => _ = Signal(member.Id, KillSignal));
            if (fresh.Count == 0)
            {
                return;
            }
        }
    }

    private List<ProcessTableRow> Members()
    {
        var rows = ProcessTable.Read();
        var inside = new HashSet<int>();
        if (!process.HasExited)
        {
            inside.Add(_leader);
        }

        inside.UnionWith(rows.Where(row => ownSession && row.Session == _leader || row.Carries(mark)).Select(row => row.Id));
        var children = rows.ToLookup(row => row.Parent);
        var pending = new Stack<int>(inside);
        while (pending.TryPop(out var id))
        {
            foreach (var child in children[id].Where(child => inside.Add(child.Id)))
            {
                pending.Push(child.Id);
            }
        }

        inside.Remove(Environment.ProcessId);
        return [.. rows.Where(row => inside.Contains(row.Id))];
    }

    private void KillKnownDescendants()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // Some of them have ended by themselves meanwhile, or are not ours to end.
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Signal(int id, int signal);
}
