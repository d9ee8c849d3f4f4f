namespace WorldForge.Release.Gates.Tests;

/// <summary>A test that was skipped.</summary>
/// <param name="Name">The full name.</param>
/// <param name="Reason">Why, redacted.</param>
public sealed record SkippedTest(string Name, string Reason);
