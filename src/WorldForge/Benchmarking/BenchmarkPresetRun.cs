using System.Collections.Immutable;
using WorldForge.Providers;
using WorldForge.Serialization;

namespace WorldForge.Benchmarking;

/// <summary>A preset held against one machine: what it would run here, or why it cannot.</summary>
public sealed record BenchmarkPresetRun
{
    private BenchmarkPresetRun(BenchmarkPreset preset, ProviderEnvironment environment)
    {
        Preset = preset;
        ConfiguredProviders = [.. preset.Providers.Where(provider => IsConfigured(preset, provider, environment))];
        SkipReason = Reason(preset, environment);
        InputFile = BenchmarkPresetFiles.Inputs(preset);
        Budgets = BenchmarkPresetFiles.Budgets(preset);
    }

    /// <summary>The preset.</summary>
    public BenchmarkPreset Preset { get; }

    /// <summary>The providers that need no runtime profile, or whose profile is configured here.</summary>
    public ImmutableArray<string> ConfiguredProviders { get; }

    /// <summary>Why the preset cannot run here; null when it can.</summary>
    public string? SkipReason { get; }

    /// <summary>The inputs.</summary>
    public BenchmarkInputFile InputFile { get; }

    /// <summary>The budgets; null for a preset that only measures.</summary>
    public BenchmarkBudgets? Budgets { get; }

    /// <summary>Whether a missing environment skips the preset; otherwise it is an error.</summary>
    public bool MaySkip => Preset.FailureTolerance == BenchmarkPreset.SkipWhenEnvironmentMissing;

    /// <summary>The request that runs the preset on the configured providers.</summary>
    public BenchmarkRequest Request => new()
    {
        Providers = ConfiguredProviders,
        Operations = Preset.Operations,
        OnlySupported = true,
        Iterations = Preset.Iterations,
        Concurrency = Preset.Concurrency,
        Inputs = InputFile.Inputs,
        InputFile = InputFile.Reference,
        BudgetFile = Budgets?.Reference,
        Preset = Preset.ToJson(),
        Notes = $"benchmark preset: {Preset.Name}",
    };

    /// <summary>Looks at the machine.</summary>
    /// <param name="preset">The preset.</param>
    /// <param name="environment">Where the variables of runtime profiles are read from.</param>
    public static BenchmarkPresetRun Of(BenchmarkPreset preset, ProviderEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(preset);
        ArgumentNullException.ThrowIfNull(environment);
        return new BenchmarkPresetRun(preset, environment);
    }

    /// <summary>Everything about the preset here, with the content of its files.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("preset", Preset.ToJson()),
        ("skip_reason", SkipReason),
        ("configured_providers", JsonList.OfTexts(ConfiguredProviders)),
        ("inputs_payload", BenchmarkPresetFiles.Content(Preset.InputsFile)),
        ("budget_payload", Preset.BudgetFile is { } file ? BenchmarkPresetFiles.Content(file) : JsonValue.Null));

    private static bool IsConfigured(BenchmarkPreset preset, string provider, ProviderEnvironment environment) =>
        !preset.RequiredProfiles.Contains(provider, StringComparer.Ordinal) || RuntimeProfiles.MissingReason(provider, environment) is null;

    private static string? Reason(BenchmarkPreset preset, ProviderEnvironment environment)
    {
        string[] missing = [.. preset.RequiredProfiles.Select(profile => RuntimeProfiles.MissingReason(profile, environment)).OfType<string>()];
        return missing.Length == 0 ? null
            : !preset.AnyProfile ? missing[0]
            : missing.Length < preset.RequiredProfiles.Length ? null
            : $"no eligible provider profile is configured: {string.Join("; ", missing)}";
    }
}
