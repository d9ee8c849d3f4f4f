using System.Collections.Immutable;

namespace WorldForge.Providers;

/// <summary>What the author of an adapter declares about it.</summary>
public sealed record ProviderProfileSpec
{
    /// <summary>The declaration of a component that declares nothing.</summary>
    public static ProviderProfileSpec Default { get; } = new();

    /// <summary>One sentence for people.</summary>
    public string Description { get; init => field = value ?? ""; } = "";

    /// <summary>The package that brings the adapter.</summary>
    public string Package { get; init; } = "worldforge";

    /// <summary>How mature the adapter is.</summary>
    public ImplementationStatus Status { get; init; } = ImplementationStatus.Experimental;

    /// <summary>Whether the same call always gives the same answer.</summary>
    public bool Deterministic { get; init; }

    /// <summary>Whether it runs without the network.</summary>
    public bool IsLocal { get; init; }

    /// <summary>What it takes, for example <c>world_state</c> or <c>text</c>.</summary>
    public ImmutableArray<string> SupportedModalities { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What it makes, for example <c>prediction</c>.</summary>
    public ImmutableArray<string> ArtifactTypes { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Remarks for people.</summary>
    public ImmutableArray<string> Notes { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The models it can run.</summary>
    public ImmutableArray<string> SupportedModels { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The model used when none is named.</summary>
    public string? DefaultModel { get; init; }

    /// <summary>Environment variables that must be set, in order. All of them, unless the adapter says that they are aliases.</summary>
    public ImmutableArray<string> RequiredVariables { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Whether the variables are aliases: any one of them is enough.</summary>
    public bool VariablesAreAliases { get; init; }

    /// <summary>Whether credentials are needed; null derives it from the single variable of the provider.</summary>
    public bool? RequiresCredentials { get; init; }
}
