using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tests.CosmosPolicy;

/// <summary>One fixture of a failure: what comes in, and what the error says.</summary>
internal sealed record CosmosPolicyCorpus(string Name, JsonObject Body, string Problem, int? ActionDim)
{
    /// <summary>Answers of a server, one for each rule.</summary>
    public static ImmutableArray<CosmosPolicyCorpus> Responses { get; } = Read("responses.json");

    /// <summary>Inputs of a caller, one for each rule.</summary>
    public static ImmutableArray<CosmosPolicyCorpus> Inputs { get; } = Read("inputs.json");

    private static ImmutableArray<CosmosPolicyCorpus> Read(string file)
    {
        byte[] text = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "cosmos-policy", file));
        JsonObject root = (JsonObject)StrictJson.Parse(text);
        JsonObject baseline = root.TryGetValue("baseline", out JsonValue? valid) ? (JsonObject)valid : JsonObject.Empty;
        return [.. ((JsonList)root["cases"]).Cast<JsonObject>().Select(item => new CosmosPolicyCorpus(
            ((JsonText)item["name"]).Value,
            Merge(baseline, (JsonObject)item["change"]),
            ((JsonText)item["problem"]).Value,
            item.TryGetValue("action_dim", out JsonValue? width) ? width is JsonInteger integer ? (int)integer.Value : null : 2))];
    }

    // A member that is null in the change is taken out when the change says so with the word "absent".
    private static JsonObject Merge(JsonObject baseline, JsonObject change)
    {
        foreach ((string key, JsonValue value) in change)
        {
            baseline = value is JsonText { Value: "<absent>" }
                ? baseline.Without(key)
                : baseline.With(key, value is JsonObject nested && key == "observation" && baseline.TryGetValue(key, out JsonValue? old) && old is JsonObject inner && nested.Count > 0 ? Merge(inner, nested) : value);
        }

        return baseline;
    }
}
