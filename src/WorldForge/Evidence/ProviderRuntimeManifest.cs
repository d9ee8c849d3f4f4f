using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Capabilities;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Evidence;

/// <summary>What a provider needs from its host, and how to see that it works.</summary>
/// <remarks>
/// Mind the two readings of variable lists: of <see cref="RequiredEnvironment"/> any one suffices, because they are aliases, while a
/// provider profile requires all of its own.
/// </remarks>
public sealed class ProviderRuntimeManifest
{
    internal const string IdMark = ":schema-";

    private ProviderRuntimeManifest(JsonObject document) => Document = document;

    /// <summary>The document as it was read; members that are not known here are kept.</summary>
    public JsonObject Document { get; }

    /// <summary>Name of the provider.</summary>
    public string Provider { get; internal init; } = "";

    /// <summary>Capabilities that the provider has; at least one.</summary>
    public ImmutableArray<Capability> Capabilities { get; internal init; }

    /// <summary>Packages or programs that the host may install.</summary>
    public ImmutableArray<string> OptionalDependencies { get; internal init; }

    /// <summary>Variables of which any one suffices; at least one.</summary>
    public ImmutableArray<string> RequiredEnvironment { get; internal init; }

    /// <summary>Variables that may be set.</summary>
    public ImmutableArray<string> OptionalEnvironment { get; internal init; }

    /// <summary>Model that is used when none is named.</summary>
    public string? DefaultModel { get; internal init; }

    /// <summary>Devices that the runtime supports, in words.</summary>
    public JsonValue DeviceSupport { get; internal init; } = JsonValue.Null;

    /// <summary>What the host must bring and keep.</summary>
    public ImmutableArray<string> HostOwnedArtifacts { get; internal init; }

    /// <summary>The smallest command that shows the provider at work.</summary>
    public string MinimumSmokeCommand { get; internal init; } = "";

    /// <summary>What that command prints or writes when all is well.</summary>
    public string ExpectedSuccessSignal { get; internal init; } = "";

    /// <summary>How to prepare the host.</summary>
    public string SetupHint { get; internal init; } = "";

    /// <summary>Page to read, relative to the repository.</summary>
    public string DocsPath { get; internal init; } = "";

    /// <summary>Id that run manifests refer to: <c>&lt;provider&gt;:schema-&lt;n&gt;</c>.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Provider}{IdMark}{SchemaVersions.RuntimeManifest}");

    /// <summary>Reads a manifest; members that are not known are ignored.</summary>
    /// <param name="document">The JSON object.</param>
    /// <returns>The manifest.</returns>
    /// <exception cref="WorldForgeException">A member is missing or invalid; the message names it.</exception>
    public static ProviderRuntimeManifest FromJson(JsonValue document)
    {
        JsonFields fields = JsonFields.Of(document, "", Fault);
        fields.RequireSchemaVersion(SchemaVersions.RuntimeManifest);
        return new ProviderRuntimeManifest(fields.Source)
        {
            Provider = fields.RequiredText("provider"),
            Capabilities = [.. NonEmpty(fields, "capabilities").Select(word => Known(fields, word))],
            OptionalDependencies = [.. fields.RequiredTexts("optional_dependencies")],
            RequiredEnvironment = NonEmpty(fields, "required_env_vars"),
            OptionalEnvironment = [.. fields.RequiredTexts("optional_env_vars")],
            DefaultModel = fields.OptionalText("default_model"),
            DeviceSupport = fields.RequiredValue("device_support"),
            HostOwnedArtifacts = [.. fields.RequiredTexts("host_owned_artifacts")],
            MinimumSmokeCommand = fields.RequiredText("minimum_smoke_command"),
            ExpectedSuccessSignal = fields.RequiredText("expected_success_signal"),
            SetupHint = fields.RequiredText("setup_hint"),
            DocsPath = fields.RequiredText("docs_path"),
        };
    }

    /// <summary>Tells whether any of the required variables is set.</summary>
    /// <param name="environment">Reads a variable.</param>
    /// <returns>Whether the host is configured.</returns>
    public bool IsConfigured(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return RequiredEnvironment.Any(name => !string.IsNullOrWhiteSpace(environment(name)));
    }

    /// <summary>What to say when an optional dependency is missing.</summary>
    /// <param name="dependency">Name of the dependency.</param>
    /// <returns>The text: what is missing, how to get it, and the command that shows success.</returns>
    public string MissingDependencyDetail(string dependency) =>
        $"missing optional dependency {Check.Text(dependency, "dependency")}; {SetupHint} First triage: {MinimumSmokeCommand}";

    /// <summary>What to say when no required variable is set.</summary>
    /// <returns>The text: the variables of which one is needed, and the page to read.</returns>
    public string MissingEnvironmentDetail() => $"missing {string.Join(" or ", RequiredEnvironment)}; see {DocsPath}";

    private static ImmutableArray<string> NonEmpty(JsonFields fields, string name)
    {
        ImmutableArray<string> items = [.. fields.RequiredTexts(name)];
        return items.IsEmpty ? throw fields.Invalid(name, "must be a list of at least one text") : items;
    }

    private static Capability Known(JsonFields fields, string word) => CapabilityNames.TryParse(word, out Capability capability)
        ? capability
        : throw fields.Invalid("capabilities[]", "must be one of " + CapabilityNames.Known);

    private static WorldForgeException Fault(string code, string message) => new(code, $"Runtime manifest: {message}");
}
