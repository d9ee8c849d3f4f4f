using System.Text.RegularExpressions;

namespace WorldForge.Tests.Docs;

/// <summary>One fence: its language, the last line of prose above it, and its text.</summary>
internal sealed partial record DocFence(DocPage Page, int Line, string Language, string Comment, string Text)
{
    public string Place => $"{Page.Path}:{Line}";

    /// <summary>The sample file and region that the fence shows, or null.</summary>
    public (string File, string Region)? Sample => Reference("sample");

    /// <summary>The sample whose printed text the fence shows, or null.</summary>
    public (string File, string Region)? Output => Reference("output");

    /// <summary>Why the fence is not run, or null.</summary>
    public string? NotRun => NotRunComment().Match(Comment) is { Success: true } match ? match.Groups[1].Value : null;

    private (string File, string Region)? Reference(string word) =>
        ReferenceComment().Match(Comment) is { Success: true } match && match.Groups[1].Value == word
            ? (match.Groups[2].Value, match.Groups[3].Value)
            : null;

    [GeneratedRegex(@"^<!-- (sample|output): (\w+)\.cs#(\w+)(?:; not run: [^>]+)? -->$")]
    private static partial Regex ReferenceComment();

    [GeneratedRegex(@"^<!-- (?:sample: [^;]+; )?not run: ([^>]{10,}) -->$")]
    private static partial Regex NotRunComment();
}
