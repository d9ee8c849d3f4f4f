using WorldForge.Actions;
using WorldForge.Evidence;
using WorldForge.Planning;
using WorldForge.Providers.Http;
using WorldForge.Serialization;
using WorldForge.States;
using WorldForge.Tests.Evidence;
using WorldForge.Tests.Traces;
using WorldForge.Traces;

namespace WorldForge.Tests.Validation;

/// <summary>Puts hostile values in every place of a valid document of each kind: a reader takes it, or refuses it with its own error.</summary>
public sealed class EveryReaderTests
{
    private const string Digest = "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

    private static readonly Dictionary<string, (Func<JsonValue> Valid, Func<JsonValue, object> Read)> Readers = new(StringComparer.Ordinal)
    {
        ["action"] = (() => WorldAction.MoveTo(1, 2, 3, 0.5, "a").ToJson(), WorldAction.FromJson),
        ["candidates"] = (() => ActionCandidates.FromPlans([[WorldAction.MoveTo(1, 2, 3)], [WorldAction.Noop()]]).ToJson(), ActionCandidates.FromJson),
        ["world state"] = (() => WorldState.Seed([Cube]).Value.With("metadata", JsonObject.Empty), value => WorldState.Create(value)),
        ["world document"] = (() => StrictJson.Parse(WorldText), value => WorldDocument.FromJson(value)),
        ["scene object"] = (() => Cube.ToJson(), value => SceneObject.FromJson(value)),
        ["trace"] = (() => Trace.ToJson(), WorkflowTrace.FromJson),
        ["planner config"] = (() => Config.ToJson(), PlannerConfig.FromJson),
        ["request policy"] = (() => Policy.ToJson(), value => ProviderRequestPolicy.FromJson(WorldForge.Validation.Check.Object(value, "policy"))),
        ["dataset"] = (() => DatasetManifestTests.Manifest().ToJson(), DatasetManifest.FromJson),
        ["runtime manifest"] = (() => ProviderRuntimeManifestTests.Manifest().Document, ProviderRuntimeManifest.FromJson),
        ["asset"] = (() => RuntimeAssetManifestTests.Local.ToJson(), RuntimeAssetManifest.FromJson),
        ["asset reference"] = (() => RuntimeAssetManifestTests.Local.ToReference().ToJson(), RuntimeAssetReference.FromJson),
        ["provenance"] = (() => Provenance.ToJson(), ProvenanceEnvelope.FromJson),
        ["run manifest"] = (() => StrictJson.Parse(RunText), RunManifest.FromJson),
    };

    private static readonly JsonValue[] Hostile =
    [
        JsonValue.Null, true, false, 0, -1, 1, long.MaxValue, JsonInteger.Of(System.Numerics.BigInteger.Pow(10, 308)), -0.0, 1.0, 0.5, double.MaxValue,
        double.Epsilon, "", " ", "1", "\0", "\ud83d\ude00", new string('x', 100_000), "../x", "token=abcdef", JsonList.Empty, JsonObject.Empty,
        JsonList.Create([JsonValue.Null]), JsonList.Create([JsonList.Empty]), JsonObject.Create(("\ud83d\ude00", JsonValue.Null)), Deep(),
    ];

    public static TheoryData<string> Names => [.. Readers.Keys];

    private static SceneObject Cube => new("a", "A", new Pose(new Position(1, 2, 3)), isGraspable: true);

    private static WorkflowTrace Trace => new(
        "plan:1",
        "Plan",
        [
            WorkflowTraceTests.Step("root") with { DurationMs = 1.5, OutputArtifacts = [new WorkflowArtifactRef("plan", "plan.json", Sha256Digest.Of("a"u8), "application/json")] },
            WorkflowTraceTests.Step("child", TraceStatus.Failed) with { ParentId = "root", Provider = "mock", Capability = "score", ErrorSummary = "broke" },
        ]);

    private static PlannerConfig Config => new(
        4, 32, 3, 8, 2, extensions: new PlannerExtensions { Momentum = 0.5, EarlyStopTolerance = 0.1, MaxElapsed = TimeSpan.FromSeconds(1), WarmStart = true });

    private static ProviderRequestPolicy Policy => ProviderRequestPolicy.RemoteDefaults(TimeSpan.FromSeconds(60)) with
    {
        Request = new RequestOperationPolicy { Timeout = TimeSpan.FromSeconds(1), MaxElapsed = TimeSpan.FromSeconds(9) },
    };

