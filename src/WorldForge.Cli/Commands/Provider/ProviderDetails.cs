using System.Text;
using WorldForge.Cli.Output;
using WorldForge.Providers;
using WorldForge.Serialization;

namespace WorldForge.Cli.Commands.Provider;

/// <summary>What the facade says about one provider, put together.</summary>
internal sealed record ProviderDetails(
    ProviderProfile Profile, ProviderHealth Health, ProviderLifecycleStatus Lifecycle, ProviderConfigSummary Configuration, ProviderInfo? Info)
{
    /// <summary>Asks the facade.</summary>
    /// <exception cref="ProviderException">The provider is unknown.</exception>
    public static async Task<ProviderDetails> OfAsync(Forge forge, string name, CancellationToken cancellationToken) => new(
        forge.GetProviderProfile(name),
        await forge.CheckHealthAsync(name, cancellationToken),
        await forge.GetLifecycleStatusAsync(name, cancellationToken: cancellationToken),
        forge.GetConfigSummary(name),
        forge.IsRegistered(name) ? forge.GetProviderInfo(name) : null);

    /// <summary>Renders the JSON form; <c>info</c> is there only for a registered provider.</summary>
    public JsonObject ToJson()
    {
        JsonObject details = JsonObject.Create(
            ("registered", Info is not null),
            ("profile", Profile.ToJson()),
            ("health", Health.ToJson()),
            ("lifecycle", Lifecycle.ToJson()),
            ("config_summary", Configuration.ToJson()));
        return Info is null ? details : details.With("info", Info.ToJson());
    }

    /// <summary>Renders the form for people.</summary>
    public string ToMarkdown()
    {
        StringBuilder text = new();
        text.Append("# Provider: ").Append(Profile.Name).Append("\n\n")
            .Append(Profile.Specification.Description).Append("\n\n");
        MarkdownTable.Append(
            text,
            ["Field", "Value"],
            [
                ["registered", Word(Info is not null)],
                ["maturity", Profile.Specification.Status.ToString().ToLowerInvariant()],
                ["capabilities", Words(Profile.SupportedTasks)],
                ["local", Word(Profile.Specification.IsLocal)],
                ["deterministic", Word(Profile.Specification.Deterministic)],
                ["configured", Word(Configuration.IsConfigured)],
                ["health", $"{(Health.IsHealthy ? "healthy" : "unhealthy")}: {Health.Details}"],
                ["lifecycle", Lifecycle.SkipReason is { } reason ? $"{Lifecycle.Status.ToWireName()}: {reason}" : Lifecycle.Status.ToWireName()],
            ]);
        if (!Configuration.Fields.IsEmpty)
        {
            text.Append("\n## Configuration\n\nValues are never shown.\n\n");
            MarkdownTable.Append(
                text,
                ["Variable", "Required", "Present", "Source", "Detail"],
                [.. Configuration.Fields.Select(static field => (string[])[field.Name, Word(field.IsRequired), Word(field.IsPresent), field.Source, field.Detail])]);
        }

        return text.ToString();
    }

    private static string Word(bool value) => value ? "yes" : "no";

    private static string Words(IReadOnlyCollection<string> words) => words.Count == 0 ? "none" : string.Join(", ", words);
}
