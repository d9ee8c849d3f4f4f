using WorldForge.Arrays;
using WorldForge.Providers.Groot;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tests.Groot;

/// <summary>The client against libzmq, msgpack and numpy themselves.</summary>
public sealed class GrootPythonPeerTests
{
    private const string Modules = "zmq, msgpack, numpy";
    private static readonly string Script = Path.Combine("Groot", "groot_peer.py");

    private static readonly JsonObject Observation = JsonObject.Create(
        ("video", JsonObject.Create(("front", JsonList.OfArray(NdArray.Of(new byte[2 * 4 * 3], 1, 2, 2, 2, 3))))),
        ("state", JsonObject.Create(("eef", JsonList.OfArray(NdArray.Of([0.5f, -1, 2], 1, 1, 3))))),
        ("language", JsonObject.Create(("task", JsonList.Create([JsonList.OfTexts(["move the cube"])])))));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_endpoint_answers_and_kill_ends_the_server()
    {
        await using PythonPeer peer = await StartAsync();
        using GrootPolicyClient client = Client(peer);

        Assert.True(await client.PingAsync(Token));
        GrootActionReply reply = await client.GetActionAsync(Observation, JsonObject.Create(("mode", "strict")), Token);
        Assert.Equal("<f4 (1, 2, 3)", ((JsonList)((JsonObject)reply.RawActions)["arm"]).Array!.ToString());
        Assert.Equal(JsonObject.Empty, reply.Info);
        Assert.Equal(JsonObject.Empty, await client.ResetAsync(null, Token));
        Assert.Equal("""{"current_step":0,"options":{"seed":1}}""", (await client.ResetAsync(JsonObject.Create(("seed", 1)), Token)).ToString());
        Assert.Equal(
            """{"state":"{\"delta_indices\": [0]}","video":{"delta_indices":[0],"modality_keys":["front"]}}""",
            (await client.GetModalityConfigAsync(Token)).ToString());
        await client.KillAsync(Token);
        await peer.WaitForEndAsync(Token).WaitAsync(TimeSpan.FromSeconds(30), Token);
        Assert.Equal(1, client.Connections);
    }

    [Fact]
    public async Task Arrays_of_every_type_arrive_in_both_directions()
    {
        await using PythonPeer peer = await StartAsync();
        using GrootPolicyClient client = Client(peer);

        GrootActionReply sent = await client.GetActionAsync(Observation, JsonObject.Create(("mode", "echo")), Token);
        JsonObject typed = (JsonObject)(await client.GetActionAsync(Observation, JsonObject.Create(("mode", "dtypes")), Token)).RawActions;

        Assert.Equal(Observation, sent.RawActions);
        Assert.Equal("""{"described":{"eef":["float32",[1,1,3],1.5]}}""", sent.Info.ToString());
        Assert.Equal(
            "{'b1':[true,false,true,false,true,false],'big':[0.0,1.0,2.0,3.0,4.0,5.0],'empty':[],'f2':[0.0,0.5,1.0,1.5,2.0,2.5],'f4':[0.0,0.5,1.0,1.5,2.0,2.5],"
            + "'f8':[0.0,0.5,1.0,1.5,2.0,2.5],'fortran':[[0.0,1.0,2.0],[3.0,4.0,5.0]],'i1':[-3,-2,-1,0,1,2],'i2':[-3,-2,-1,0,1,2],'i4':[-3,-2,-1,0,1,2],"
            + "'i8':[-3,-2,-1,0,1,2],'scalar':2.5,'u1':[[0,1,2],[3,4,5]],'u2':[0,1,2,3,4,5],'u4':[0,1,2,3,4,5],'u8':[0,1,2,3,4,5]}",
            typed.ToString().Replace('"', '\''));
    }

    [Fact]
    public async Task A_large_observation_arrives_whole()
    {
        byte[] pixels = [.. Enumerable.Range(0, 2 * 480 * 640 * 3).Select(static index => (byte)(index & 0xFF))];
        JsonObject observation = Observation.With("video", JsonObject.Create(("front", JsonList.OfArray(NdArray.Of(pixels, 1, 2, 480, 640, 3)))));
        await using PythonPeer peer = await StartAsync();
        using GrootPolicyClient client = Client(peer);

        JsonObject echoed = (JsonObject)(await client.GetActionAsync(observation, JsonObject.Create(("mode", "echo")), Token)).RawActions;

        Assert.True(((JsonList)((JsonObject)echoed["video"])["front"]).Array!.Data.Span.SequenceEqual(pixels));
    }

