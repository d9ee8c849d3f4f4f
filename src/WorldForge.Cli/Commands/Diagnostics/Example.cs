using WorldForge.Serialization;

namespace WorldForge.Cli.Commands.Diagnostics;

/// <summary>A command to start from.</summary>
/// <param name="Task">What somebody wants to do.</param>
/// <param name="Name">Names the example, once.</param>
/// <param name="Surface">The part of the tool that it shows.</param>
/// <param name="Requires"><c>checkout-safe</c>, or what the host must have.</param>
/// <param name="Command">The command line.</param>
/// <param name="Description">What comes out.</param>
internal sealed record Example(string Task, string Name, string Surface, string Requires, string Command, string Description)
{
    /// <summary>Renders the JSON form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("task", Task),
        ("name", Name),
        ("surface", Surface),
        ("requires", Requires),
        ("command", Command),
        ("description", Description));
}
