using System.Text;
using WorldForge.Runs;
using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Drills;

/// <summary>Stored world states that must not be read: one cut off, one of the wrong shape.</summary>
internal sealed class CorruptedStateDrill : IDrill
{
    private const string Corrupted = "inputs/worlds/corrupted.json";

    public Task<DrillObservation> RunAsync(RunSession run, DrillOptions options, CancellationToken cancellationToken)
    {
        byte[] torn = Encoding.UTF8.GetBytes("{\"step\": 4, \"scene\": {\"objects\": {\"cube\": {\"position\": ");
        run.WriteBytes(Corrupted, torn);
        run.AddArtifact("corrupted_world", Corrupted);
        byte[] misshapen = ArtifactJson.ToBytes(JsonObject.Create(("step", 4), ("scene", JsonObject.Create(("objects", JsonList.Create(["cube"]))))));

        WorldStateException? cutOff = Failure(torn);
        WorldStateException? wrongShape = Failure(misshapen);
        run.WriteJson("results/world-state-error.json", JsonObject.Create(
            ("source", $"<run-workspace>/{Corrupted}"),
            ("truncated", Row(cutOff)),
            ("wrong_shape", Row(wrongShape))));
        run.AddArtifact("world_state_error", "results/world-state-error.json");
        return Task.FromResult(new DrillObservation(
            cutOff is not null && wrongShape is not null,
            cutOff?.Message ?? "a world state that was cut off was read",
            JsonObject.Create(("source", $"<run-workspace>/{Corrupted}"), ("wrong_shape", wrongShape?.Message))));
    }

    private static WorldStateException? Failure(byte[] stored)
    {
        try
        {
            _ = WorldState.Read(stored);
            return null;
        }
        catch (WorldStateException fault)
        {
            return fault;
        }
    }

    private static JsonObject Row(WorldStateException? fault) => fault is null
        ? JsonObject.Create(("observed", false))
        : JsonObject.Create(("observed", true), ("type", nameof(WorldStateException)), ("code", fault.Code), ("message", fault.Message));
}
