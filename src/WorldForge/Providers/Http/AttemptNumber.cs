namespace WorldForge.Providers.Http;

/// <summary>Attempt <paramref name="Number"/>, from 1, of at most <paramref name="Of"/>.</summary>
internal readonly record struct AttemptNumber(int Number, int Of);
