namespace WorldForge.Release.Gates.Tests;

/// <summary>The line coverage of one source file, over all test projects.</summary>
/// <param name="Path">Relative to the repository root.</param>
/// <param name="Lines">Lines with code.</param>
/// <param name="Covered">Lines of those that some test reached.</param>
/// <param name="Missing">The other lines as ranges, such as <c>12-14, 20</c>.</param>
public sealed record CoveredFile(string Path, int Lines, int Covered, string Missing);
