using System.Diagnostics;
using WorldForge.Arrays;
using WorldForge.Processes;
using WorldForge.Providers.Bridge;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tests.Bridge;

public sealed class RuntimeBridgeTests : IDisposable
{
    private readonly TestWorkers _workers = new();

    public RuntimeBridgeTests() => TestWorkers.RequirePython();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _workers.Dispose();

    [Fact]
    public async Task Greets_the_reference_worker_and_agrees_on_a_version()
    {
        await using RuntimeBridge bridge = new(await _workers.ReferenceAsync());

        JsonObject greeting = await bridge.GreetAsync(Token);

        Assert.Equal(("hello", "worldforge-bridge-worker", 1), (((JsonText)greeting["type"]).Value, ((JsonText)((JsonObject)greeting["worker"])["name"]).Value, bridge.Generation));
        Assert.NotNull(bridge.WorkerId);
    }

    [Fact]
    public async Task Values_and_arrays_of_every_type_come_back_as_they_went()
    {
        await using RuntimeBridge bridge = new(await _workers.ReferenceAsync());
        NdArray[] arrays =
        [
            NdArray.Of([true, false], 2), NdArray.Of<sbyte>([-1], 1), NdArray.Of<byte>([255], 1), NdArray.Of<short>([-2], 1), NdArray.Of<ushort>([7], 1),
            NdArray.Of([1, 2, 3, 4], 2, 2), NdArray.Of<uint>([9], 1), NdArray.Of([long.MinValue], 1), NdArray.Of([ulong.MaxValue], 1),
            NdArray.Of([(Half)0.5], 1), NdArray.Of([1.5f, -2f], 1, 2), NdArray.Of([double.MaxValue], 1),
        ];
        JsonObject value = JsonObject.Create(("arrays", JsonList.Create(arrays.Select(static array => (JsonValue)JsonList.OfArray(array)))), ("text", "ä\u0000"), ("none", JsonValue.Null), ("n", 1.5));

        object? answer = await bridge.CallAsync("echo", JsonObject.Create(("value", value)), Token);

        Dictionary<string, object?> map = Assert.IsType<Dictionary<string, object?>>(answer);
        Assert.Equal(arrays, Assert.IsType<List<object?>>(map["arrays"]).Cast<NdArray>());
        Assert.Equal(((JsonValue)"ä\u0000", null, (JsonValue)1.5), ((JsonValue)map["text"]!, map["none"], (JsonValue)map["n"]!));
        Assert.Null(await bridge.CallAsync("echo", JsonObject.Empty, Token));
    }

    [Fact]
    public async Task Large_arrays_travel_whole()
    {
        await using RuntimeBridge bridge = new(await _workers.ReferenceAsync());
        byte[] pixels = new byte[2 * 480 * 640 * 3];
        pixels.AsSpan().Fill(7);
        pixels[^1] = 9;
        NdArray sent = NdArray.Of(pixels, 2, 480, 640, 3);

        Assert.Equal(sent, await bridge.CallAsync("echo", JsonObject.Create(("value", JsonList.OfArray(sent))), Token));
    }

