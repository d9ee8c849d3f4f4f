using WorldForge.Redaction;

namespace WorldForge.Providers.Runtimes;

/// <summary>Type and redacted text of what foreign code threw, cut after redaction.</summary>
internal static class CauseText
{
    private const int Longest = 500;

    public static string Of(Exception exception)
    {
        string text = $"{exception.GetType().Name}: {Redactor.Observable.Redact(exception.Message)}";
        if (text.Length <= Longest)
        {
            return text;
        }

        int length = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return text[..length] + "...";
    }
}
