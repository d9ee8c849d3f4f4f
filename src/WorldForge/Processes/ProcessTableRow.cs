using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace WorldForge.Processes;

/// <summary>One running process.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Parent">The id of its parent now.</param>
/// <param name="Session">The id of its session.</param>
/// <param name="Started">When it was started, in clock ticks since the system's start; tells reused ids apart.</param>
internal sealed record ProcessTableRow(int Id, int Parent, int Session, ulong Started)
{
    private const int StateField = 0;
    private const int ParentField = 1;
    private const int SessionField = 3;
    private const int StartField = 19;

    public bool Carries(string mark) => ProcessMark.Carries(ProcessTable.Environment(Id), mark);

    /// <summary>Reads the line that Linux shows of a process; false for one that has ended and waits for its parent.</summary>
    public static bool TryParse(int id, string text, [NotNullWhen(true)] out ProcessTableRow? row)
    {
        row = null;
        // The second field is the program's name in parentheses, which may itself hold spaces and parentheses.
        var end = text.LastIndexOf(')');
        var fields = end < 0 ? [] : text[(end + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length <= StartField
            || fields[StateField] is "Z" or "X"
            || !int.TryParse(fields[ParentField], NumberStyles.None, CultureInfo.InvariantCulture, out var parent)
            || !int.TryParse(fields[SessionField], NumberStyles.None, CultureInfo.InvariantCulture, out var session)
            || !ulong.TryParse(fields[StartField], NumberStyles.None, CultureInfo.InvariantCulture, out var started))
        {
            return false;
        }

        row = new ProcessTableRow(id, parent, session, started);
        return true;
    }
}
