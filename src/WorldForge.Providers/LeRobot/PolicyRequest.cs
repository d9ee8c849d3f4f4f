namespace WorldForge.Providers.LeRobot;

/// <summary>Which policy to load.</summary>
/// <param name="Path">A repository id, or a local checkpoint folder.</param>
/// <param name="Type">The policy type, such as <c>act</c>, or null when the runtime must find it out.</param>
/// <param name="Device">Where the policy runs.</param>
/// <param name="CacheDirectory">The folder for downloads, or null for the runtime's own.</param>
public sealed record PolicyRequest(string Path, string? Type, string Device, string? CacheDirectory);
