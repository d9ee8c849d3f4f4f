using NuGet.Versioning;
using WorldForge.Serialization;

namespace WorldForge.Release.Audit;

/// <summary>Turns the events of an OSV range into NuGet's interval notation.</summary>
internal static class OsvRanges
{
    /// <summary>The affected intervals, and the exact versions listed beside them that no interval covers.</summary>
    /// <exception cref="AdvisoryDataException">An event is malformed.</exception>
    public static IReadOnlyList<string> Of(JsonObject affected, string name)
    {
        List<string> intervals = [.. Intervals(affected, name)];
        List<VersionRange> known = [.. intervals.Select(interval => VersionRange.TryParse(interval, out var range) ? range : null).OfType<VersionRange>()];
        var listed = affected.TryGetValue("versions", out var value) && value is JsonList versions ? versions.OfType<JsonText>().Select(version => version.Value) : [];
        return
        [
            .. intervals,
            .. listed.Where(version => !NuGetVersion.TryParse(version, out var exact) || !known.Any(range => range.Satisfies(exact))).Select(version => $"[{version}]"),
        ];
    }

    private static IEnumerable<string> Intervals(JsonObject affected, string name)
    {
        foreach (var range in OsvExport.Objects(affected, "ranges", name).Where(range => OsvExport.OptionalText(range, "type") is "ECOSYSTEM" or "SEMVER"))
        {
            string? introduced = null;
            foreach (var step in OsvExport.Objects(range, "events", name))
            {
                if (OsvExport.OptionalText(step, "introduced") is { } start)
                {
                    introduced = start;
                }
                else if (introduced is not null && (OsvExport.OptionalText(step, "fixed") ?? OsvExport.OptionalText(step, "limit")) is { } end)
                {
                    yield return $"{Lower(introduced)}, {end})";
                    introduced = null;
                }
                else if (introduced is not null && OsvExport.OptionalText(step, "last_affected") is { } last)
                {
                    yield return $"{Lower(introduced)}, {last}]";
                    introduced = null;
                }
                else
                {
                    throw OsvExport.Malformed(name, "an event is neither introduced, fixed, limit nor last_affected");
                }
            }

            if (introduced is not null)
            {
                yield return $"{Lower(introduced)}, )";
            }
        }
    }

    private static string Lower(string introduced) => introduced == "0" ? "(" : $"[{introduced}";
}
