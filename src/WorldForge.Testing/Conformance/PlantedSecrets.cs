using System.Collections.Immutable;
using WorldForge.Contracts;
using WorldForge.Serialization;

namespace WorldForge.Testing.Conformance;

/// <summary>Texts that stand for secrets: a provider under test is built with them, and no event may ever show one.</summary>
public static class PlantedSecrets
{
    /// <summary>All of them, lower-case.</summary>
    public static ImmutableArray<string> All => ProviderEventRules.PlantedSecrets;

    /// <summary>Text that carries them as credentials do.</summary>
    public const string Text = "Authorization: Bearer bearer-secret, api_key=api-secret, token=raw-secret, password=api_secret";

    /// <summary>A URL that carries one in its query.</summary>
    public const string Url = "https://upstream.invalid/v1/act?token=raw-secret#api-secret";

    /// <summary>An object that carries them under the names of credentials.</summary>
    public static JsonObject Json { get; } = JsonObject.Create(
        ("api_key", "api-secret"),
        ("password", "api_secret"),
        ("token", "raw-secret"),
        ("authorization", "Bearer bearer-secret"));
}
