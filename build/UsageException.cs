namespace Build;

/// <summary>The command line asks for something that does not exist; nothing was run.</summary>
public sealed class UsageException : BuildException
{
    public UsageException(string reason, string triage)
        : base(reason, triage)
    {
    }

    /// <summary>Takes over a fault whose message already says what to do first.</summary>
    public UsageException(WorldForge.WorldForgeException fault)
        : base(fault)
    {
    }

    /// <summary>Refuses a name and points at the nearest known one.</summary>
    /// <param name="kind">What the name should have named, such as <c>target</c>.</param>
    public static UsageException Unknown(string kind, string name, IEnumerable<string> known, string triage) =>
        WorldForge.Release.NearestName.Of(name, known) is { } nearest
            ? new UsageException($"unknown {kind} '{name}'; the nearest is '{nearest}'", triage)
            : new UsageException($"unknown {kind} '{name}'", triage);
}
