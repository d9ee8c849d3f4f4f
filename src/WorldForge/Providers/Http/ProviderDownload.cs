namespace WorldForge.Providers.Http;

/// <summary>A finished download.</summary>
/// <param name="Bytes">Bytes stored.</param>
/// <param name="MediaType">The stated content type, lower-cased and without parameters; <see langword="null"/> when none was stated.</param>
public sealed record ProviderDownload(long Bytes, string? MediaType);
