using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Providers;

/// <summary>One configuration field of a provider, without its value.</summary>
public sealed record ConfigFieldSummary
{
    /// <summary>The variable name.</summary>
    public required string Name { get; init; }

    /// <summary>Other names for the same field, in order of preference.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Whether some source supplies a value that is not blank.</summary>
    public bool IsPresent { get; init; }

    /// <summary>Where the value comes from: <c>env:NAME</c>, <c>direct</c>, <c>default</c> or <c>unset</c>.</summary>
    public string Source { get; init; } = "unset";

    /// <summary>Whether the provider needs it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it is a secret.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Whether it is there when required, and can be read.</summary>
    public bool IsValid { get; init; } = true;

    /// <summary>What is wrong, never a value; empty when nothing is.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("name", Name),
        ("aliases", ProviderProfile.Words(Aliases)),
        ("present", IsPresent),
        ("source", Source),
        ("required", IsRequired),
        ("secret", IsSecret),
        ("valid", IsValid),
        ("detail", Detail));
}
