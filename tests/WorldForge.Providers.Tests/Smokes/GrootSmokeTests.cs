using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using WorldForge.Evidence;
using WorldForge.Providers.Smokes;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tests.Smokes;

/// <summary>The smoke against a real pyzmq server, one that runs already and one that it starts.</summary>
public sealed class GrootSmokeTests : IDisposable
{
    private const string Planted = "planted-token-0815";
    private const string Modules = "zmq, msgpack, numpy";
    private static readonly string Peer = Path.Combine("Groot", "groot_peer.py");

    private readonly SmokePlace _place = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private GrootSmokeOptions Options => new()
    {
        TimeoutMs = 5000,
        PolicyInfoJson = _place.Write("info.json", """{"observation":{"state":{"eef":[[[0,0.5,1]]]},"language":{"task":[["move"]]}}}"""),
        Translator = SmokePlace.Reference("Gr1"),
        AllowTranslatorCode = true,
    };

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Passes_against_a_server_with_a_token_that_is_never_shown()
    {
        await using PythonPeer peer = await PythonPeer.StartAsync(Peer, Modules, Token, KeyValuePair.Create("GROOT_PEER_TOKEN", Planted));
        _place.Variables["GROOT_POLICY_PORT"] = peer.Port.ToString(CultureInfo.InvariantCulture);
        _place.Variables["GROOT_POLICY_API_TOKEN"] = Planted;

        SmokeOutcome outcome = await GrootSmoke.RunAsync(
            _place.Settings("gr00t", "--api-token=" + Planted),
            Options with { CoerceObservations = true, OptionsJson = _place.Write("options.json", """{"mode":"strict"}"""), EmbodimentTag = "gr1", ActionHorizon = 1, Strict = true },
            Token);

        Assert.Equal((0, null), (outcome.ExitCode, outcome.Error));
        RunManifest manifest = _place.Read();
        Assert.Equal((RunManifestStatus.Passed, "live", 1, "gr00t:schema-1"), (manifest.Status, manifest.RunId, manifest.EventCount, manifest.RuntimeManifestId));
        Assert.Equal(CanonicalJson.Digest(outcome.Output["result"]), manifest.ResultDigest);
        Assert.Equal(Sha256Digest.Of(File.ReadAllBytes(_place.PathOf("info.json"))), manifest.InputDigest);
        Assert.Equal(["GROOT_POLICY_PORT", "GROOT_POLICY_API_TOKEN"], SmokePlace.Present(manifest));
        Assert.Equal(11, ((JsonList)manifest.ToJson()["env_summary"]).Count);
        Assert.DoesNotContain(Planted, _place.Everything(outcome), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(ArmObservation), "--observation-module", false)]
    [InlineData(typeof(WholeInfo), "observation must be an object with", true)]
    public async Task An_observation_may_come_from_code_with_consent(Type type, string problem, bool allowed)
    {
        await using PythonPeer peer = await PythonPeer.StartAsync(Peer, Modules, Token);
        GrootSmokeOptions options = Options with { Port = peer.Port, PolicyInfoJson = null, ObservationModule = SmokePlace.Reference(type), AllowObservationCode = allowed };

        SmokeOutcome outcome = await GrootSmoke.RunAsync(_place.Settings(), options, Token);

        // The whole info is taken as it is, and its observation has state only.
        Assert.True(allowed ? outcome.ExitCode == 0 || _place.Failure(outcome).Contains(problem, StringComparison.Ordinal) : _place.Failure(outcome).Contains(problem, StringComparison.Ordinal), outcome.Error);
        Assert.Equal(allowed ? 1 : 0, _place.Read().EventCount);
    }

    [Fact]
    public async Task Health_only_pings_and_is_skipped()
    {
        await using PythonPeer peer = await PythonPeer.StartAsync(Peer, Modules, Token);

        SmokeOutcome outcome = await GrootSmoke.RunAsync(_place.Settings() with { HealthOnly = true }, new GrootSmokeOptions { Port = peer.Port }, Token);

        Assert.Equal((0, null), (outcome.ExitCode, outcome.Error));
        Assert.Equal((RunManifestStatus.Skipped, Capabilities.Capability.Policy), (_place.Read().Status, _place.Read().Capability));
    }

