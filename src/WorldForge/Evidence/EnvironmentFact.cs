using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Evidence;

/// <summary>What a manifest says of an environment variable: whether it was set, never to what.</summary>
/// <param name="Name">Name of the variable.</param>
/// <param name="Present">Whether it was set to something that is not blank.</param>
/// <param name="Secret">Whether its name says that its value is secret.</param>
public sealed record EnvironmentFact(string Name, bool Present, bool Secret)
{
    private const string Unset = "unset";

    private static readonly string[] _secretWords = ["api_key", "api_secret", "secret", "token", "password", "credential"];

    /// <summary>Where the value came from: <c>env:NAME</c> or <c>unset</c>.</summary>
    public string Source => Present ? $"env:{Name}" : Unset;

    /// <summary>Looks at one variable; its value is not kept.</summary>
    /// <param name="name">Name of the variable, not blank.</param>
    /// <param name="read">Reads a variable.</param>
    /// <returns>The fact.</returns>
    /// <exception cref="WorldForgeException">The name is blank.</exception>
    public static EnvironmentFact Of(string name, Func<string, string?> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        string trimmed = EvidenceText.Safe(name, "env_summary[].name");
        return new EnvironmentFact(
            trimmed,
            !string.IsNullOrWhiteSpace(read(trimmed)),
            _secretWords.Any(word => trimmed.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    internal static EnvironmentFact Read(JsonFields fields)
    {
        fields.RejectUnknown("name", "present", "source", "secret");
        var fact = new EnvironmentFact(
            EvidenceText.Safe(fields.RequiredText("name"), "env_summary[].name"),
            fields.RequiredBoolean("present"),
            fields.RequiredBoolean("secret"));
        return fields.RequiredText("source") == fact.Source
            ? fact
            : throw fields.Invalid("source", "must be env:<NAME> when present, else unset");
    }

    internal JsonObject ToJson() => JsonObject.Create(
        ("name", Name),
        ("present", Present),
        ("source", Source),
        ("secret", Secret));
}
