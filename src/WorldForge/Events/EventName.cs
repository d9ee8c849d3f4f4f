using System.Collections.Immutable;
using WorldForge.Redaction;

namespace WorldForge.Events;

/// <summary>Bounds the names that become metric labels and span names.</summary>
/// <remarks>Events are often built on an error path, so a bad name is replaced and noted; only a blank one is refused.</remarks>
internal static class EventName
{
    public const int MaxLength = 64;
    public const string Invalid = "invalid";

    public static string Bound(string? value, string field, ref ImmutableArray<string>.Builder? notes)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, $"Provider event {field} must be a non-blank text.");
        }

        string name = value.Trim();
        if (Problem(name) is not { } problem)
        {
            return name;
        }

        notes ??= ImmutableArray.CreateBuilder<string>();
        notes.Add($"{field} was replaced: {problem}");
        return Invalid;
    }

    private static string? Problem(string name)
    {
        if (name.Length > MaxLength)
        {
            return "longer than 64 characters";
        }

        for (int i = 0; i < name.Length; i++)
        {
            bool allowed = char.IsAsciiLetterOrDigit(name[i]) || name[i] is '_' or '.' or ':' or '-'
                || (name[i] is ' ' && name[i - 1] is not ' ');
            if (!allowed)
            {
                return "only letters, digits, '_', '.', ':', '-' and single spaces are allowed";
            }
        }

        return Redactor.Observable.Redact(name) == name ? null : "it holds text that redaction removes";
    }
}
