using System.Text.RegularExpressions;

namespace WorldForge.Tests.Docs;

/// <summary>A page of the documentation: its fences, with the comment above each, its headings and its links.</summary>
internal sealed partial class DocPage
{
    private DocPage(string path, string text)
    {
        Path = path;
        var prose = new List<(int Line, string Text)>();
        var fences = new List<DocFence>();
        string[] lines = text.Split('\n');
        string comment = "";
        for (int index = 0; index < lines.Length; index++)
        {
            if (!lines[index].StartsWith("```", StringComparison.Ordinal))
            {
                prose.Add((index + 1, lines[index]));
                comment = lines[index].Length == 0 ? comment : lines[index];
                continue;
            }

            int end = Array.FindIndex(lines, index + 1, static line => line == "```");
            Assert.True(end > 0, $"{path}:{index + 1}: the fence has no end.");
            fences.Add(new DocFence(this, index + 1, lines[index][3..], comment, string.Concat(lines[(index + 1)..end].Select(static line => line + "\n"))));
            index = end;
            comment = "";
        }

        Fences = fences;
        Prose = prose;
    }

    public static IReadOnlyList<DocPage> All { get; } =
    [
        .. new[] { "README.md" }
            .Concat(Directory.GetFiles(System.IO.Path.Combine(RepositoryUnderTest.Root, "docs"), "*.md", SearchOption.AllDirectories)
                .Select(static file => System.IO.Path.GetRelativePath(RepositoryUnderTest.Root, file).Replace('\\', '/')))
            .Order(StringComparer.Ordinal)
            .Select(static path => new DocPage(path, File.ReadAllText(System.IO.Path.Combine(RepositoryUnderTest.Root, path)))),
    ];

    public string Path { get; }

    public IReadOnlyList<DocFence> Fences { get; }

    public IEnumerable<(int Line, string Target)> Links => Prose.SelectMany(static line => Link()
        .Matches(Code().Replace(line.Text, ""))
        .Select(match => (line.Line, match.Groups[1].Value)));

    public IEnumerable<string> Anchors => Prose
        .Where(static line => line.Text.StartsWith('#'))
        .Select(static line => NotInAnchor().Replace(line.Text.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    private IReadOnlyList<(int Line, string Text)> Prose { get; }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();

    [GeneratedRegex("[^a-z0-9 _-]")]
    private static partial Regex NotInAnchor();
}