    private static ProvenanceEnvelope Provenance => new()
    {
        Kind = ProvenanceKind.Benchmark,
        SuiteId = "planning",
        SuiteVersion = "1",
        WorldForgeVersion = "0.1.0",
        CreatedAt = "2026-05-04T03:02:01Z",
        ClaimBoundary = "one machine",
        MetricSemantics = "cost",
        EventCount = 3,
        DatasetManifests = [DatasetManifestTests.Manifest().ToReference("datasets/push.json")],
        BudgetFile = new BudgetFileReference { Path = "profiles/budgets.json", Sha256 = Sha256Digest.Of("b"u8) },
    };

    private static string WorldText =>
        """
        {"schema_version":1,"id":"w-1","name":"World","provider":"mock","step":3,"metadata":{"k":1},
         "scene":{"objects":{"a":{"id":"a","name":"A","pose":{"position":{"x":1,"y":2,"z":3},"rotation":{"w":1}}}}},
         "history":[{"step":2,"summary":"moved","action_json":{"type":"noop"},
            "state":{"schema_version":1,"id":"w-1","name":"World","provider":"mock","metadata":{},"scene":{"objects":{}}}}]}
        """;

    private static string RunText =>
        $$$"""
        {"schema_version":1,"run_id":"run-1","created_at":"2026-05-04T03:02:01+00:00","package_version":"0.1.0","provider_profile":"gr00t",
         "command_argv":["worldforge"],"capability":"policy","status":"passed","runtime_manifest_id":null,"runtime_assets":[{{{RuntimeAssetManifestTests.Local.ToReference().ToJson()}}}],
         "config_profile":null,"env_summary":[{"name":"A","present":true,"secret":false,"source":"env:A"}],"input_summary":{"steps":4},
         "input_digest":"{{{Digest}}}","input_fixture_digest":null,"event_count":1,"result_digest":null,"artifact_paths":{"trace":"trace.json"}}
        """;

    [Theory]
    [MemberData(nameof(Names))]
    public void Takes_a_valid_document(string name) => Assert.NotNull(Readers[name].Read(Readers[name].Valid()));

    [Theory]
    [MemberData(nameof(Names))]
    public void Fails_only_with_its_own_error_wherever_a_hostile_value_stands(string name)
    {
        JsonValue valid = Readers[name].Valid();

        foreach (JsonValue hostile in Hostile)
        {
            foreach ((string path, JsonValue changed) in Changes(valid, _ => hostile))
            {
                Exception? error = Record.Exception(() => Readers[name].Read(changed));
                Assert.True(error is null or WorldForgeException, $"{path} as {hostile.Kind} gave {error}");
                Assert.True(error is null || error.Message.Length < 2_000, $"{path} as {hostile.Kind} gave a message of {error?.Message.Length} characters");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Takes_no_boolean_for_a_number(string name)
    {
        JsonValue valid = Readers[name].Valid();
        foreach ((string path, JsonValue changed) in Changes(valid, value => value is JsonInteger or JsonFloat ? true : null))
        {
            // What hosts and models put into these members is theirs.
            if (!IsFreeForm(name, path))
            {
                Exception? error = Record.Exception(() => Readers[name].Read(changed));
                Assert.True(error is WorldForgeException, $"{path} took true for a number");
            }
        }
    }

    private static bool IsFreeForm(string name, string path) =>
        (name == "world state" && path.StartsWith(".scene.objects", StringComparison.Ordinal))
        || path.Contains(".metadata", StringComparison.Ordinal)
        || path.Contains(".parameters", StringComparison.Ordinal)
        || path.Contains(".input_summary", StringComparison.Ordinal)
        || path.Contains(".further", StringComparison.Ordinal)
        || path.Contains(".device_support", StringComparison.Ordinal);

    // Every copy of the value in which one place was changed; null leaves a place as it is.
    private static IEnumerable<(string Path, JsonValue Value)> Changes(JsonValue value, Func<JsonValue, JsonValue?> change)
    {
        if (change(value) is { } replaced)
        {
            yield return ("", replaced);
        }

        if (value is JsonObject map)
        {
            foreach ((string key, JsonValue member) in map)
            {
                foreach ((string path, JsonValue changed) in Changes(member, change))
                {
                    yield return ($".{key}{path}", map.With(key, changed));
                }
            }
        }

        if (value is JsonList list)
        {
            for (int at = 0; at < list.Count; at++)
            {
                foreach ((string path, JsonValue changed) in Changes(list[at], change))
                {
                    JsonValue[] items = [.. list];
                    items[at] = changed;
                    yield return ($"[{at}]{path}", JsonList.Create(items));
                }
            }
        }
    }

    private static JsonValue Deep()
    {
        JsonValue deep = 1;
        for (int level = 0; level < 300; level++)
        {
            deep = level % 2 == 0 ? JsonList.Create([deep]) : JsonObject.Create(("a", deep));
        }

        return deep;
    }
}
