using System.Text;
using WorldForge.Serialization;

namespace WorldForge.Tests.Docs;

/// <summary>
/// Every C# fence of the documentation is a region of a compiled sample that a test runs, every output a page shows is what the sample
/// prints, every JSON fence is strict JSON, and every relative link leads somewhere.
/// </summary>
public sealed class DocumentationTests
{
    public static TheoryData<string> Samples => [.. DocSample.Names];

    private static IEnumerable<DocFence> Fences => DocPage.All.SelectMany(static page => page.Fences);

    [Fact]
    public void Every_csharp_fence_is_a_region_of_a_compiled_sample()
    {
        string[] problems = [.. Fences.Where(static fence => fence.Language == "csharp").Select(Problem).OfType<string>()];

        Assert.True(problems.Length == 0, string.Join('\n', problems));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Every_sample_runs_and_prints_what_its_page_shows(string file)
    {
        DocFence[] shown = [.. Fences.Where(fence => fence.Sample?.File == file)];
        Assert.True(shown.Length > 0, $"No page shows {file}.cs. First triage: show it with the comment <!-- sample: {file}.cs#Run -->, or delete it.");
        if (shown.All(static fence => fence.NotRun is not null))
        {
            return;
        }

        string printed = await DocSample.RunAsync(file);

        foreach (DocFence output in Fences.Where(fence => fence.Output?.File == file))
        {
            Assert.True(printed == output.Text, $"{output.Place}: {file}.cs prints something else. First triage: make the fence\n{printed}");
        }
    }

    [Fact]
    public void Every_shown_output_has_a_sample() =>
        Assert.All(Fences.Where(static fence => fence.Output is not null), static fence => Assert.Contains(fence.Output!.Value.File, DocSample.Names));

    [Fact]
    public void Every_json_fence_is_strict_json()
    {
        foreach (DocFence fence in Fences.Where(static fence => fence.Language == "json" && fence.NotRun is null))
        {
            bool parsed = StrictJson.TryParse(Encoding.UTF8.GetBytes(fence.Text), null, out _, out JsonSyntaxError? error);

            Assert.True(parsed, $"{fence.Place}: {error?.Message}");
        }
    }

    [Fact]
    public void Every_fence_names_a_known_language() =>
        Assert.All(Fences, static fence => Assert.True(
            fence.Language is "csharp" or "json" or "bash" or "yaml" or "text" or "xml" or "toml" or "powershell" or "markdown",
            $"{fence.Place}: unknown language '{fence.Language}'. First triage: name the language after the opening ticks."));

    [Fact]
    public void Every_relative_link_leads_to_a_file_and_a_heading()
    {
        string[] problems =
        [
            .. DocPage.All.SelectMany(static page => page.Links
                .Where(static link => !link.Target.Contains("://", StringComparison.Ordinal) && !link.Target.StartsWith("mailto:", StringComparison.Ordinal))
                .Select(link => Problem(page, link.Line, link.Target))
                .OfType<string>()),
        ];

        Assert.True(problems.Length == 0, string.Join('\n', problems));
    }

    private static string? Problem(DocFence fence)
    {
        if (fence.Sample is not { } sample)
        {
            return fence.NotRun is not null
                ? null
                : $"{fence.Place}: a C# fence needs <!-- sample: File.cs#Run --> above it, or <!-- not run: reason -->, not '{fence.Comment}'.";
        }

        string? text = DocSample.Text(sample.File, sample.Region);
        return text is null ? $"{fence.Place}: {sample.File}.cs has no region '{sample.Region}'."
            : text == fence.Text ? null
            : $"{fence.Place}: the fence differs from {sample.File}.cs#{sample.Region}. First triage: make the fence\n{text}";
    }

    private static string? Problem(DocPage page, int line, string link)
    {
        string[] parts = link.Split('#', 2);
        string root = RepositoryUnderTest.Root;
        string target = parts[0].Length == 0 ? page.Path : Path.GetRelativePath(root, Path.Combine(root, Path.GetDirectoryName(page.Path)!, parts[0])).Replace('\\', '/');
        if (!Path.Exists(Path.Combine(root, target)))
        {
            return $"{page.Path}:{line}: the link '{link}' leads nowhere.";
        }

        DocPage? other = DocPage.All.FirstOrDefault(known => known.Path == target);
        return parts.Length == 2 && other is not null && !other.Anchors.Contains(parts[1])
            ? $"{page.Path}:{line}: '{target}' has no heading for '#{parts[1]}'. First triage: use one of {string.Join(", ", other.Anchors)}."
            : null;
    }
}
