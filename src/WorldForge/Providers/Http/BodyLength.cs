using System.Globalization;

namespace WorldForge.Providers.Http;

/// <summary>Reads the Content-Length header as text, because the typed header hides invalid values.</summary>
internal static class BodyLength
{
    /// <returns>The stated length, or <see langword="null"/> when none is stated.</returns>
    /// <exception cref="ProviderException">The header is invalid, negative, contradicts itself, or passes the limit.</exception>
    public static long? Declared(HttpResponseMessage response, long limit, OperationNames names)
    {
        if (!response.Content.Headers.NonValidated.TryGetValues("Content-Length", out var values))
        {
            return null;
        }

        string[] stated = [.. values.Select(value => value.Trim()).Distinct(StringComparer.Ordinal)];
        if (stated.Length != 1
            || !stated[0].All(char.IsAsciiDigit)
            || !long.TryParse(stated[0], NumberStyles.None, CultureInfo.InvariantCulture, out long length))
        {
            throw names.Fault(HttpFaultCodes.Size, "answered with an invalid Content-Length", status: (int)response.StatusCode);
        }

        return length <= limit ? length : throw TooLarge(response, limit, names);
    }

    public static ProviderException TooLarge(HttpResponseMessage response, long limit, OperationNames names) => names.Fault(
        HttpFaultCodes.Size,
        string.Create(CultureInfo.InvariantCulture, $"answered with more than the limit of {limit} bytes"),
        status: (int)response.StatusCode);
}
