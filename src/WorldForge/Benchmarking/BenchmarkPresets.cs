using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using WorldForge.Capabilities;

namespace WorldForge.Benchmarking;

/// <summary>The presets that come with the library.</summary>
public static class BenchmarkPresets
{
    /// <summary>All presets, in display order.</summary>
    public static ImmutableArray<BenchmarkPreset> All { get; } =
    [
        new()
        {
            Name = "mock-smoke",
            Title = "Mock smoke",
            Summary = "Calls predict and embed of the mock provider a few times; every call must succeed.",
            Category = BenchmarkPreset.CheckoutSafe,
            Providers = ["mock"],
            Operations = [Capability.Predict, Capability.Embed],
            Iterations = 5,
            Concurrency = 1,
            InputsFile = "inputs-mock.json",
            BudgetFile = "budget-mock-smoke.json",
            FailureTolerance = BenchmarkPreset.FailOnViolation,
            Notes = "Counts only: it holds on every machine.",
            Tags = ["ci", "smoke"],
        },
        new()
        {
            Name = "parser-overhead",
            Title = "Parser overhead",
            Summary = "Bounds the latency that contracts and parsing add around the mock provider.",
            Category = BenchmarkPreset.CheckoutSafe,
            Providers = ["mock"],
            Operations = [Capability.Predict, Capability.Embed],
            Iterations = 20,
            Concurrency = 1,
            InputsFile = "inputs-mock.json",
            BudgetFile = "budget-parser-overhead.json",
            FailureTolerance = BenchmarkPreset.FailOnViolation,
            Notes = "The limits are wide; a regression within them is for the baseline comparison to find.",
            Tags = ["ci", "latency"],
        },
        new()
        {
            Name = "prepared-host",
            Title = "Prepared host",
            Summary = "Measures the score and policy runtimes that this host has prepared.",
            Category = BenchmarkPreset.PreparedHost,
            Providers = ["leworldmodel", "lerobot", "gr00t"],
            Operations = [Capability.Score, Capability.Policy],
            Iterations = 3,
            Concurrency = 1,
            InputsFile = "inputs-prepared-host.json",
            FailureTolerance = BenchmarkPreset.SkipWhenEnvironmentMissing,
            RequiredProfiles = ["leworldmodel", "lerobot", "gr00t"],
            AnyProfile = true,
            Notes = "Any one of the runtimes is enough; the others are left out.",
            Tags = ["optional-runtime"],
        },
        new()
        {
            Name = "release-evidence",
            Title = "Release evidence",
            Summary = "The benchmark that release evidence cites: the mock path under light concurrency.",
            Category = BenchmarkPreset.Release,
            Providers = ["mock"],
            Operations = [Capability.Predict, Capability.Embed],
            Iterations = 10,
            Concurrency = 2,
            InputsFile = "inputs-mock.json",
            BudgetFile = "budget-release-evidence.json",
            FailureTolerance = BenchmarkPreset.FailOnViolation,
            Notes = "Candidate budgets come from preserved reports, see budget calibration.",
            Tags = ["release"],
        },
    ];

    /// <summary>The names in display order.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(static preset => preset.Name)];

    /// <summary>Finds a preset by its exact name.</summary>
    public static bool TryGet(string name, [NotNullWhen(true)] out BenchmarkPreset? preset)
    {
        preset = All.FirstOrDefault(known => known.Name == name);
        return preset is not null;
    }

    /// <summary>Finds a preset by its exact name.</summary>
    /// <exception cref="WorldForgeException">There is none; the message names the known ones.</exception>
    public static BenchmarkPreset Get(string name) => TryGet(name, out BenchmarkPreset? preset)
        ? preset
        : throw new WorldForgeException(
            FaultCodes.InputInvalid,
            $"Unknown benchmark preset '{name}'. Known presets: {string.Join(", ", Names)}.");
}
