namespace Build;

/// <summary>An expected failure of a build: a reason, and the first thing to do about it.</summary>
public class BuildException(string reason, string triage, Exception? inner = null) : Exception($"{reason}. First triage: {triage}", inner)
{
    /// <summary>What is wrong, without a full stop.</summary>
    public string Reason { get; } = reason;

    /// <summary>The first step for the reader.</summary>
    public string Triage { get; } = triage;
}