    [Fact]
    public async Task A_server_that_fails_leaves_a_failed_manifest_without_secrets()
    {
        await using PythonPeer peer = await PythonPeer.StartAsync(Peer, Modules, Token);

        SmokeOutcome outcome = await GrootSmoke.RunAsync(_place.Settings(), Options with { Port = peer.Port, OptionsJson = _place.Write("options.json", """{"mode":"error"}""") }, Token);

        Assert.Contains("cannot reach", _place.Failure(outcome), StringComparison.Ordinal);
        Assert.Equal(1, _place.Read().EventCount);
        Assert.DoesNotContain("hunter2", _place.Everything(outcome), StringComparison.Ordinal);
        Assert.DoesNotContain("raw-secret", _place.Everything(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_server_no_translator_no_input_and_a_bad_port_are_said()
    {
        GrootSmokeOptions options = Options with { Port = FreePort(), TimeoutMs = 200 };

        Assert.Contains("gr00t is unhealthy: ", _place.Failure(await GrootSmoke.RunAsync(_place.Settings(), options, Token)), StringComparison.Ordinal);
        Assert.Contains("--translator is needed", _place.Failure(await GrootSmoke.RunAsync(_place.Settings(), options with { Translator = null }, Token)), StringComparison.Ordinal);
        Assert.Contains("--action-horizon", _place.Failure(await GrootSmoke.RunAsync(_place.Settings(), options with { ActionHorizon = 0 }, Token)), StringComparison.Ordinal);
        _place.Variables["GROOT_POLICY_TIMEOUT_MS"] = "planted-limit";
        SmokeOutcome bad = await GrootSmoke.RunAsync(_place.Settings(), new GrootSmokeOptions { Translator = Options.Translator, AllowTranslatorCode = true }, Token);
        Assert.Contains("GROOT_POLICY_TIMEOUT_MS", _place.Failure(bad), StringComparison.Ordinal);
        Assert.DoesNotContain("planted-limit", _place.Everything(bad), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_run_needs_an_input()
    {
        await using PythonPeer peer = await PythonPeer.StartAsync(Peer, Modules, Token);

        SmokeOutcome outcome = await GrootSmoke.RunAsync(_place.Settings(), Options with { Port = peer.Port, PolicyInfoJson = null }, Token);

        Assert.Contains("--observation-module is needed", _place.Failure(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_line_that_was_not_understood_leaves_a_manifest_without_its_secrets()
    {
        SmokeOutcome outcome = await GrootSmoke.RefuseAsync(
            _place.Settings("gr00t", "--bogus", "--server-arg=--api-token", "--server-arg=" + Planted, "--server-arg", "--hf-token=" + Planted), "Unrecognized command or argument '--bogus'.", Token);

        Assert.Contains("--bogus", _place.Failure(outcome), StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, _place.Everything(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_started_server_answers_and_ends_with_the_smoke_and_its_secrets_are_masked()
    {
        await RequirePeerAsync();
        int port = FreePort();

        SmokeOutcome outcome = await GrootSmoke.RunAsync(
            _place.Settings("gr00t", "--start-server", "--server-arg", "--api-token", "--server-arg", Planted, "--server-arg=--cache=" + _place.Folder, "--model-path", "serves"),
            Checkout("serves") with { Port = port, EmbodimentTag = "gr1", ServerArguments = ["--api-token", Planted, "--cache", _place.Folder] },
            Token);

        Assert.Equal((0, null), (outcome.ExitCode, outcome.Error));
        RunManifest manifest = _place.Read();
        Assert.Equal(RunManifestStatus.Passed, manifest.Status);
        string[] shown = [.. ((JsonList)SmokePlace.Summary(manifest)["server_command"]).Cast<JsonText>().Select(static one => one.Value)];
        Assert.Equal(["--embodiment-tag", "gr1", "--host", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture), "--model-path", "serves", "--device", "cuda:0", "--api-token"], shown[..11]);
        Assert.DoesNotContain(Planted, _place.Everything(outcome), StringComparison.Ordinal);
        Assert.DoesNotContain(_place.Folder, _place.Everything(outcome), StringComparison.Ordinal);
        (int process, string[] arguments) = Started();
        Assert.Contains(Planted, arguments);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(process));
    }

    [Fact]
    public async Task A_server_that_ends_early_is_reported_with_its_exit_code()
    {
        SmokeOutcome outcome = await GrootSmoke.RunAsync(_place.Settings(), Checkout("ends") with { Port = FreePort() }, Token);

        string failure = _place.Failure(outcome);
        Assert.True(failure == "The policy server ended early with exit code 7.", failure);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_ended_after_its_time()
    {
        SmokeOutcome outcome = await GrootSmoke.RunAsync(_place.Settings(), Checkout("waits") with { Port = FreePort(), TimeoutMs = 200, StartupTimeout = TimeSpan.FromSeconds(1.5) }, Token);

        Assert.Equal("The policy server did not answer within 1.5 s.", _place.Failure(outcome));
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(Started().Process));
    }

    [Fact]
    public async Task A_stopped_smoke_ends_its_server_and_leaves_a_manifest()
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        GrootSmokeOptions options = Checkout("waits") with { Port = FreePort(), TimeoutMs = 200 };
        Task<SmokeOutcome> smoke = GrootSmoke.RunAsync(_place.Settings(), options, stop.Token);
        while (!_place.Exists("checkout/gr00t/eval/started.json") && !smoke.IsCompleted)
        {
            await Task.Delay(20, Token);
        }

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => smoke);
        Assert.Equal((JsonValue)"stopped by the user", SmokePlace.Summary(_place.Read())["failure_reason"]);
    }

    [Fact]
    public async Task A_checkout_without_the_script_and_a_program_that_is_not_there_are_said()
    {
        GrootSmokeOptions options = Options with { StartServer = true, Port = FreePort(), TimeoutMs = 200, GrootRoot = "nowhere", DatasetPath = "/data/replay" };

        Assert.Contains("--gr00t-root has no gr00t/eval/run_gr00t_server.py", _place.Failure(await GrootSmoke.RunAsync(_place.Settings(), options, Token)), StringComparison.Ordinal);
        Assert.Contains("--dataset-path", CanonicalJson.ToText(SmokePlace.Summary(_place.Read())), StringComparison.Ordinal);
        _place.Variables["PATH"] = _place.Folder;
        Assert.Contains("cannot be started", _place.Failure(await GrootSmoke.RunAsync(_place.Settings(), options with { GrootRoot = null }, Token)), StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task RequirePeerAsync()
    {
        // The started server imports what the running one does; this skips with the same reason.
        await using PythonPeer peer = await PythonPeer.StartAsync(Peer, Modules, Token);
    }

    /// <summary>
    /// A checkout whose script is ours, and a <c>uv</c> on the path that runs it with the system's interpreter: a shell, for which
    /// <c>run</c> is the name of a script.
    /// </summary>
    private GrootSmokeOptions Checkout(string mode)
    {
        Assert.SkipUnless(File.Exists(SmokePlace.Python) && !OperatingSystem.IsWindows(), "The server is played by a script for the system's Python 3, which is not there.");
        _place.Write("checkout/gr00t/eval/run_gr00t_server.py", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Smokes", "run_gr00t_server.py")));
        _place.Write("checkout/run", $"shift\nexec {SmokePlace.Python} \"$@\"\n");
        Directory.CreateDirectory(_place.PathOf("bin"));
        File.CreateSymbolicLink(_place.PathOf("bin/uv"), "/bin/sh");
        _place.Variables["PATH"] = _place.PathOf("bin") + ":" + Environment.GetEnvironmentVariable("PATH");
        return Options with { StartServer = true, GrootRoot = "checkout", ModelPath = mode };
    }

    private (int Process, string[] Arguments) Started()
    {
        var started = (JsonObject)StrictJson.Parse(File.ReadAllBytes(_place.PathOf("checkout/gr00t/eval/started.json")));
        return ((int)((JsonInteger)started["pid"]).Value, [.. ((JsonList)started["arguments"]).Cast<JsonText>().Select(static one => one.Value)]);
    }
}
