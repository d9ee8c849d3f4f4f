namespace WorldForge.Redaction.Scanning;

/// <summary>Words that stand where a value could stand and are none.</summary>
internal static class HarmlessWords
{
    private static readonly HashSet<string> Prose = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "the", "not", "no", "never", "always", "required", "missing", "invalid", "incorrect", "wrong", "empty", "expired", "too",
        "being", "set", "unset", "null", "stored", "sent", "used", "read", "in", "on", "at", "of", "or", "and", "to", "by", "from", "for",
        "with", "only", "also", "kept", "needed", "optional", "valid", "correct", "weak", "strong", "unchanged", "unknown", "redacted",
        "masked", "hidden", "encrypted", "hashed", "rotated", "removed", "present", "absent", "given", "configured", "allowed", "accepted",
        "rejected", "refused", "available", "unavailable", "supported", "checked", "validated", "verified", "provided", "passed", "safe",
        "unsafe", "blank", "already", "still", "now", "here", "there", "that", "this", "what", "you", "your", "it", "its", "as", "if",
        "when", "where", "which", "who", "longer", "shorter", "about", "ready", "ok", "done", "true", "false", "one", "must", "should",
    };

    private static readonly HashSet<string> Status = new(StringComparer.OrdinalIgnoreCase)
    {
        "true", "false", "yes", "no", "on", "off", "null", "none", "nil", "undefined", "passed", "failed", "ok", "skipped", "unknown",
        "pending", "ready", "enabled", "disabled", "required", "optional", "missing", "present", "absent", "default", "basic", "bearer",
        "value", "name", "string", "int", "integer", "number", "bool", "boolean", "object", "bytes", "any", "void", "str", "error", "warning",
        "info", "valid", "invalid", "success", "failure", "not-run", "incomplete", "blocked",
    };

    private static readonly HashSet<string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        "null", "none", "nil", "undefined", "string", "str", "int", "integer", "number", "bool", "boolean", "object", "bytes", "any", "void",
        "default", "cancellationtoken", "true", "false", "new", "await",
    };

    private static readonly HashSet<string> AfterBearer = new(StringComparer.OrdinalIgnoreCase)
    {
        "of", "token", "tokens", "auth", "authentication", "authorization", "scheme", "header", "headers", "credentials", "credential", "is",
        "was", "and", "or", "in", "for", "with", "plants", "bonds", "shares",
    };

    /// <summary>Words that follow the word bearer in sentences.</summary>
    public static bool IsBearerProse(ReadOnlySpan<char> word) => AfterBearer.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    public static bool IsProse(ReadOnlySpan<char> word) => Prose.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    public static bool IsStatus(ReadOnlySpan<char> word) => Status.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>Names of types and of nothing, as code and schemas put them after a key.</summary>
    public static bool IsType(ReadOnlySpan<char> word) => Types.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word.TrimEnd("?;,"));
}
