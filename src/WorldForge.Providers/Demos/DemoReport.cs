using System.Collections.Immutable;
using WorldForge.Events;
using WorldForge.Planning;
using WorldForge.Serialization;

namespace WorldForge.Providers.Demos;

/// <summary>What both demos report.</summary>
internal static class DemoReport
{
    public static JsonObject Common(
        string kind, string runtimeMode, DemoOptions options, Plan plan, IReadOnlyList<double> costs, DemoRollout rollout, ImmutableArray<ProviderEvent> events) =>
        JsonObject.Create(
            ("demo_kind", kind),
            ("runtime_mode", runtimeMode),
            ("uses_real_upstream_checkpoint", false),
            ("goal", DemoScene.Goal),
            ("candidate_costs", JsonList.Create(costs.Select(static cost => (JsonValue)cost))),
            ("selected_candidate_index", ((JsonObject)plan.Metadata["score_result"])["best_index"]),
            ("selected_actions", JsonList.Create(plan.Actions.Select(static action => (JsonValue)action.ToJson()))),
            ("final_cube_position", rollout.FinalPosition),
            ("final_step", rollout.Step),
            ("saved_states", JsonList.OfTexts([rollout.SavedId])),
            ("state_dir", options.StateDirectoryDisplay),
            ("plan", plan.ToJson()),
            ("event_phases", JsonList.OfTexts(events.Select(static one => one.Phase))),
            ("provider_events", JsonList.Create(events.Select(static one => (JsonValue)one.ToJson()))));
}
