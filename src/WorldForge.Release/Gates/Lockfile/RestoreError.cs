namespace WorldForge.Release.Gates.Lockfile;

/// <summary>One error of a restore.</summary>
/// <param name="Code">Such as <c>NU1004</c>.</param>
/// <param name="Project">The project file, relative to the repository root; empty when the restore names none.</param>
/// <param name="Message">The message, redacted.</param>
public sealed record RestoreError(string Code, string Project, string Message);
