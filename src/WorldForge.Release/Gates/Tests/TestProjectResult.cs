namespace WorldForge.Release.Gates.Tests;

/// <summary>The counts of one test project; all zero when it left no result.</summary>
/// <param name="Project">The project file, relative to the repository root.</param>
/// <param name="Passed">Tests that passed.</param>
/// <param name="Failed">Tests that failed.</param>
/// <param name="Skipped">Tests that were skipped.</param>
public sealed record TestProjectResult(string Project, int Passed, int Failed, int Skipped);
