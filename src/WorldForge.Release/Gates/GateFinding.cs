namespace WorldForge.Release.Gates;

/// <summary>One thing that stands against a release.</summary>
public sealed record GateFinding
{
    /// <summary>What it is about: a file, a test, a package, an advisory. Waivers match on this text, ordinally.</summary>
    public required string Subject { get; init; }

    /// <summary>What was expected and what was found.</summary>
    public required string Message { get; init; }

    /// <summary>Where, as <c>path</c>, <c>path:line</c> or <c>path:line:column</c> relative to the repository root; null when there is no place.</summary>
    public string? Location { get; init; }

    /// <summary>What to do about it; null when the gate's own triage step says it all.</summary>
    public string? Action { get; init; }
}
