namespace WorldForge.Providers.JsonNumpy;

/// <summary>An encoded array breaks a rule. Adapters turn it into a typed error of their own.</summary>
internal sealed class JsonNumpyException(string problem) : FormatException(problem);
