using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Capabilities;
using WorldForge.IO;
using WorldForge.Serialization;

namespace WorldForge.Runs.History;

/// <summary>What filters look at.</summary>
internal sealed record RunFacts
{
    public required string Kind { get; init; }

    public required string Status { get; init; }

    public required string? Provider { get; init; }

    public required ImmutableArray<string> Capabilities { get; init; }

    public required ImmutableArray<string> ArtifactTypes { get; init; }

    /// <summary>The date part of the manifest's time; null when there is none.</summary>
    public required DateOnly? Created { get; init; }

    /// <summary>Equal for equal facts and for no others.</summary>
    public string Key => string.Create(
        CultureInfo.InvariantCulture,
        $"{Created:o}\u0001{Kind}\u0001{Status}\u0001{Provider}\u0001{Provider is null}\u0001{string.Join('\u0002', Capabilities)}\u0001{string.Join('\u0002', ArtifactTypes)}");

    public static RunFacts Of(JsonObject manifest)
    {
        JsonObject input = ManifestValues.Object(manifest, "input_summary");
        string kind = ManifestValues.Text(manifest, "kind") ?? "unknown";
        string providers = string.Join(", ", ManifestValues.Texts(input, "providers"));
        return new RunFacts
        {
            Kind = RunText.Observable.Redact(kind),
            Status = RunText.Observable.Redact(ManifestValues.Text(manifest, "status") ?? "unknown"),
            Provider = ManifestValues.Text(manifest, "provider") is { } named ? RunText.Observable.Redact(named)
                : providers.Length > 0 ? RunText.Observable.Redact(providers)
                : null,
            Capabilities = CapabilitiesOf(manifest, input, kind),
            ArtifactTypes = TypesOf(ManifestValues.Object(manifest, "artifact_paths")),
            Created = DateOf(ManifestValues.Text(manifest, "created_at")),
        };
    }

    private static ImmutableArray<string> CapabilitiesOf(JsonObject manifest, JsonObject input, string kind)
    {
        string? operation = ManifestValues.Text(manifest, "operation");
        IEnumerable<string> words = ManifestValues.Texts(input, "capabilities")
            .Concat(ManifestValues.Texts(input, "operations"))
            .Concat(operation?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []);
        ImmutableArray<string> known = [.. words.Where(static word => CapabilityNames.TryParse(word, out _)).Distinct(StringComparer.Ordinal)];
        return known.Length > 0 ? known
            : kind == "eval" && operation == "physics" ? ["predict"]
            : kind == "eval" && operation == "planning" ? ["score"]
            : kind is "eval" or "benchmark" ? [kind]
            : [];
    }

    private static ImmutableArray<string> TypesOf(JsonObject artifacts)
    {
        var types = new List<string>();
        foreach ((string label, JsonValue value) in artifacts.OrderBy(static item => item.Key, CodePointComparer.Instance))
        {
            if (value is JsonText { Value: var path } && !string.IsNullOrWhiteSpace(label) && WorkspacePath.TryParse(path, out WorkspacePath place) && SafeSuffix(place.Name) is { } suffix)
            {
                types.Add(RunText.Observable.Redact(label));
                types.Add(suffix);
            }
        }

        return [.. types.Distinct(StringComparer.Ordinal)];
    }

    private static string? SafeSuffix(string name)
    {
        string suffix = name[(name.LastIndexOf('.') + 1)..].ToLowerInvariant();
        return name.Contains('.', StringComparison.Ordinal) && suffix is "json" or "jsonl" or "md" or "csv" or "txt" or "html" ? suffix : null;
    }

    private static DateOnly? DateOf(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? DateOnly.FromDateTime(time.UtcDateTime)
            : null;
}
