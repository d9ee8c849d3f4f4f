using WorldForge.Actions;
using WorldForge.Benchmarking;
using WorldForge.Serialization;

namespace WorldForge.Tests.Benchmarking;

public sealed class BenchmarkInputsTests
{
    [Fact]
    public void Has_small_defaults_for_every_operation()
    {
        JsonObject wire = BenchmarkInputs.Default.ToJson();

        Assert.Equal(
            ["prediction_action", "prediction_steps", "embedding_text", "score_info", "score_action_candidates", "policy_info"],
            wire.Keys);
        Assert.Equal(2, BenchmarkInputs.Default.PredictionSteps);
        Assert.Equal("benchmark cube state", BenchmarkInputs.Default.EmbeddingText);
        Assert.Equal(BenchmarkInputs.Default.ToJson(), BenchmarkInputs.FromJson(wire).ToJson());
    }

    [Fact]
    public void Starts_every_prediction_from_a_cube_and_a_mug()
    {
        var objects = (JsonObject)((JsonObject)BenchmarkInputs.SeedState.Value["scene"])["objects"];

        Assert.Equal(["cube", "mug"], objects.Keys);
    }

    [Theory]
    [InlineData("""{"embedding_text": "hello"}""")]
    [InlineData("""{"inputs": {"embedding_text": "hello"}}""")]
    [InlineData("""{"inputs": {"embedding_text": "hello"}, "metadata": {"purpose": "test"}}""")]
    public void Reads_bare_and_wrapped_fields(string json)
    {
        using TemporaryFile file = new(json);

        BenchmarkInputFile read = BenchmarkInputFile.Load(file.Path, file.Folder);

        Assert.Equal("hello", read.Inputs.EmbeddingText);
        Assert.Equal(2, read.Inputs.PredictionSteps);
        Assert.Equal(file.Name, read.Reference.Path);
        Assert.Equal(Sha256Digest.Of(System.Text.Encoding.UTF8.GetBytes(json)), read.Reference.Digest);
    }

    [Theory]
    [InlineData("""{}""", "at least one of prediction_action")]
    [InlineData("""{"inputs": {}}""", "inputs must set at least one of")]
    [InlineData("""[]""", "object")]
    [InlineData("""{"generation_prompt": "x"}""", "generation_prompt")]
    [InlineData("""{"inputs": {"embedding_text": "x"}, "extra": 1}""", "extra")]
    [InlineData("""{"inputs": {"reason_query": "x"}}""", "inputs.reason_query")]
    [InlineData("""{"prediction_steps": true}""", "prediction_steps")]
    [InlineData("""{"prediction_steps": 0}""", "prediction_steps")]
    [InlineData("""{"prediction_steps": 1.5}""", "prediction_steps")]
    [InlineData("""{"prediction_steps": null}""", "prediction_steps")]
    [InlineData("""{"embedding_text": "  "}""", "embedding_text")]
    [InlineData("""{"score_info": {}}""", "score_info")]
    [InlineData("""{"policy_info": []}""", "policy_info")]
    [InlineData("""{"prediction_action": {"type": "noop"}}""", "prediction_action.parameters")]
    [InlineData("""{"prediction_action": {"type": "", "parameters": {}}}""", "prediction_action.type")]
    [InlineData("""{"prediction_action": {"type": "noop", "parameters": {}, "speed": 1}}""", "prediction_action.speed")]
    [InlineData("""{"score_action_candidates": []}""", "score_action_candidates")]
    [InlineData("""{"score_action_candidates": 3}""", "score_action_candidates")]
    [InlineData("""{"embedding_text": NaN}""", "not valid JSON")]
    public void Refuses_what_is_no_input_and_says_where(string json, string expected)
    {
        using TemporaryFile file = new(json);

        WorldForgeException fault = Assert.ThrowsAny<WorldForgeException>(() => BenchmarkInputFile.Load(file.Path, file.Folder));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_a_file_outside_of_the_folder_without_its_folders()
    {
        using TemporaryFile file = new("""{"embedding_text": "x"}""");

        BenchmarkInputFile read = BenchmarkInputFile.Load(file.Path, Path.Join(file.Folder, "elsewhere"));

        Assert.Equal($"<host-local:{file.Name}>", read.Reference.Path);
        Assert.Equal(read.Reference.Digest.Hex, ((JsonText)read.Reference.ToJson()["sha256"]).Value);
    }

    [Fact]
    public void Says_that_a_file_is_missing_without_its_folders()
    {
        string folder = Directory.CreateTempSubdirectory("wf-bench-").FullName;

        WorldForgeException fault = Assert.ThrowsAny<WorldForgeException>(() => BenchmarkInputFile.Load(Path.Join(folder, "inputs.json")));

        Assert.DoesNotContain(folder, fault.Message, StringComparison.Ordinal);
        Assert.Contains("inputs.json", fault.Message, StringComparison.Ordinal);
        Assert.ThrowsAny<WorldForgeException>(static () => BenchmarkInputFile.Load(" "));
    }

    [Fact]
    public void Describes_candidates_that_are_a_tensor()
    {
        CandidateTensor tensor = new(new float[12], [2, 2, 3], 0);

        JsonObject wire = (BenchmarkInputs.Default with { ScoreCandidates = ActionCandidates.FromTensor(tensor) }).ToJson();

        Assert.Equal("""{"json_serializable":false,"shape":[2,2,3],"type":"CandidateTensor"}""", wire["score_action_candidates"].ToString());
    }

    [Fact]
    public void Takes_candidates_of_actions_and_opaque_objects()
    {
        BenchmarkInputs plans = BenchmarkInputs.FromJson(TestBenchmark.Object("""{"score_action_candidates": [[{"type": "noop", "parameters": {}}]]}"""));
        BenchmarkInputs payload = BenchmarkInputs.FromJson(TestBenchmark.Object("""{"score_action_candidates": {"grid": 3}}"""));

        Assert.Equal(1, plans.ScoreCandidates.Count);
        Assert.NotNull(payload.ScoreCandidates.Payload);
    }

    [Fact]
    public void Checks_what_a_host_sets()
    {
        Assert.Throws<WorldForgeException>(static () => BenchmarkInputs.Default with { PredictionSteps = 0 });
        Assert.Throws<WorldForgeException>(static () => BenchmarkInputs.Default with { EmbeddingText = " " });
        Assert.Throws<WorldForgeException>(static () => BenchmarkInputs.Default with { ScoreInfo = JsonObject.Empty });
    }
}
