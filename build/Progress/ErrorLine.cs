namespace Build.Progress;

/// <summary>The one line that a failed build ends with.</summary>
internal static class ErrorLine
{
    private const string Triage = "First triage: ";

    public static string Of(string message, bool keepLines = false)
    {
        string text = keepLines ? message : string.Join(' ', message.Split(['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));
        return text.Contains(Triage, StringComparison.Ordinal)
            ? $"build error: {text}"
            : $"build error: {text.TrimEnd('.')}. {Triage}run again with '--verbosity diagnostic'";
    }
}
