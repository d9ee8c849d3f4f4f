using WorldForge.Providers.Bridge;

namespace WorldForge.Providers.Smokes;

/// <summary>The worker of a smoke: written to a folder of its own, ended and removed with the smoke.</summary>
internal sealed class SmokeWorker : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;

    private SmokeWorker(DirectoryInfo folder, RuntimeBridgeOptions options)
    {
        _folder = folder;
        Bridge = new RuntimeBridge(options);
    }

    /// <summary>The connection.</summary>
    public RuntimeBridge Bridge { get; }

    /// <summary>Where the worker lies.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Prepares a worker; nothing is started before the first call.</summary>
    /// <returns>Null when no interpreter was named.</returns>
    public static async Task<SmokeWorker?> CreateAsync(SmokeSettings settings, WorkerOptions options, CancellationToken cancellationToken)
    {
        if (options.Python is not { } python)
        {
            return null;
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("worldforge-worker-");
        string file = await BridgeWorker.WriteToAsync(folder.FullName, cancellationToken).ConfigureAwait(false);
        RuntimeBridgeOptions worker = RuntimeBridgeOptions.ForPython(python, file);
        return new SmokeWorker(folder, worker with { LoadTimeLimit = options.LoadTimeLimit, TimeProvider = settings.TimeProvider });
    }

    /// <summary>Ends the worker and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await Bridge.DisposeAsync().ConfigureAwait(false);
        _folder.Delete(recursive: true);
    }
}
