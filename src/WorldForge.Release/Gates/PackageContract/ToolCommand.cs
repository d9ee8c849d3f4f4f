namespace WorldForge.Release.Gates.PackageContract;

/// <summary>A command that a tool package declares.</summary>
/// <param name="Name">What a user types.</param>
/// <param name="EntryPoint">The assembly that runs, beside the settings file.</param>
public sealed record ToolCommand(string Name, string EntryPoint);
