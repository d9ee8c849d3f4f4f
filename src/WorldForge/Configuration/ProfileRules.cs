using System.Buffers;
using System.Collections.Immutable;
using WorldForge.Providers.Http;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Configuration;

/// <summary>The rules for single values of a profile, which its file and its block in a manifest share.</summary>
internal static class ProfileRules
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-";

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(Letters);
    private static readonly SearchValues<char> IdentifierCharacters = SearchValues.Create(Letters + ":/");

    private static readonly ImmutableSortedDictionary<string, TimeoutPreset> TimeoutPresets = new Dictionary<string, TimeoutPreset>(StringComparer.Ordinal)
    {
        ["checkout-safe"] = TimeoutPreset.CheckoutSafe,
        ["remote"] = TimeoutPreset.Remote,
        ["prepared-host"] = TimeoutPreset.PreparedHost,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static readonly ImmutableSortedDictionary<string, RetryPreset> RetryPresets = new Dictionary<string, RetryPreset>(StringComparer.Ordinal)
    {
        ["none"] = RetryPreset.None,
        ["standard"] = RetryPreset.Standard,
        ["patient"] = RetryPreset.Patient,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static readonly string[] Formats = ["markdown", "json", "csv", "html"];

    public static string Name(JsonFields fields)
    {
        string name = fields.RequiredText("name");
        return name.AsSpan().ContainsAnyExcept(NameCharacters) ? throw fields.Invalid("name", "must hold only letters, digits, '_', '.' and '-'") : name;
    }

    /// <summary>The items of a list of names.</summary>
    public static ImmutableArray<string> Identifiers(JsonFields fields, string key) =>
        [.. fields.OptionalTexts(key).Select((item, index) => Identifier(fields, $"{key}[{index}]", item))];

    /// <summary>The names under the singular or the plural key, of which a profile has one at most.</summary>
    public static ImmutableArray<string> OneOrMany(JsonFields fields, string single, string many)
    {
        if (fields.Has(single) && fields.Has(many))
        {
            throw fields.Invalid(single, $"must not stand beside {many}: give one of the two");
        }

        return fields.OptionalText(single) is { } one ? [Identifier(fields, single, one)] : Identifiers(fields, many);
    }

    public static string? Format(JsonFields fields) => Choice(fields, "output_format", Formats);

    public static TimeoutPreset? Timeout(JsonFields fields) =>
        Choice(fields, "timeout_preset", [.. TimeoutPresets.Keys]) is { } word ? TimeoutPresets[word] : null;

    public static RetryPreset? Retry(JsonFields fields) =>
        Choice(fields, "retry_preset", [.. RetryPresets.Keys]) is { } word ? RetryPresets[word] : null;

    public static JsonValue Word(TimeoutPreset? preset) => TimeoutPresets.FirstOrDefault(pair => pair.Value == preset).Key;

    public static JsonValue Word(RetryPreset? preset) => RetryPresets.FirstOrDefault(pair => pair.Value == preset).Key;

    public static string? Path(JsonFields fields, string key) =>
        fields.OptionalAnyText(key) is { } path ? ProfilePath.Of(path, fields.PathOf(key)) : null;

    public static ImmutableSortedDictionary<string, string> CacheRoots(JsonFields fields)
    {
        const string Key = "runtime_cache_roots";
        if (fields.OptionalFields(Key) is not { } roots)
        {
            return ImmutableSortedDictionary<string, string>.Empty;
        }

        return roots.Source.Keys.ToImmutableSortedDictionary(
            provider => Identifier(fields, Key, provider),
            provider => ProfilePath.Of(roots.RequiredAnyText(provider), roots.PathOf(provider)),
            StringComparer.Ordinal);
    }

    private static string Identifier(JsonFields fields, string place, string value) =>
        value.Length == 0 || value.AsSpan().ContainsAnyExcept(IdentifierCharacters)
            ? throw fields.Invalid(place, "must hold only letters, digits, '_', '.', ':', '/' and '-'")
            : value;

    private static string? Choice(JsonFields fields, string key, IReadOnlyList<string> allowed) =>
        fields.Has(key) ? fields.RequiredOneOf(key, allowed) : null;
}
