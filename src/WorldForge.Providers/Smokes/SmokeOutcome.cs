using WorldForge.Serialization;

namespace WorldForge.Providers.Smokes;

/// <summary>How a smoke ended.</summary>
/// <param name="ExitCode">0 when it passed or was skipped as asked, 1 when it failed.</param>
/// <param name="Output">What is printed: <c>health</c>, then <c>result</c> or <c>error</c>, and what the smoke adds.</param>
/// <param name="Error">The failure in one redacted line, or null.</param>
public sealed record SmokeOutcome(int ExitCode, JsonObject Output, string? Error);
