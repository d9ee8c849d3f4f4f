namespace WorldForge.Providers.Zmtp;

/// <summary>The peer does not speak the protocol as it must. The connection cannot be used any more.</summary>
internal sealed class ZmtpException(string problem) : IOException("ZMTP: " + problem);
