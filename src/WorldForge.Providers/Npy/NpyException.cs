namespace WorldForge.Providers.Npy;

/// <summary>Bytes are not an array file that can be read. Adapters turn it into a typed provider error.</summary>
internal sealed class NpyException(string problem) : FormatException("invalid ndarray payload: " + problem);
