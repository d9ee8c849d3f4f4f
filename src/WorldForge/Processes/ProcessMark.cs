using System.Text;

namespace WorldForge.Processes;

/// <summary>The variable by which processes of a run are recognised, whatever became of their parents and sessions.</summary>
internal static class ProcessMark
{
    public const string Variable = "WORLDFORGE_PROCESS_MARK";
    public const char Separator = ',';

    /// <param name="environment">Entries <c>NAME=value</c>, each ended by NUL, as Linux shows them.</param>
    /// <param name="mark">One mark.</param>
    public static bool Carries(ReadOnlySpan<byte> environment, string mark)
    {
        ReadOnlySpan<byte> name = "WORLDFORGE_PROCESS_MARK="u8;
        foreach (var range in environment.Split((byte)0))
        {
            var entry = environment[range];
            if (entry.StartsWith(name))
            {
                return Encoding.UTF8.GetString(entry[name.Length..]).Split(Separator).Contains(mark, StringComparer.Ordinal);
            }
        }

        return false;
    }
}
