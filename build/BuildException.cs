namespace Build;

/// <summary>An expected failure of a build: a reason, and the first thing to do about it.</summary>
public class BuildException(string reason, string triage, Exception? inner = null) : Exception($"{reason}. First triage: {triage}", inner)
{
    /// <summary>Takes over a fault whose message already says what to do first.</summary>
    public BuildException(WorldForge.WorldForgeException fault)
        : this(Part(fault, 0).TrimEnd('.', ' '), Part(fault, 1), fault)
    {
    }

    /// <summary>What is wrong, without a full stop.</summary>
    public string Reason { get; } = reason;

    /// <summary>The first step for the reader.</summary>
    public string Triage { get; } = triage;

    private static string Part(WorldForge.WorldForgeException fault, int part)
    {
        ArgumentNullException.ThrowIfNull(fault);
        string[] parts = fault.Message.Split("First triage: ", 2);
        return parts.Length > part ? parts[part] : "run again with '--verbosity diagnostic'";
    }
}
