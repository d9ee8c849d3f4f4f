using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.IO;
using WorldForge.Providers.Mock;
using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Providers.Demos;

/// <summary>Carries out a plan with the mock, keeps the last state as a host would, and reads it back.</summary>
/// <param name="SavedId">Name of the state file without its suffix.</param>
/// <param name="FinalPosition">Where the cube is after reading back.</param>
/// <param name="Step">The step counter after reading back.</param>
internal sealed record DemoRollout(string SavedId, JsonObject FinalPosition, long Step)
{
    public static async Task<DemoRollout> RunAsync(Forge forge, IEnumerable<WorldAction> actions, string stateDirectory, string id, CancellationToken cancellationToken)
    {
        WorldState state = DemoScene.Start();
        foreach (WorldAction action in actions)
        {
            PredictionPayload payload = await forge.PredictAsync(new PredictRequest(state, action), MockProvider.ProviderName, cancellationToken: cancellationToken).ConfigureAwait(false);
            state = WorldState.FromUntrusted(payload.State);
        }

        Directory.CreateDirectory(stateDirectory);
        string file = Path.Combine(stateDirectory, id + ".json");
        await AtomicFile.WriteTextAsync(file, ArtifactJson.ToText(state.Value), cancellationToken).ConfigureAwait(false);
        WorldState reloaded = WorldState.FromUntrusted(StrictJson.Parse(await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false)));
        return new DemoRollout(id, Position(reloaded), reloaded.Step);
    }

    private static JsonObject Position(WorldState state)
    {
        var scene = (JsonObject)state.Value["scene"];
        var cube = (JsonObject)((JsonObject)scene["objects"])[DemoScene.CubeId];
        return (JsonObject)((JsonObject)cube["pose"])["position"];
    }
}