    [Fact]
    public async Task An_error_of_a_call_leaves_the_worker_alive()
    {
        await using RuntimeBridge bridge = new(await _workers.ReferenceAsync());

        ProviderException unknown = await FailAsync(bridge, "no-such-operation");
        ProviderException loader = await Assert.ThrowsAsync<ProviderException>(() => bridge.CallAsync("load", JsonObject.Create(("loader", "x")), Token).AsTask());
        ProviderException model = await Assert.ThrowsAsync<ProviderException>(() => bridge.CallAsync("reset", JsonObject.Create(("model", 9)), Token).AsTask());

        Assert.Contains("unknown_operation", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("unknown_loader", loader.Message, StringComparison.Ordinal);
        Assert.Contains("unknown_model", model.Message, StringComparison.Ordinal);
        Assert.Equal((FaultCodes.ProviderFailed, 1), (unknown.Code, bridge.Generation));
    }

    [Fact]
    public async Task A_value_that_uses_the_key_of_references_is_refused_before_a_byte_is_sent()
    {
        await using RuntimeBridge bridge = new(await _workers.ReferenceAsync());
        int? before = await WorkerIdAsync(bridge);

        await Assert.ThrowsAsync<WorldForgeException>(() => bridge.CallAsync("echo", JsonObject.Create(("value", JsonObject.Create(("$array", 0)))), Token).AsTask());

        Assert.Equal(before, await WorkerIdAsync(bridge));
    }

    [Fact]
    public async Task A_call_beyond_the_limits_is_refused_and_the_worker_lives()
    {
        await using RuntimeBridge bridge = new((await _workers.ReferenceAsync()) with { MaxFrameBytes = 16 });
        int? before = await WorkerIdAsync(bridge);

        WorldForgeException error = await Assert.ThrowsAsync<WorldForgeException>(
            () => bridge.CallAsync("echo", JsonObject.Create(("value", JsonList.OfArray(NdArray.Of(new byte[17], 17)))), Token).AsTask());

        Assert.Contains("at most", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await WorkerIdAsync(bridge));
    }

    [Fact]
    public async Task Disposing_ends_the_worker()
    {
        RuntimeBridge bridge = new(await _workers.ReferenceAsync());
        int id = (await WorkerIdAsync(bridge))!.Value;

        await bridge.DisposeAsync();
        await bridge.DisposeAsync();

        Assert.False(Lives(id));
        Assert.Null(bridge.WorkerId);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => bridge.GreetAsync(Token).AsTask());
    }

    [Fact]
    public async Task A_killed_worker_is_started_anew_by_the_next_call()
    {
        await using RuntimeBridge bridge = new(await _workers.ReferenceAsync());
        int id = (await WorkerIdAsync(bridge))!.Value;
        using (Process worker = Process.GetProcessById(id))
        {
            worker.Kill();
            await worker.WaitForExitAsync(Token);
        }

        object? answer = null;
        try
        {
            answer = await bridge.CallAsync("echo", JsonObject.Create(("value", 1)), Token);
        }
        catch (ProviderException exception)
        {
            // The end was not seen yet: this call found out, the next one starts a worker.
            Assert.True(exception.IsRetryable);
            answer = await bridge.CallAsync("echo", JsonObject.Create(("value", 1)), Token);
        }

        Assert.Equal((JsonValue)1, answer);
        Assert.Equal(2, bridge.Generation);
    }

    [Fact]
    public async Task The_worker_ends_by_itself_when_its_host_is_gone()
    {
        RuntimeBridgeOptions options = await _workers.ReferenceAsync();
        (InteractiveProcess? worker, _) = InteractiveProcess.Start(
            new ProcessRequest { FileName = options.FileName, Arguments = options.Arguments, WorkingDirectory = options.WorkingDirectory }, TimeProvider.System);
        await using InteractiveProcess running = worker!;

        running.Input.Close();

        Assert.True(await running.WaitForExitAsync(TimeSpan.FromSeconds(30), Token));
        Assert.Equal(0, running.ExitCode);
    }

    [Fact]
    public async Task What_libraries_print_does_not_get_between_the_frames()
    {
        string noisy = Path.Combine(_workers.Folder, "noisy.py");
        RuntimeBridgeOptions options = await _workers.ReferenceAsync();
        await File.WriteAllTextAsync(noisy, "import worldforge_bridge_worker as w\nrun = w.Worker.run\ndef loud(self, op, params):\n    print('loading weights...')\n    return run(self, op, params)\nw.Worker.run = loud\nw.main()\n", Token);
        await using RuntimeBridge bridge = new(options with { Arguments = ["-u", "-B", noisy] });

        Assert.Equal((JsonValue)"x", await bridge.CallAsync("echo", JsonObject.Create(("value", "x")), Token));
    }

