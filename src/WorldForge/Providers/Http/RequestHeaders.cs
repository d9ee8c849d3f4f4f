using System.Buffers;
using System.Collections.Immutable;
using System.Net.Http.Headers;

namespace WorldForge.Providers.Http;

/// <summary>Headers that were checked before anything is sent, so that no value can break out of its line.</summary>
internal static class RequestHeaders
{
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    // They frame the message, pick the server behind the address, or belong to the reader of the answer.
    private static readonly ImmutableHashSet<string> Reserved = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Host", "Content-Length", "Content-Type", "Content-Encoding", "Transfer-Encoding", "Connection", "Upgrade", "TE", "Trailer", "Expect",
        "Accept-Encoding", "Idempotency-Key", "Proxy-Authorization", "Proxy-Connection", "Cookie");

    /// <exception cref="WorldForgeException">A header cannot be sent; the message names it and not its value.</exception>
    public static void Check(IEnumerable<KeyValuePair<string, string>> headers)
    {
        foreach (var (name, value) in headers)
        {
            if (string.IsNullOrEmpty(name) || name.AsSpan().ContainsAnyExcept(TokenCharacters))
            {
                throw new WorldForgeException(FaultCodes.InputInvalid, "headers: a header name must be an HTTP token.");
            }

            if (Reserved.Contains(name))
            {
                throw new WorldForgeException(FaultCodes.InputInvalid, $"headers: the header '{name}' is set by the client itself.");
            }

            CheckValue(name, value);
        }
    }

    /// <exception cref="WorldForgeException">The value has a character that a header line cannot carry.</exception>
    public static void CheckValue(string name, string value)
    {
        if (value is null || !value.All(c => c is >= ' ' and <= '~' or '\t'))
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, $"headers: the value of '{name}' must be printable ASCII on one line.");
        }
    }

    public static void Add(HttpRequestHeaders target, IEnumerable<KeyValuePair<string, string>> headers)
    {
        foreach (var (name, value) in headers)
        {
            target.Remove(name);
            target.TryAddWithoutValidation(name, value);
        }
    }
}
