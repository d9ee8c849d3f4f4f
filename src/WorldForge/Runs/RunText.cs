using WorldForge.Redaction;
using WorldForge.Serialization;

namespace WorldForge.Runs;

/// <summary>Texts of a run in the form that may be stored and shown.</summary>
internal static class RunText
{
    private const int LongestReason = 2000;

    /// <summary>The rules for prose and data, with the folders and the account of this machine.</summary>
    public static Redactor Observable { get; } = Redactor.Observable.WithRoots(HostRoots.OfThisMachine());

    /// <summary>The rules for command lines, with the folders and the account of this machine.</summary>
    public static Redactor CommandLine { get; } = Redactor.CommandLine.WithRoots(HostRoots.OfThisMachine());

    /// <summary>A reason in one piece: redacted first, then trimmed and cut.</summary>
    public static string Reason(string text)
    {
        string safe = Observable.Redact(JsonText.Repaired(text).Value).Trim();
        if (safe.Length <= LongestReason)
        {
            return safe;
        }

        int end = char.IsHighSurrogate(safe[LongestReason - 1]) ? LongestReason - 1 : LongestReason;
        return safe[..end];
    }
}
