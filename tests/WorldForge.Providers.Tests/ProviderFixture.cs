using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tests;

/// <summary>The provider fixtures of this assembly.</summary>
internal static class ProviderFixture
{
    public static JsonObject Read(string name) =>
        (JsonObject)StrictJson.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "providers", name + ".json")));

    public static JsonObject Object(this JsonObject source, string name) => (JsonObject)source[name];

    public static ScoreRequest ScoreRequest(this JsonObject fixture) =>
        new(fixture.Object("info"), ActionCandidates.FromJson(fixture["action_candidates"]));
}
