namespace WorldForge.Processes;

/// <summary>Refuses requests that break their contract, before anything is started.</summary>
internal static class ProcessRequestCheck
{
    public static void Validate(ProcessRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Word(request.FileName, "program");
        Word(request.WorkingDirectory, "working folder");
        ArgumentNullException.ThrowIfNull(request.Environment, nameof(request));
        ArgumentOutOfRangeException.ThrowIfLessThan(request.CaptureLimit, ProcessDefaults.SmallestCaptureLimit, nameof(request));
        if (request.TimeLimit is { } limit)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(request));
        }

        if (!request.Arguments.IsDefault && request.Arguments.Any(argument => argument is null || argument.Contains('\0', StringComparison.Ordinal)))
        {
            throw new ArgumentException("An argument must not be null or contain a NUL character.", nameof(request));
        }

        foreach (var (name, value) in request.Environment)
        {
            if (name.Length == 0 || name.AsSpan().ContainsAny('=', '\0') || value?.Contains('\0', StringComparison.Ordinal) == true)
            {
                throw new ArgumentException("A variable needs a name without '=' and no NUL character.", nameof(request));
            }
        }
    }

    private static void Word(string text, string what)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException($"The {what} must be named, without NUL characters.", nameof(text));
        }
    }
}
