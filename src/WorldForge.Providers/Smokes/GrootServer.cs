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

    private readonly CancellationTokenSource _stop;
    private readonly Task<ProcessResult> _process;

    private GrootServer(Task<ProcessResult> process, CancellationTokenSource stop)
    {
        _process = process;
        _stop = stop;
    }

    /// <summary>The command that starts the server.</summary>
    /// <exception cref="WorldForgeException">The checkout has no server script.</exception>
    public static ProcessRequest Request(SmokeSettings settings, GrootSmokeOptions options)
    {
        string? root = options.GrootRoot ?? settings.Environment.Find("GROOT_REPO");
        string folder = root is null ? settings.Directory : settings.PathOf(root);
        if (root is not null && !File.Exists(Path.Combine(folder, Script)))
        {
            throw new WorldForgeException(FaultCodes.PathMissing, $"--gr00t-root has no {Script}. First triage: name a checkout of Isaac-GR00T.");
        }

        ImmutableArray<string> start = root is null ? ["-m", Module] : ["run", "python", Script];
        return new ProcessRequest
        {
            FileName = root is null ? "python3" : "uv",
            Arguments = [.. start, .. GrootServerArguments.Of(settings, options)],
            WorkingDirectory = folder,
            Environment = settings.Environment.Find("PATH") is { } path ? ImmutableDictionary<string, string?>.Empty.Add("PATH", path) : ImmutableDictionary<string, string?>.Empty,
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
        try
        {
            await UntilHealthyAsync(server._process, isHealthy, limit, time, cancellationToken).ConfigureAwait(false);
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

    private static async Task UntilHealthyAsync(
        Task<ProcessResult> process, Func<CancellationToken, ValueTask<bool>> isHealthy, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        using var tooLate = new CancellationTokenSource(limit, time);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, tooLate.Token);
        Task healthy = PollAsync(isHealthy, time, waiting.Token);
        if (await Task.WhenAny(process, healthy).ConfigureAwait(false) == process)
        {
            await waiting.CancelAsync().ConfigureAwait(false);
            _ = await Task.WhenAny(healthy).ConfigureAwait(false);
            ProcessResult ended = await process.ConfigureAwait(false);
            throw new WorldForgeException(
                FaultCodes.ProviderFailed,
                ended.StartError is { } problem
                    ? $"The policy server cannot be started: {problem}"
                    : string.Create(CultureInfo.InvariantCulture, $"The policy server ended early with exit code {ended.ExitCode}."));
        }

        try
        {
            await healthy.ConfigureAwait(false);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WorldForgeException(
                FaultCodes.ProviderTimeout, string.Create(CultureInfo.InvariantCulture, $"The policy server did not answer within {limit.TotalSeconds} s."), late);
        }
    }

    private static async Task PollAsync(Func<CancellationToken, ValueTask<bool>> isHealthy, TimeProvider time, CancellationToken cancellationToken)
    {
        while (!await isHealthy(cancellationToken).ConfigureAwait(false))
        {
            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
