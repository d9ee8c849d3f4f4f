namespace WorldForge.Providers.Http;

/// <summary>The base address of a remote provider: scheme, host, port and path, without user information, query and fragment.</summary>
/// <remarks>Only its form is judged here; whether the host may be reached is the <see cref="DestinationGuard"/>'s business.</remarks>
public sealed record ProviderBaseUrl
{
    private ProviderBaseUrl(UrlParts parts) => Parts = parts;

    /// <summary>The host in canonical form.</summary>
    public DestinationHost Host => Parts.Host;

    internal UrlParts Parts { get; }

    /// <summary>Reads a base URL.</summary>
    /// <param name="text">The URL; slashes at its end are removed.</param>
    /// <param name="url">The URL, when it is one.</param>
    /// <param name="problem">What is wrong, without any part of the text, when it is not.</param>
    /// <returns>Whether <paramref name="text"/> is a base URL.</returns>
    public static bool TryParse(string? text, out ProviderBaseUrl? url, out string? problem)
    {
        url = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            problem = "it is blank";
            return false;
        }

        if (!UrlParts.TryParse(text, out var parts, out problem))
        {
            return false;
        }

        if (parts!.Query.Length > 0)
        {
            problem = "it must not have a query";
            return false;
        }

        url = new ProviderBaseUrl(parts with { Path = parts.Path.TrimEnd('/') });
        return true;
    }

    /// <summary>Reads a base URL.</summary>
    /// <param name="text">The URL.</param>
    /// <param name="provider">The provider that the message names.</param>
    /// <returns>The URL.</returns>
    /// <exception cref="ProviderException">It is not one; the message says why and repeats no part of the text.</exception>
    public static ProviderBaseUrl Parse(string? text, string provider) =>
        TryParse(text, out var url, out string? problem)
            ? url!
            : throw new ProviderException(FaultCodes.ProviderAddress, $"Provider '{provider}' has an invalid base URL: {problem}.")
            {
                Provider = provider,
            };

    /// <summary>The URL without a slash at its end.</summary>
    /// <returns>Scheme, host, port when given, and path.</returns>
    public override string ToString() => Parts.Origin + Parts.Path;
}
