using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using WorldForge.Capabilities;
using WorldForge.Embodiment;
using WorldForge.Processes;
using WorldForge.Providers.Groot;
using WorldForge.Serialization;

namespace WorldForge.Providers.Smokes;

/// <summary>One call of a GR00T policy server on a prepared host.</summary>
public static class GrootSmoke
{
    private const string DefaultRunId = "gr00t-policy-smoke";
    private const string DefaultHost = "127.0.0.1";

    private static readonly ImmutableArray<string> EnvironmentNames =
    [
        "GROOT_POLICY_HOST", "GROOT_POLICY_PORT", "GROOT_POLICY_TIMEOUT_MS", "GROOT_POLICY_API_TOKEN", "GROOT_POLICY_STRICT", "GROOT_EMBODIMENT_TAG",
        "GROOT_REPO", "GROOT_MODEL_PATH", "GROOT_DATASET_PATH", "GROOT_POLICY_DEVICE", "GROOT_POLICY_BIND_HOST",
    ];

    /// <summary>Runs the smoke.</summary>
    [RequiresUnreferencedCode("A translator is code of the host.")]
    public static Task<SmokeOutcome> RunAsync(SmokeSettings settings, GrootSmokeOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(options);
        SmokeScript script = Script(settings, options) with
        {
            Prepare = token => PrepareAsync(settings, options, token),
            Run = (subject, token) => SelectAsync(settings, options, subject, token),
        };
        return new SmokeRunner(Sanitised(settings), script).RunAsync(cancellationToken);
    }

    /// <summary>Writes the manifest of a command line that could not be understood.</summary>
    /// <param name="settings">What could be understood of it: where the manifest goes.</param>
    /// <param name="problem">What is wrong with it.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static Task<SmokeOutcome> RefuseAsync(SmokeSettings settings, string problem, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new SmokeRunner(Sanitised(settings), Script(settings, new GrootSmokeOptions())).RefuseAsync(problem, cancellationToken);
    }

    private static SmokeSettings Sanitised(SmokeSettings settings) => settings with { CommandArguments = GrootServerArguments.Sanitise(settings.CommandArguments) };

    private static SmokeScript Script(SmokeSettings settings, GrootSmokeOptions options) => new()
    {
        Profile = GrootProvider.ProviderName,
        Capability = Capability.Policy,
        DefaultRunId = DefaultRunId,
        EnvironmentNames = EnvironmentNames,
        InputFixture = options.PolicyInfoJson ?? options.ObservationJson,
        InputSummary = options.StartServer
            ? JsonObject.Create(("server_command", JsonList.OfTexts(settings.Redactor.RedactArguments(GrootServerArguments.Of(settings, options)))))
            : JsonObject.Empty,
        Prepare = static _ => throw new InvalidOperationException("A smoke that only refuses prepares nothing."),
        Run = static (_, _) => throw new InvalidOperationException("A smoke that only refuses runs nothing."),
    };

    [RequiresUnreferencedCode("A translator is code of the host.")]
    private static async Task<SmokeSubject> PrepareAsync(SmokeSettings settings, GrootSmokeOptions options, CancellationToken cancellationToken)
    {
        if (options.ActionHorizon is <= 0)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "--action-horizon must be an integer > 0.");
        }

        ActionTranslator? translator = options.Translator is { } reference
            ? CodeReference.LoadTranslator(reference, options.AllowTranslatorCode, settings)
            : settings.HealthOnly ? null : throw new WorldForgeException(FaultCodes.InputInvalid, "--translator is needed unless --health-only is given: actions are specific to an embodiment.");
        SmokeSubject subject = await SmokeSubject.CreateAsync(events => new GrootProvider(new GrootProviderOptions
        {
            Host = options.Host ?? settings.Environment.Find("GROOT_POLICY_HOST") ?? DefaultHost,
            Port = options.Port,
            TimeoutMs = options.TimeoutMs,
            ApiToken = options.ApiToken,
            Strict = options.Strict,
            EmbodimentTag = options.EmbodimentTag,
            CoerceObservations = options.CoerceObservations,
            Translator = translator,
            Environment = settings.Environment,
            EventHandler = events,
            TimeProvider = settings.TimeProvider,
        })).ConfigureAwait(false);
        if (!options.StartServer)
        {
            return subject;
        }

        try
        {
            ProcessRequest request = GrootServer.Request(settings, options);
            subject.Own(await GrootServer.StartAsync(
                request,
                async token => (await ((IHealthProbe)subject.Provider).CheckHealthAsync(token).ConfigureAwait(false)).IsHealthy,
                options.StartupTimeout,
                settings.TimeProvider,
                cancellationToken).ConfigureAwait(false));
            return subject;
        }
        catch
        {
            await subject.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    [RequiresUnreferencedCode("An observation factory is code of the host.")]
    private static async Task<SmokeWork> SelectAsync(SmokeSettings settings, GrootSmokeOptions options, SmokeSubject subject, CancellationToken cancellationToken)
    {
        JsonObject? info = SmokeInput.ReadPolicyInfo(settings, options.PolicyInfoJson, options.ObservationJson);
        if (info is null && options.ObservationModule is { } module)
        {
            JsonObject made = CodeReference.LoadObservation(module, options.AllowObservationCode, settings);
            info = made.ContainsKey("observation") ? made : JsonObject.Create(("observation", made));
        }

        if (info is null)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "One of --policy-info-json, --observation-json and --observation-module is needed for a full run.");
        }

        if (options.OptionsJson is { } file)
        {
            info = info.With("options", SmokeInput.ReadObject(settings, file, "--options-json"));
        }

        if (options.ActionHorizon is { } horizon)
        {
            info = info.With("action_horizon", horizon);
        }

        if (options.EmbodimentTag is { } tag && !info.ContainsKey("embodiment_tag"))
        {
            info = info.With("embodiment_tag", tag);
        }

        ActionPolicyResult result = await subject.Provider.SelectActionsAsync(info, cancellationToken).ConfigureAwait(false);
        return new SmokeWork(result.ToJson(), SmokeInput.Summarize(info), JsonObject.Empty);
    }
}
