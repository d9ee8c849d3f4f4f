namespace WorldForge.Processes;

/// <summary>One line that a running program has written.</summary>
/// <param name="Text">The line without its line ending.</param>
/// <param name="IsError">Whether it came on standard error.</param>
public readonly record struct ProcessLine(string Text, bool IsError);
