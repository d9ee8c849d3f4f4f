namespace WorldForge.Tests.Providers.Http;

/// <summary>A request as the handler saw it.</summary>
internal sealed record SentRequest(string Method, string Uri, IReadOnlyDictionary<string, string> Headers, byte[]? Body, TimeSpan At);
