using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Contracts;

/// <summary>The rules of recorded events, over their wire form, so that a log of another process can be judged as well.</summary>
public static class ProviderEventRules
{
    private static readonly string[] _required = ["provider", "operation", "phase"];

    /// <summary>Texts that stand for secrets in tests of adapters; no event may ever show one.</summary>
    public static ImmutableArray<string> PlantedSecrets { get; } = ["api-secret", "api_secret", "raw-secret", "bearer-secret"];

    /// <summary>Lists what is wrong with one event.</summary>
    /// <param name="wire">The event as JSON.</param>
    /// <param name="provider">The provider it must name; null accepts any.</param>
    /// <param name="secrets">What must not appear anywhere, in any letter case; <see cref="PlantedSecrets"/> when null.</param>
    /// <returns>One sentence per broken rule, without repeating a secret; empty when the event is right.</returns>
    public static ImmutableArray<string> Problems(JsonObject wire, string? provider = null, IEnumerable<string>? secrets = null)
    {
        ArgumentNullException.ThrowIfNull(wire);
        ImmutableArray<string>.Builder problems = ImmutableArray.CreateBuilder<string>();
        foreach (string field in _required.Where(field => string.IsNullOrWhiteSpace(Text(wire, field))))
        {
            problems.Add($"{field} is missing.");
        }

        if (provider is not null && Text(wire, "provider") is { } named && named != provider)
        {
            problems.Add($"provider is '{named}' instead of '{provider}'.");
        }

        if (Text(wire, "phase") is { } phase && (phase.Any(char.IsUpper) || phase.Length != phase.Trim().Length))
        {
            problems.Add($"phase '{phase}' is not trimmed and lower-case.");
        }

        if (Text(wire, "target") is { } target && target.IndexOfAny(['?', '#', '@']) >= 0)
        {
            problems.Add("target carries a query, a fragment or user info.");
        }

        string rendered = CanonicalJson.ToText(wire);
        int shown = (secrets ?? PlantedSecrets).Count(secret => rendered.Contains(secret, StringComparison.OrdinalIgnoreCase));
        if (shown > 0)
        {
            problems.Add($"{shown} of the planted secrets are shown.");
        }

        return problems.ToImmutable();
    }

    private static string? Text(JsonObject wire, string field) => wire.TryGetValue(field, out JsonValue? value) && value is JsonText text ? text.Value : null;
}
