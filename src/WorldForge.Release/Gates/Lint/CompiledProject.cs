namespace WorldForge.Release.Gates.Lint;

/// <summary>A project and what became of it.</summary>
/// <param name="Path">The project file, relative to the repository root.</param>
/// <param name="Written">Whether the compilation wrote the project's assembly.</param>
public sealed record CompiledProject(string Path, bool Written);
