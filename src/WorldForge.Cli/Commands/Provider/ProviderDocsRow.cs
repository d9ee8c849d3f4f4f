using System.Collections.Immutable;
using WorldForge.Providers;
using WorldForge.Serialization;

namespace WorldForge.Cli.Commands.Provider;

/// <summary>One row of <c>provider docs</c>.</summary>
internal sealed record ProviderDocsRow(
    string Name, string? Page, string Maturity, ImmutableArray<string> Capabilities, string Registration, string Ownership)
{
    /// <summary>Puts an entry of the catalog and its profile together.</summary>
    public static ProviderDocsRow Of(ProviderCatalogEntry entry, ProviderProfile profile) => new(
        entry.Name,
        entry.DocsPage is null ? null : $"docs/{entry.DocsPage}",
        profile.Specification.Status.ToString().ToLowerInvariant(),
        profile.SupportedTasks,
        entry.AlwaysRegister ? "always registered"
            : profile.RequiredVariables.IsEmpty ? "direct construction"
            : $"registers when {string.Join(profile.Specification.VariablesAreAliases ? " or " : " and ", profile.RequiredVariables)} is set",
        entry.RuntimeOwnership);

    /// <summary>Renders the JSON form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("name", Name),
        ("docs_path", Page),
        ("implementation_status", Maturity),
        ("capabilities", JsonList.OfTexts(Capabilities)),
        ("registration", Registration),
        ("runtime_ownership", Ownership));
}