    [Theory]
    [InlineData("error", FaultCodes.ProviderFailed, "Server error: cannot reach https://host/x")]
    [InlineData("ERROR", FaultCodes.ProviderFailed, "Server error: ERROR")]
    [InlineData("one", FaultCodes.ProviderResponse, "tuple response must contain actions and info, but it has 1 items")]
    [InlineData("three", FaultCodes.ProviderResponse, "tuple response must contain actions and info, but it has 3 items")]
    [InlineData("nan", FaultCodes.ProviderResponse, "raw_actions.arm must hold finite numbers")]
    [InlineData("nan_plain", FaultCodes.ProviderResponse, "raw_actions.arm[1] must hold finite numbers")]
    [InlineData("bytes", FaultCodes.ProviderResponse, "raw_actions.arm holds binary data")]
    [InlineData("intkey", FaultCodes.ProviderResponse, "raw_actions has keys that are not text")]
    [InlineData("ext", FaultCodes.ProviderResponse, "raw_actions.arm holds an extension value")]
    [InlineData("object", FaultCodes.ProviderResponse, "raw_actions.arm has an invalid ndarray payload")]
    public async Task Whatever_the_server_answers_wrongly_is_typed_and_the_connection_stays_usable(string mode, string code, string problem)
    {
        await using PythonPeer peer = await StartAsync();
        using GrootPolicyClient client = Client(peer);

        ProviderException error = await Assert.ThrowsAsync<ProviderException>(() => client.GetActionAsync(Observation, JsonObject.Create(("mode", mode)), Token).AsTask());

        Assert.Equal(code, error.Code);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("raw-secret", error.Message, StringComparison.Ordinal);
        Assert.True(await client.PingAsync(Token));
        Assert.Equal(1, client.Connections);
    }

    [Fact]
    public async Task A_nil_answer_is_no_pair()
    {
        await using PythonPeer peer = await StartAsync();
        using GrootPolicyClient client = Client(peer);

        Assert.Equal(JsonValue.Null, (await client.GetActionAsync(Observation, JsonObject.Create(("mode", "nil")), Token)).RawActions);
    }

    [Fact]
    public async Task A_strict_server_refuses_lists_and_takes_what_coercion_makes_of_them()
    {
        await using PythonPeer peer = await StartAsync();
        using GrootPolicyClient client = Client(peer);
        JsonObject strict = JsonObject.Create(("mode", "strict"));
        JsonObject lists = (JsonObject)StrictJson.Parse("""{"video":{"front":[[[[[0,128,255]]]]]},"state":{"eef":[[[0,0.5,1]]]},"language":{"task":[["move"]]}}""");

        ProviderException refused = await Assert.ThrowsAsync<ProviderException>(() => client.GetActionAsync(lists, strict, Token).AsTask());

        Assert.Contains("video.front must be a uint8 array", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(await client.GetActionAsync(ObservationCoercion.Apply(lists), strict, Token));
    }

    [Fact]
    public async Task A_token_is_asked_for_and_sent()
    {
        await using PythonPeer peer = await StartAsync(KeyValuePair.Create("GROOT_PEER_TOKEN", "open sesame"));
        using GrootPolicyClient stranger = Client(peer);
        using GrootPolicyClient friend = new(new GrootClientOptions { Host = "127.0.0.1", Port = peer.Port, ApiToken = new Secret("open sesame") });

        Assert.False(await stranger.PingAsync(Token));
        Assert.True(await friend.PingAsync(Token));
        Assert.Contains("Unauthorized", (await Assert.ThrowsAsync<ProviderException>(() => stranger.ResetAsync(null, Token).AsTask())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_late_answer_times_out_and_is_never_taken_for_the_next_one()
    {
        await using PythonPeer peer = await StartAsync();
        using GrootPolicyClient hasty = new(new GrootClientOptions { Host = "127.0.0.1", Port = peer.Port, Timeout = TimeSpan.FromMilliseconds(400) });
        Assert.True(await hasty.PingAsync(Token));

        ProviderException error = await Assert.ThrowsAsync<ProviderException>(
            () => hasty.GetActionAsync(Observation, JsonObject.Create(("mode", "delay"), ("seconds", 0.8)), Token).AsTask());
        bool answers = false;
        for (int attempt = 0; attempt < 50 && !answers; attempt++)
        {
            answers = await hasty.PingAsync(Token);
        }

        Assert.Equal((FaultCodes.ProviderTimeout, true), (error.Code, error.IsRetryable));
        Assert.True(answers);
        Assert.True(hasty.Connections >= 2);
    }

    [Fact]
    public async Task Answers_and_arrays_beyond_their_limits_are_refused()
    {
        await using PythonPeer peer = await StartAsync();
        using GrootPolicyClient small = new(new GrootClientOptions { Host = "127.0.0.1", Port = peer.Port, MaxReplyBytes = 10_000, MaxArrayBytes = 1_000 });
        JsonObject Large(int bytes) => JsonObject.Create(("mode", "large"), ("bytes", bytes));

        ProviderException reply = await Assert.ThrowsAsync<ProviderException>(() => small.GetActionAsync(Observation, Large(20_000), Token).AsTask());
        ProviderException array = await Assert.ThrowsAsync<ProviderException>(() => small.GetActionAsync(Observation, Large(2_000), Token).AsTask());

        Assert.Contains("larger than the limit of 10000", reply.Message, StringComparison.Ordinal);
        Assert.Contains("an ndarray payload of 2128 bytes, more than the limit of 1000", array.Message, StringComparison.Ordinal);
        Assert.NotNull(await small.GetActionAsync(Observation, Large(100), Token));
    }

    private static Task<PythonPeer> StartAsync(params IEnumerable<KeyValuePair<string, string>> variables) => PythonPeer.StartAsync(Script, Modules, Token, variables);

    private static GrootPolicyClient Client(PythonPeer peer) => new(new GrootClientOptions { Host = "127.0.0.1", Port = peer.Port });
}
