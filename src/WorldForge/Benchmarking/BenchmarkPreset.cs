using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Providers;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Benchmarking;

/// <summary>A named benchmark: what runs, with what, against what. Checked at construction.</summary>
public sealed record BenchmarkPreset
{
    /// <summary>Runs on a clean clone.</summary>
    public const string CheckoutSafe = "checkout-safe";

    /// <summary>Needs an optional runtime that the host prepared.</summary>
    public const string PreparedHost = "prepared-host";

    /// <summary>Makes release evidence.</summary>
    public const string Release = "release";

    /// <summary>What is missing, or a violation, is a failure.</summary>
    public const string FailOnViolation = "fail-on-violation";

    /// <summary>A missing environment skips the preset.</summary>
    public const string SkipWhenEnvironmentMissing = "skip-when-env-missing";

    /// <summary>The categories in display order.</summary>
    public static ImmutableArray<string> Categories { get; } = [CheckoutSafe, PreparedHost, Release];

    /// <summary>The name on the command line.</summary>
    public required string Name { get; init => field = Check.FileSafeId(value, "name"); }

    /// <summary>A few words.</summary>
    public required string Title { get; init => field = Check.Text(value, "title"); }

    /// <summary>One sentence.</summary>
    public required string Summary { get; init => field = Check.Text(value, "summary"); }

    /// <summary>One of <see cref="Categories"/>.</summary>
    public required string Category { get; init => field = Check.OneOf(value, "category", Categories); }

    /// <summary>The providers, at least one.</summary>
    public required ImmutableArray<string> Providers { get; init => field = NotEmpty(value, "providers"); }

    /// <summary>The operations, at least one; each provider runs those that it supports.</summary>
    public required ImmutableArray<Capability> Operations { get; init => field = Known(value); }

    /// <summary>Measured calls of each operation.</summary>
    public required int Iterations { get; init => field = Check.PositiveInt(value, "iterations"); }

    /// <summary>Calls at the same time.</summary>
    public required int Concurrency { get; init => field = Check.PositiveInt(value, "concurrency"); }

    /// <summary>Name of the input resource.</summary>
    public required string InputsFile { get; init => field = Check.FileSafeId(value, "inputs_file"); }

    /// <summary>Name of the budget resource; null for a preset that only measures.</summary>
    public string? BudgetFile { get; init => field = value is null ? null : Check.FileSafeId(value, "budget_file"); }

    /// <summary><see cref="FailOnViolation"/> or <see cref="SkipWhenEnvironmentMissing"/>.</summary>
    public required string FailureTolerance
    {
        get;
        init => field = Check.OneOf(value, "failure_tolerance", FailOnViolation, SkipWhenEnvironmentMissing);
    }

    /// <summary>Runtime profiles that must be configured here.</summary>
    public ImmutableArray<string> RequiredProfiles { get; init => field = KnownProfiles(value); } = [];

    /// <summary>Whether one configured profile is enough; else all are needed.</summary>
    public bool AnyProfile { get; init; }

    /// <summary>Further words.</summary>
    public string? Notes { get; init => field = Check.OptionalText(value, "notes"); }

    /// <summary>Words to find it by.</summary>
    public ImmutableArray<string> Tags { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("name", Name),
        ("title", Title),
        ("summary", Summary),
        ("category", Category),
        ("providers", JsonList.OfTexts(Providers)),
        ("operations", JsonList.OfTexts(Operations.Select(BenchmarkWords.Of))),
        ("iterations", Iterations),
        ("concurrency", Concurrency),
        ("inputs_file", InputsFile),
        ("budget_file", BudgetFile),
        ("failure_tolerance", FailureTolerance),
        ("requires_provider_profiles", JsonList.OfTexts(RequiredProfiles)),
        ("requires_provider_choice", AnyProfile),
        ("notes", Notes),
        ("tags", JsonList.OfTexts(Tags)));

    private static ImmutableArray<string> NotEmpty(ImmutableArray<string> values, string field) =>
        values.IsDefaultOrEmpty
            ? throw Check.Invalid(field, "must not be empty")
            : [.. values.Select(value => Check.Text(value, field + "[]"))];

    private static ImmutableArray<Capability> Known(ImmutableArray<Capability> operations) =>
        operations.IsDefaultOrEmpty ? throw Check.Invalid("operations", "must not be empty")
        : operations.Where(static operation => !BenchmarkOperations.All.Contains(operation)).ToArray() is [var unknown, ..]
            ? throw BenchmarkOperations.Unknown(unknown.ToWireName())
        : operations;

    private static ImmutableArray<string> KnownProfiles(ImmutableArray<string> profiles) =>
        profiles.IsDefault ? []
        : profiles.FirstOrDefault(static profile => RuntimeProfiles.Find(profile) is null) is { } unknown
            ? throw Check.Invalid("requires_provider_profiles", $"must hold known runtime profiles, not '{unknown}'")
        : profiles;
}
