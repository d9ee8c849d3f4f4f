using System.Globalization;
using WorldForge.Release.Gates;

namespace Build.Review;

/// <summary>Tells the progress board what becomes of the gates.</summary>
internal sealed class GateProgress(Progress.IGateProgress board) : IGateProgress
{
    public void Started(GateDefinition gate) => board.Started(gate.Name);

    public void Finished(GateResult result) =>
        board.Finished(result.Gate.Name, result.Status.Word(), result.Duration ?? TimeSpan.Zero, Note(result));

    /// <summary>What the reader of the table needs: nothing for a pass, the reason for a gap, the first finding and triage for a no.</summary>
    internal static string? Note(GateResult result) => result.Status switch
    {
        GateStatus.Passed => null,
        GateStatus.Failed => $"{First(result)} First triage: {result.Gate.TriageStep}",
        _ => result.Judgement.Reason,
    };

    private static string First(GateResult result)
    {
        if (result.Judgement.Findings is not [var first, .. var rest])
        {
            return result.Judgement.Reason;
        }

        var more = rest.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" (and {rest.Length} more)");
        var where = first.Location is null || first.Location == first.Subject ? "" : $" at {first.Location}";
        return $"{first.Subject}{where}: {first.Message.TrimEnd('.')}{more}.";
    }
}
