using WorldForge.Serialization;

namespace WorldForge.Drills;

/// <summary>One failure that operators can rehearse. It needs no credential, no network and no runtime, and touches nothing but its workspace.</summary>
public sealed record DrillSpec
{
    /// <summary>The id on the command line.</summary>
    public required string Id { get; init; }

    /// <summary>The name for people.</summary>
    public required string Title { get; init; }

    /// <summary>The kind of failure, as runs record it.</summary>
    public required string FailureMode { get; init; }

    /// <summary>What must be seen.</summary>
    public required string ExpectedFailure { get; init; }

    /// <summary>The first command of the recovery.</summary>
    public required string RecoveryCommand { get; init; }

    /// <summary>What is done, in a sentence or two.</summary>
    public required string Description { get; init; }

    /// <summary>The command that runs the drill.</summary>
    public string Command => $"worldforge drills run {Id}";

    /// <summary>The wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("id", Id),
        ("title", Title),
        ("failure_mode", FailureMode),
        ("expected_failure", ExpectedFailure),
        ("recovery_command", RecoveryCommand),
        ("description", Description),
        ("checkout_safe", true),
        ("prepared_host", false),
        ("command", Command));
}
