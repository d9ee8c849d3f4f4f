using System.Globalization;

namespace WorldForge.Providers.Http;

/// <summary>Reads the Retry-After header in both of its forms.</summary>
internal static class RetryAfter
{
    /// <returns>How long to wait, not negative; <see langword="null"/> when the header is absent or unreadable.</returns>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider time)
    {
        if (!response.Headers.NonValidated.TryGetValues("Retry-After", out var values) || values.Count != 1)
        {
            return null;
        }

        string text = values.ToString().Trim();
        if (text.Length > 0 && text.All(char.IsAsciiDigit))
        {
            // A number too long for any clock means "not soon", not "at once".
            return long.TryParse(text, CultureInfo.InvariantCulture, out long seconds) && seconds < (long)TimeSpan.MaxValue.TotalSeconds
                ? TimeSpan.FromSeconds(seconds)
                : TimeSpan.MaxValue;
        }

        if (!DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return null;
        }

        var wait = date - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
