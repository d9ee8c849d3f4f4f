namespace WorldForge.Release.Gates.Build;

/// <summary>One error of a pack.</summary>
/// <param name="Code">Such as <c>NU5039</c>.</param>
/// <param name="Location">Where, relative to the folder that was packed.</param>
/// <param name="Message">The message, redacted.</param>
public sealed record PackError(string Code, string Location, string Message);