    [Theory]
    [InlineData("raw(b'Traceback: hello\\n'); time.sleep(60)", "no frame: 'Traceback")]
    [InlineData("raw(b'token=raw-secret-value-1234567890abcdef!'); time.sleep(60)", "no frame")]
    [InlineData("greet(); read(); raw(b'W')", "middle of a frame")]
    [InlineData("greet(); read(); raw(struct.pack('<4sIQ', b'WFB1', 100, 0) + b'{')", "middle of a frame")]
    [InlineData("greet(); read(); raw(struct.pack('<4sIQ', b'WFB1', 0xFFFFFFFF, 0)); time.sleep(60)", "announced a frame")]
    [InlineData("greet(); read(); raw(struct.pack('<4sIQ', b'WFB1', 2, 1 << 62) + b'{}'); time.sleep(60)", "announced a frame")]
    [InlineData("greet(); read(); raw(struct.pack('<4sIQ', b'WFB1', 3, 0) + b'{,}')", "no JSON")]
    [InlineData("greet(); read(); raw(struct.pack('<4sIQ', b'WFB1', 2, 0) + b'{}')", "list named arrays")]
    [InlineData("greet(); read(); write({'type': 'result', 'id': 1, 'result': 1, 'arrays': [{'dtype': 'complex64', 'shape': [1]}]}, b'12345678')", "known dtype")]
    [InlineData("greet(); read(); write({'type': 'result', 'id': 1, 'result': 1, 'arrays': [{'dtype': 'uint8', 'shape': [-1]}]})", "known dtype")]
    [InlineData("greet(); read(); write({'type': 'result', 'id': 1, 'result': 1, 'arrays': [{'dtype': 'float64', 'shape': [2147483647, 2147483647]}]}, b'12345678')", "do not fill")]
    [InlineData("greet(); read(); write({'type': 'result', 'id': 1, 'result': 1, 'arrays': [{'dtype': 'uint8', 'shape': [2]}]}, b'1')", "do not fill")]
    [InlineData("greet(); read(); write({'type': 'result', 'id': 1, 'result': 1, 'arrays': []}, b'1')", "do not fill")]
    [InlineData("greet(); read(); write({'type': 'result', 'id': 7, 'result': 1, 'arrays': []}); time.sleep(60)", "another call")]
    [InlineData("greet(); read(); write({'type': 'hello', 'id': 1, 'arrays': []}); time.sleep(60)", "neither a result")]
    [InlineData("greet(); read(); write({'type': 'result', 'id': 1, 'result': {'$array': 3}, 'arrays': []}); time.sleep(60)", "malformed result")]
    [InlineData("greet(); read(); sys.stderr.write('CUDA is gone, password=hunter2hunter2'); sys.exit(9)", "exit code 9 during echo; its last words: CUDA is gone")]
    [InlineData("read(); write({'type': 'error', 'code': 'unsupported_version', 'message': 'too new', 'arrays': []})", "refused the greeting: unsupported_version")]
    [InlineData("read(); write({'type': 'hello', 'protocol': 'worldforge.runtime-bridge', 'version': 2, 'arrays': []})", "does not speak")]
    [InlineData("read(); write({'type': 'hello', 'protocol': 'other', 'version': 1, 'arrays': []})", "does not speak")]
    [InlineData("sys.exit(0)", "ended")]
    public async Task A_broken_worker_is_a_typed_error_without_secrets(string script, string said)
    {
        await using RuntimeBridge bridge = new(_workers.Hostile(script));

        ProviderException error = await FailAsync(bridge, "echo");

        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.True(error.Code is FaultCodes.ProviderTransport or FaultCodes.ProviderResponse, error.Code);
        Assert.DoesNotContain("hunter2", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("raw-secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_takes_too_long_costs_the_worker_its_life()
    {
        await using RuntimeBridge bridge = new(_workers.Hostile("greet(); read(); time.sleep(600)") with { CallTimeLimit = TimeSpan.FromMilliseconds(200) });
        int id = (await WorkerIdAsync(bridge))!.Value;

        ProviderException error = await FailAsync(bridge, "echo");

        Assert.Equal((FaultCodes.ProviderTimeout, true, (int?)null), (error.Code, error.IsRetryable, bridge.WorkerId));
        Assert.False(Lives(id));
    }

    [Fact]
    public async Task A_worker_that_never_greets_is_given_up()
    {
        await using RuntimeBridge bridge = new(_workers.Hostile("time.sleep(600)") with { StartTimeLimit = TimeSpan.FromMilliseconds(200) });

        Assert.Equal(FaultCodes.ProviderTimeout, (await Assert.ThrowsAsync<ProviderException>(() => bridge.GreetAsync(Token).AsTask())).Code);
        Assert.Null(bridge.WorkerId);
    }

    [Fact]
    public async Task A_cancelled_call_passes_as_a_cancellation_and_ends_the_worker()
    {
        await using RuntimeBridge bridge = new(_workers.Hostile("greet(); read(); time.sleep(600)"));
        int id = (await WorkerIdAsync(bridge))!.Value;
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Token);

        ValueTask<object?> call = bridge.CallAsync("echo", JsonObject.Empty, stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.AsTask());
        Assert.False(Lives(id));
    }

    [Fact]
    public async Task A_worker_that_fails_again_and_again_is_not_started_any_more()
    {
        await using RuntimeBridge bridge = new(_workers.Hostile("sys.exit(4)") with { MaxFailuresInARow = 2 });

        await FailAsync(bridge, "echo");
        await FailAsync(bridge, "echo");
        ProviderException refused = await FailAsync(bridge, "echo");

        Assert.Contains("failed 2 times in a row", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, bridge.Generation);
    }

    [Fact]
    public async Task Restarts_wait_longer_and_longer()
    {
        WorldForge.Testing.ManualTimeProvider clock = new();
        await using RuntimeBridge bridge = new(_workers.Hostile("sys.exit(4)") with { RestartDelay = TimeSpan.FromSeconds(1), MaxRestartDelay = TimeSpan.FromSeconds(3), TimeProvider = clock });
        await FailAsync(bridge, "echo");
        foreach (int seconds in (int[])[1, 2, 3, 3])
        {
            Task<ProviderException> second = FailAsync(bridge, "echo");
            int before = bridge.Generation;
            clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.Equal(before, bridge.Generation);
            clock.Advance(TimeSpan.FromMilliseconds(1));
            await second;
            Assert.Equal(before + 1, bridge.Generation);
        }
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_a_missing_piece_of_the_host()
    {
        await using RuntimeBridge bridge = new(new RuntimeBridgeOptions { FileName = "no-such-interpreter", WorkingDirectory = _workers.Folder });

        ProviderException error = await FailAsync(bridge, "echo");

        Assert.Equal(FaultCodes.ProviderUnconfigured, error.Code);
        Assert.Contains("no-such-interpreter", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_workers.Folder, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        RuntimeBridgeOptions good = new() { FileName = "x", WorkingDirectory = "." };

        Assert.All(
            (RuntimeBridgeOptions[])[good with { FileName = " " }, good with { CallTimeLimit = TimeSpan.Zero }, good with { RestartDelay = TimeSpan.FromTicks(-1) }, good with { MaxFrameBytes = 0 }, good with { MaxFailuresInARow = 0 }, good with { MaxHeaderBytes = 1 }],
            static options => Assert.Contains("bridge options", Assert.Throws<WorldForgeException>(() => new RuntimeBridge(options)).Message, StringComparison.Ordinal));
    }

    private static async Task<int?> WorkerIdAsync(RuntimeBridge bridge)
    {
        await bridge.GreetAsync(Token);
        return bridge.WorkerId;
    }

    private static bool Lives(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return !process.HasExited && !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or InvalidOperationException)
        {
            return false;
        }
    }

    private static async Task<ProviderException> FailAsync(RuntimeBridge bridge, string operation) =>
        await Assert.ThrowsAsync<ProviderException>(() => bridge.CallAsync(operation, JsonObject.Empty, Token).AsTask());
}
