namespace WorldForge.Release.Gates.Build;

/// <summary>One <c>dotnet pack</c> over every packable project.</summary>
public sealed record PackRun
{
    /// <summary>The name of the pack of the checkout itself.</summary>
    public const string Checkout = "checkout";

    /// <summary>The name of the pack of a copy in another folder.</summary>
    public const string Copy = "copy";

    /// <summary><see cref="Checkout"/> or <see cref="Copy"/>.</summary>
    public required string Folder { get; init; }

    /// <summary>The exit status; -1 when the program was ended without one.</summary>
    public required int ExitCode { get; init; }

    /// <summary>The errors it named.</summary>
    public required IReadOnlyList<PackError> Errors { get; init; }
}
