using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Providers;

/// <summary>What a provider reports about itself: its declaration, its capabilities and what follows from both.</summary>
public sealed record ProviderProfile
{
    /// <summary>Creates a profile.</summary>
    /// <param name="name">Not blank.</param>
    /// <param name="capabilities">What it can truly run.</param>
    /// <param name="specification">What its author declares.</param>
    /// <param name="credentialVariable">The single variable that configures it, when there is one.</param>
    /// <param name="requestPolicy">The request policy in its JSON form, when it talks to a transport.</param>
    /// <exception cref="WorldForgeException">The name is blank.</exception>
    public ProviderProfile(
        string name,
        ProviderCapabilities capabilities,
        ProviderProfileSpec? specification = null,
        string? credentialVariable = null,
        JsonObject? requestPolicy = null)
    {
        ArgumentNullException.ThrowIfNull(capabilities);
        Name = Check.Text(name, "name");
        Capabilities = capabilities;
        Specification = specification ?? ProviderProfileSpec.Default;
        CredentialVariable = credentialVariable;
        RequestPolicy = requestPolicy;
        RequiredVariables = !Specification.RequiredVariables.IsDefaultOrEmpty
            ? Specification.RequiredVariables
            : credentialVariable is null ? [] : [credentialVariable];
        RequiresCredentials = Specification.RequiresCredentials ?? credentialVariable is not null;
    }

    /// <summary>The provider name.</summary>
    public string Name { get; }

    /// <summary>What it can truly run.</summary>
    public ProviderCapabilities Capabilities { get; }

    /// <summary>What its author declares.</summary>
    public ProviderProfileSpec Specification { get; }

    /// <summary>The single variable that configures it, or null.</summary>
    public string? CredentialVariable { get; }

    /// <summary>The declared variables, or the single one.</summary>
    public ImmutableArray<string> RequiredVariables { get; }

    /// <summary>Whether credentials are needed, resolved.</summary>
    public bool RequiresCredentials { get; }

    /// <summary>The request policy in its JSON form, or null.</summary>
    public JsonObject? RequestPolicy { get; }

    /// <summary>The wire names of the capabilities, in canonical order.</summary>
    public ImmutableArray<string> SupportedTasks => Capabilities.EnabledNames;

    /// <summary>The required variables as text: <c>A or B</c> for aliases, otherwise <c>A, B</c>; empty when there are none.</summary>
    public string RequiredVariablesText =>
        string.Join(Specification.VariablesAreAliases ? " or " : ", ", RequiredVariables);

    /// <summary>The short form.</summary>
    public ProviderInfo ToInfo() => new(Name, Capabilities, Specification.IsLocal, Specification.Description);

    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("name", Name),
        ("capabilities", Capabilities.ToJson()),
        ("supported_tasks", Words(SupportedTasks)),
        ("description", Specification.Description),
        ("package", Specification.Package),
        ("implementation_status", Specification.Status.ToString().ToLowerInvariant()),
        ("deterministic", Specification.Deterministic),
        ("is_local", Specification.IsLocal),
        ("supported_modalities", Words(Specification.SupportedModalities)),
        ("artifact_types", Words(Specification.ArtifactTypes)),
        ("notes", Words(Specification.Notes)),
        ("supported_models", Words(Specification.SupportedModels)),
        ("default_model", Specification.DefaultModel),
        ("required_env_vars", Words(RequiredVariables)),
        ("requires_credentials", RequiresCredentials),
        ("credential_env_var", CredentialVariable),
        ("request_policy", RequestPolicy ?? (JsonValue)JsonValue.Null));

    internal static JsonList Words(ImmutableArray<string> words) => JsonList.OfTexts(words);
}
