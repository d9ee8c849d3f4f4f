namespace WorldForge.Cli.Errors;

/// <summary>The arguments were parsed but do not go together; it ends like any other usage error, with exit status 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
