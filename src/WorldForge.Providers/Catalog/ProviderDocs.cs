using System.Collections.Immutable;
using System.Text;

namespace WorldForge.Providers.Catalog;

/// <summary>The generated parts of the provider pages, as Markdown, and of the example environment file.</summary>
public static class ProviderDocs
{
    /// <summary>The marker of the catalog table in the provider index page.</summary>
    public const string CatalogMarker = "provider-catalog";

    /// <summary>The marker of the catalog table in a README that links elsewhere.</summary>
    public const string ReadmeMarker = "provider-catalog-readme";

    /// <summary>The marker of the configuration index.</summary>
    public const string IndexMarker = "provider-config-index";

    /// <summary>The marker of the variables on a provider's own page.</summary>
    public const string VariablesMarker = "provider-variables";

    private const string None = "none";
    private const string NoSmoke = "WorldForge cannot smoke-test it";

    /// <summary>The catalog table.</summary>
    /// <param name="rows">The rows, in the order of the catalog.</param>
    /// <param name="linkPrefix">In front of a page's name; when it is an address, pages are named as a web site names them.</param>
    public static string CatalogTable(IEnumerable<ProviderConfigurationRow> rows, string linkPrefix = "./")
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(linkPrefix);
        return Table(
            ["Provider", "Maturity", "Capability surface", "Registration", "Runtime ownership"],
            rows.Select(row => (IReadOnlyList<string>)
            [
                Link(row, linkPrefix),
                row.Status.ToString().ToLowerInvariant(),
                row.CapabilityText,
                row.AlwaysRegistered ? "always registered" : row.RequiredVariables.IsEmpty ? "direct construction" : string.Join(" or ", row.RequiredVariables.Select(Code)),
                row.RuntimeOwnership,
            ]));
    }

    /// <summary>The configuration index with its section of smoke commands.</summary>
    public static string ConfigurationIndex(IEnumerable<ProviderConfigurationRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ImmutableArray<ProviderConfigurationRow> all = [.. rows];
        string inputs = Table(
            ["Provider", "Evidence level", "Required inputs", "Optional inputs", "Optional packages", "Prepared-host assets", "Default timeouts", "First diagnostic"],
            all.Select(static row => (IReadOnlyList<string>)
            [
                Code(row.Provider),
                row.EvidenceLevel,
                Or(string.Join(" or ", row.RequiredVariables.Select(Code))),
                Or(string.Join(", ", row.OptionalVariables.Select(Code))),
                Or(string.Join("<br>", row.OptionalDependencies)),
                Or(string.Join("<br>", row.PreparedHostAssets)),
                row.DefaultTimeouts,
                Code(row.DiagnosticCommand),
            ]));
        string smokes = Table(
            ["Provider", "Smoke command", "Credential gate", "Runtime ownership"],
            all.Select(static row => (IReadOnlyList<string>)
            [
                Code(row.Provider),
                row.SmokeCommand.Length > 0 ? Code(row.SmokeCommand) : NoSmoke,
                Or(string.Join(", ", row.CredentialGates.Select(Code))),
                row.RuntimeOwnership,
            ]));
        return $"{inputs}\n### Prepared-Host Smoke Commands\n\n{smokes}";
    }

    /// <summary>The variables of one provider.</summary>
    /// <param name="provider">The provider, made without any variable set.</param>
    public static string Variables(IWorldModelProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return Table(
            ["Variable", "Needed", "Secret", "When it is not set"],
            provider.DescribeConfiguration().Fields.Select(static field => (IReadOnlyList<string>)
            [
                string.Join(" or ", ((IEnumerable<string>)[field.Name, .. field.Aliases]).Select(Code)),
                field.IsRequired ? "yes" : "no",
                field.IsSecret ? "yes" : "no",
                field.IsRequired ? "the provider is not configured" : field.IsPresent ? "the adapter's default" : "nothing",
            ]));
    }

    /// <summary>An example of an environment file with every variable of a catalog, none of them set.</summary>
    public static string EnvironmentExample(IEnumerable<ProviderConfigurationRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        StringBuilder text = new();
        text.Append("# Variables that WorldForge reads. Copy what you need to a file that is not committed; blank is the same as unset.\n");
        text.Append("# Generated from the provider catalog; docs/providers/README.md says what each provider needs.\n");
        foreach (ProviderConfigurationRow row in rows.Where(static row => !row.RequiredVariables.IsEmpty || !row.OptionalVariables.IsEmpty))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n# {row.Provider}: {string.Join(" or ", row.RequiredVariables)} configures it\n");
            foreach (string name in row.RequiredVariables.Concat(row.OptionalVariables))
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{name}=\n");
            }
        }

        foreach (string direct in RuntimeManifests.Providers.Except(rows.Select(static row => row.Provider), StringComparer.Ordinal))
        {
            Evidence.ProviderRuntimeManifest manifest = RuntimeManifests.Of(direct);
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n# {direct}: only constructed directly\n");
            foreach (string name in manifest.RequiredEnvironment.Concat(manifest.OptionalEnvironment))
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{name}=\n");
            }
        }

        text.Append("\n# Any value switches the discovery of provider plug-ins off\nWORLDFORGE_DISABLE_ENTRY_POINTS=\n");
        return text.Append("\n# 1 lets scaffolds answer direct calls from a mock, for tests of scaffolds alone\nWORLDFORGE_ENABLE_SCAFFOLD_SURROGATES=\n").ToString();
    }

    private static string Link(ProviderConfigurationRow row, string prefix)
    {
        if (row.DocsPath is not { } page)
        {
            return Code(row.Provider);
        }

        string name = page[(page.LastIndexOf('/') + 1)..];
        bool isAddress = prefix.StartsWith("http", StringComparison.Ordinal);
        return $"[{Code(row.Provider)}]({prefix}{(isAddress && name.EndsWith(".md", StringComparison.Ordinal) ? name[..^3] + "/" : name)})";
    }

    private static string Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        StringBuilder text = new();
        text.Append("| ").AppendJoin(" | ", head).Append(" |\n|").Append(string.Concat(head.Select(static _ => " --- |"))).Append('\n');
        foreach (IReadOnlyList<string> row in rows)
        {
            text.Append("| ").AppendJoin(" | ", row.Select(static cell => cell.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" "))).Append(" |\n");
        }

        return text.ToString();
    }

    private static string Or(string text) => text.Length > 0 ? text : None;

    private static string Code(string text) => $"`{text}`";
}
