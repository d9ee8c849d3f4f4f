namespace WorldForge.Release.Gates.Tests;

/// <summary>A test that failed.</summary>
/// <param name="Name">The full name.</param>
/// <param name="Message">The first line of what it said, redacted.</param>
/// <param name="Location">The topmost frame in the repository; null when there is none.</param>
public sealed record FailedTest(string Name, string Message, string? Location);
