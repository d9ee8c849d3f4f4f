using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Processes;

namespace WorldForge.Providers.Smokes;

/// <summary>The policy server of a host, started for one smoke and ended with it.</summary>
internal sealed class GrootServer : IAsyncDisposable
{
    private const string Script = "gr00t/eval/run_gr00t_server.py";
    private const string Module = "gr00t.eval.run_gr00t_server";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task<ProcessResult> _process;

    private GrootServer(Task<ProcessResult> process, CancellationTokenSource stop)
    {
        _process = process;
        _stop = stop;
    }

    /// <summary>The command that starts the server.</summary>
    /// <exception cref="WorldForgeException">The checkout has no server script.</exception>
    public static ProcessRequest Request(SmokeSettings settings, GrootSmokeOptions options, int port)
    {
        string? root = options.GrootRoot ?? settings.Environment.Find("GROOT_REPO");
        string? dataset = options.DatasetPath ?? settings.Environment.Find("GROOT_DATASET_PATH");
        string folder = root is null ? settings.Directory : settings.PathOf(root);
        if (root is not null && !File.Exists(Path.Combine(folder, Script)))
        {
            throw new WorldForgeException(FaultCodes.PathMissing, $"--gr00t-root has no {Script}. First triage: name a checkout of Isaac-GR00T.");
        }

        ImmutableArray<string> start = root is null ? ["-m", Module] : ["run", "python", Script];
        return new ProcessRequest
        {
            FileName = root is null ? "python3" : "uv",
            Arguments =
            [
                .. start,
                "--embodiment-tag", options.EmbodimentTag ?? settings.Environment.Find("GROOT_EMBODIMENT_TAG") ?? "GR1",
                "--host", options.ServerHost ?? settings.Environment.Find("GROOT_POLICY_BIND_HOST") ?? "127.0.0.1",
                "--port", port.ToString(CultureInfo.InvariantCulture),
                .. dataset is null
                    ? (ReadOnlySpan<string>)["--model-path", options.ModelPath ?? settings.Environment.Find("GROOT_MODEL_PATH") ?? "nvidia/GR00T-N1.6-3B"]
                    : ["--dataset-path", dataset],
                "--device", options.Device ?? settings.Environment.Find("GROOT_POLICY_DEVICE") ?? "cuda:0",
                .. options.ServerArguments,
            ],
            WorkingDirectory = folder,
            EndsLeftovers = true,
        };
    }

    /// <summary>Starts the server and waits until it is healthy.</summary>
    /// <exception cref="WorldForgeException">It ended early, or did not answer in time.</exception>
    public static async Task<GrootServer> StartAsync(
        ProcessRequest request, Func<CancellationToken, ValueTask<bool>> isHealthy, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var server = new GrootServer(new ProcessRunner(time).RunAsync(request, stop.Token), stop);
        long started = time.GetTimestamp();
        try
        {
            while (!await isHealthy(cancellationToken).ConfigureAwait(false))
            {
                if (server._process.IsCompleted)
                {
                    ProcessResult ended = await server._process.ConfigureAwait(false);
                    throw new WorldForgeException(
                        FaultCodes.ProviderFailed,
                        ended.StartError is { } problem ? $"The policy server cannot be started: {problem}" : $"The policy server ended early with exit code {ended.ExitCode}.");
                }

                if (time.GetElapsedTime(started) > limit)
                {
                    throw new WorldForgeException(FaultCodes.ProviderTimeout, string.Create(CultureInfo.InvariantCulture, $"The policy server did not answer within {limit.TotalSeconds} s."));
                }

                await Task.WhenAny(server._process, Task.Delay(Pause, time, cancellationToken)).ConfigureAwait(false);
            }

            return server;
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Ends the server and everything that it started.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        try
        {
            await _process.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // This is how a stopped process ends.
        }

        _stop.Dispose();
    }
}
