using System.Collections.Immutable;

namespace WorldForge.Release.Gates;

/// <summary>Sets findings against waivers. An expired waiver covers nothing and is itself a finding; so is one that covers nothing.</summary>
internal static class WaiverDesk
{
    /// <summary>Splits findings into those that stand and those that are waived, both ordered.</summary>
    /// <param name="findings">What the gate found.</param>
    /// <param name="policy">The waivers and the day.</param>
    /// <param name="complete">Whether the gate could look at everything; if not, a waiver that covers nothing proves nothing.</param>
    public static (ImmutableArray<GateFinding> Open, ImmutableArray<WaivedFinding> Waived) Apply(IEnumerable<GateFinding> findings, GatePolicy policy, bool complete = true)
    {
        var valid = policy.Waivers.Where(waiver => waiver.Expires >= policy.Today).ToLookup(waiver => waiver.Subject, StringComparer.Ordinal);
        List<GateFinding> open = [];
        List<WaivedFinding> waived = [];
        foreach (var finding in findings)
        {
            if (valid[finding.Subject].FirstOrDefault() is { } waiver)
            {
                waived.Add(new WaivedFinding(finding, waiver));
            }
            else
            {
                open.Add(finding);
            }
        }

        var used = waived.Select(item => item.Finding.Subject).ToHashSet(StringComparer.Ordinal);
        open.AddRange(policy.Waivers.Where(waiver => waiver.Expires < policy.Today).Select(Expired));
        open.AddRange(policy.Waivers.Where(waiver => complete && waiver.Expires >= policy.Today && !used.Contains(waiver.Subject)).Select(Unused));
        return (
            [.. open.Order(FindingOrder)],
            [.. waived.OrderBy(item => item.Finding, FindingOrder)]);
    }

    private static Comparer<GateFinding> FindingOrder { get; } = Comparer<GateFinding>.Create(static (left, right) =>
    {
        var bySubject = string.CompareOrdinal(left.Subject, right.Subject);
        var byLocation = bySubject != 0 ? bySubject : string.CompareOrdinal(left.Location, right.Location);
        return byLocation != 0 ? byLocation : string.CompareOrdinal(left.Message, right.Message);
    });

    private static GateFinding Expired(Waiver waiver) => new()
    {
        Subject = $"waiver:{waiver.Subject}",
        Message = $"The waiver of {waiver.Owner} expired on {waiver.Expires:yyyy-MM-dd}.",
        Location = "profiles/release.yml",
        Action = "Fix what it covered, or have its owner renew it with a reason.",
    };

    private static GateFinding Unused(Waiver waiver) => new()
    {
        Subject = $"waiver:{waiver.Subject}",
        Message = $"The waiver of {waiver.Owner} covers no finding.",
        Location = "profiles/release.yml",
        Action = "Remove it.",
    };
}
