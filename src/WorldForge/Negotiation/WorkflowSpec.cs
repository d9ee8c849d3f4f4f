using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Negotiation;

/// <summary>A kind of work and the capabilities it needs.</summary>
public sealed class WorkflowSpec
{
    /// <summary>Creates a workflow.</summary>
    /// <param name="name">Not blank; how people ask for it.</param>
    /// <param name="title">Not blank; a heading.</param>
    /// <param name="description">One sentence for people.</param>
    /// <param name="requiredCapabilities">At least one.</param>
    /// <param name="notes">Remarks for people.</param>
    /// <exception cref="WorldForgeException">A text is blank, or there is no capability.</exception>
    public WorkflowSpec(
        string name,
        string title,
        string description,
        IEnumerable<Capability> requiredCapabilities,
        IEnumerable<string>? notes = null)
    {
        ArgumentNullException.ThrowIfNull(description);
        Name = Check.Text(name, "name");
        Title = Check.Text(title, "title");
        Description = description;
        RequiredCapabilities = requiredCapabilities is null ? [] : [.. requiredCapabilities];
        Notes = notes is null ? [] : [.. notes];
        if (RequiredCapabilities.IsEmpty)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, $"required_capabilities of workflow '{Name}' must name at least one capability.");
        }

        foreach (Capability capability in RequiredCapabilities)
        {
            _ = capability.ToWireName();
        }
    }

    /// <summary>How people ask for it.</summary>
    public string Name { get; }

    /// <summary>A heading.</summary>
    public string Title { get; }

    /// <summary>One sentence for people.</summary>
    public string Description { get; }

    /// <summary>What it needs, never empty.</summary>
    public ImmutableArray<Capability> RequiredCapabilities { get; }

    /// <summary>Remarks for people.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("name", Name),
        ("title", Title),
        ("description", Description),
        ("required_capabilities", JsonList.OfTexts(RequiredCapabilities.Select(static capability => capability.ToWireName()))),
        ("notes", JsonList.OfTexts(Notes)));
}
