using System.Diagnostics.CodeAnalysis;

namespace WorldForge.Testing.Conformance;

/// <summary>The assertion of the suites: what must hold, said in words.</summary>
internal static class Rule
{
    public static void Require([DoesNotReturnIf(false)] bool holds, string message)
    {
        if (!holds)
        {
            throw new ConformanceFailureException(message);
        }
    }

    /// <summary>Fails once with all problems, or not at all.</summary>
    public static void RequireNone(IReadOnlyCollection<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new ConformanceFailureException(string.Join('\n', problems));
        }
    }
}
