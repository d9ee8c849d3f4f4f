using System.Globalization;
using WorldForge.Evidence;
using WorldForge.Serialization;

namespace WorldForge.Providers.Smokes;

/// <summary>Runs a smoke: options, provider, health, one call, manifest. A manifest is written on every path, also when something fails.</summary>
internal sealed class SmokeRunner(SmokeSettings settings, SmokeScript script)
{
    private const int Failure = 1;
    private const double LeastLatencyMs = 0.1;

    private SmokeSubject? _subject;

    private JsonList Events => JsonList.Create(_subject is null ? [] : _subject.Events.Events.Select(static one => (JsonValue)one.ToJson()));

    public async Task<SmokeOutcome> RunAsync(CancellationToken cancellationToken)
    {
        JsonObject output = JsonObject.Empty;
        try
        {
            SmokeSubject subject = await script.Prepare(cancellationToken).ConfigureAwait(false);
            _subject = subject;
            await using (subject.ConfigureAwait(false))
            {
                ProviderHealth health = await HealthAsync(subject.Provider, cancellationToken).ConfigureAwait(false);
                subject.Health = health;
                output = output.With("health", health.ToJson());
                if (!health.IsHealthy)
                {
                    return settings.SkipUnprepared && IsUnprepared(subject.Provider)
                        ? await SkipAsync(output, health.Details, cancellationToken).ConfigureAwait(false)
                        : await FailAsync(output, $"{script.Profile} is unhealthy: {health.Details}", cancellationToken).ConfigureAwait(false);
                }

                if (settings.HealthOnly)
                {
                    return await SkipAsync(output, "health check only", cancellationToken).ConfigureAwait(false);
                }

                SmokeWork work = await script.Run(subject, cancellationToken).ConfigureAwait(false);
                output = Merged(output.With("result", work.Result), work.Extra);
                await WriteAsync(RunManifestStatus.Passed, Merged(script.InputSummary, work.InputSummary), work.Result, cancellationToken).ConfigureAwait(false);
                return new SmokeOutcome(0, output, null);
            }
        }
        catch (Exception exception) when (!IsCancellation(exception, cancellationToken))
        {
            // Host code and runtimes may throw anything: whatever it is becomes a failed manifest and one line.
            return await FailAsync(output, exception.Message, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await WriteAsync(RunManifestStatus.Failed, script.InputSummary.With("failure_reason", "stopped by the user"), null, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Writes the manifest of a smoke that could not even start.</summary>
    public Task<SmokeOutcome> RefuseAsync(string problem, CancellationToken cancellationToken) => FailAsync(JsonObject.Empty, problem, cancellationToken);

    private static bool IsCancellation(Exception exception, CancellationToken cancellationToken) =>
        exception is OperationCanceledException && cancellationToken.IsCancellationRequested;

    private bool IsUnprepared(IWorldModelProvider provider) => !provider.IsConfigured || script.LacksRuntime;

    private static JsonObject Merged(JsonObject first, JsonObject second)
    {
        JsonObject all = first;
        foreach ((string key, JsonValue value) in second)
        {
            all = all.With(key, value);
        }

        return all;
    }

    private static async Task<ProviderHealth> HealthAsync(IWorldModelProvider provider, CancellationToken cancellationToken) => provider is IHealthProbe probe
        ? await probe.CheckHealthAsync(cancellationToken).ConfigureAwait(false)
        : new ProviderHealth(provider.Name, provider.IsConfigured, LeastLatencyMs, provider.IsConfigured ? "configured" : "missing configuration");

    private async Task<SmokeOutcome> SkipAsync(JsonObject output, string reason, CancellationToken cancellationToken)
    {
        JsonObject summary = script.InputSummary.With("skip_reason", settings.Redactor.Redact(reason));
        await WriteAsync(RunManifestStatus.Skipped, summary, null, cancellationToken).ConfigureAwait(false);
        return new SmokeOutcome(0, output, null);
    }

    private async Task<SmokeOutcome> FailAsync(JsonObject output, string problem, CancellationToken cancellationToken)
    {
        string text = problem.ReplaceLineEndings(" ").Trim();
        string error = text.Length == 0 ? "it failed without a text" : settings.Redactor.Redact(text);
        await WriteAsync(RunManifestStatus.Failed, script.InputSummary.With("failure_reason", error), null, cancellationToken).ConfigureAwait(false);
        JsonObject facts = Merged(output, script.Failed(new SmokeFailure(_subject?.Health, Events)));
        return new SmokeOutcome(Failure, settings.Redactor.Redact(facts.With("error", error)), error);
    }

    private async Task WriteAsync(RunManifestStatus status, JsonObject summary, JsonObject? result, CancellationToken cancellationToken)
    {
        if (settings.RunManifest is not { } manifest)
        {
            return;
        }

        string path = settings.PathOf(manifest);
        string? fixture = script.InputFixture is { } file && File.Exists(settings.PathOf(file)) ? settings.PathOf(file) : null;
        RunManifest document = await RunManifest.BuildAsync(
            new RunManifestRequest
            {
                RunId = RunId(path),
                PackageVersion = settings.PackageVersion,
                ProviderProfile = script.Profile,
                Capability = script.Capability,
                Status = status,
                CommandArguments = settings.CommandArguments,
                RuntimeManifests = RuntimeManifests.Find(script.Profile) is { } known ? [known] : [],
                RuntimeAssets = script.Assets(),
                EnvironmentNames = script.EnvironmentNames,
                Environment = settings.Environment.Find,
                InputSummary = settings.Redactor.Redact(summary),
                InputFixturePath = fixture,
                EventCount = Events.Count,
                Result = result,
            },
            settings.TimeProvider,
            cancellationToken).ConfigureAwait(false);
        await document.WriteAsync(path, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The name of the manifest's folder when the caller named one, else of the file.</summary>
    private string RunId(string path)
    {
        string? given = Path.GetDirectoryName(settings.RunManifest);
        string folder = string.IsNullOrEmpty(given) ? "" : Path.GetFileName(Path.GetDirectoryName(path)) ?? "";
        string stem = Path.GetFileNameWithoutExtension(path);
        string id = folder.Length > 0 ? folder : stem.Length > 0 && stem != "run_manifest" ? stem : script.DefaultRunId;
        return id.All(static unit => char.IsAsciiLetterOrDigit(unit) || unit is '_' or '.' or '-') && char.IsAsciiLetterOrDigit(id[0])
            ? id
            : script.DefaultRunId + "-" + settings.TimeProvider.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
    }
}
