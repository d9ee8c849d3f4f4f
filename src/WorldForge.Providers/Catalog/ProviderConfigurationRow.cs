using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Providers.Catalog;

/// <summary>What a provider needs and where to read on: one row of the configuration index.</summary>
public sealed record ProviderConfigurationRow
{
    /// <summary>The provider.</summary>
    public required string Provider { get; init; }

    /// <summary>Its page, relative to the documentation root, or null.</summary>
    public string? DocsPath { get; init; }

    /// <summary>How mature the adapter is.</summary>
    public required ImplementationStatus Status { get; init; }

    /// <summary>The wire names of the capabilities that the catalog's instance advertises, in canonical order.</summary>
    public ImmutableArray<string> Capabilities { get; init; } = [];

    /// <summary>The capabilities in words, as the catalog table shows them.</summary>
    public required string CapabilityText { get; init; }

    /// <summary>Whether it is registered whatever the environment says.</summary>
    public bool AlwaysRegistered { get; init; }

    /// <summary>Variables that configure it; for an alias list any one suffices.</summary>
    public ImmutableArray<string> RequiredVariables { get; init; } = [];

    /// <summary>Variables that may be set.</summary>
    public ImmutableArray<string> OptionalVariables { get; init; } = [];

    /// <summary>What the host may install.</summary>
    public ImmutableArray<string> OptionalDependencies { get; init; } = [];

    /// <summary>The variables among them that hold a credential.</summary>
    public ImmutableArray<string> CredentialGates { get; init; } = [];

    /// <summary>What the host must bring and keep.</summary>
    public ImmutableArray<string> PreparedHostAssets { get; init; } = [];

    /// <summary>Time limits and attempts by operation, or <c>none</c>.</summary>
    public required string DefaultTimeouts { get; init; }

    /// <summary>What stands behind it: <c>scaffold</c>, <c>fixture-tested</c>, <c>prepared-host</c> or <c>profile-only</c>.</summary>
    public required string EvidenceLevel { get; init; }

    /// <summary>The first command when something is wrong.</summary>
    public required string DiagnosticCommand { get; init; }

    /// <summary>The smallest command that shows it at work; empty when there is none.</summary>
    public string SmokeCommand { get; init; } = "";

    /// <summary>Who brings the runtime.</summary>
    public required string RuntimeOwnership { get; init; }

    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("provider", Provider),
        ("docs_path", DocsPath),
        ("implementation_status", Status.ToString().ToLowerInvariant()),
        ("capabilities", JsonList.OfTexts(Capabilities)),
        ("required_env_vars", JsonList.OfTexts(RequiredVariables)),
        ("optional_env_vars", JsonList.OfTexts(OptionalVariables)),
        ("optional_dependencies", JsonList.OfTexts(OptionalDependencies)),
        ("credential_gates", JsonList.OfTexts(CredentialGates)),
        ("prepared_host_assets", JsonList.OfTexts(PreparedHostAssets)),
        ("default_timeouts", DefaultTimeouts),
        ("evidence_level", EvidenceLevel),
        ("diagnostic_command", DiagnosticCommand),
        ("smoke_command", SmokeCommand),
        ("runtime_ownership", RuntimeOwnership));
}
