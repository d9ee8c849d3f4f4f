using System.Reflection;

namespace WorldForge.Tests.Docs;

/// <summary>A compiled sample: <c>Samples/&lt;File&gt;.cs</c>, whose method <c>Run</c> prints to the writer it is given.</summary>
internal static class DocSample
{
    private const string Folder = "tests/WorldForge.Tests/Docs/Samples";

    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.GetFiles(Path.Combine(RepositoryUnderTest.Root, Folder), "*.cs").Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal),
    ];

    /// <summary>What a page must show: the usings, the region, and the types where the sample has some; null when there is no such region.</summary>
    public static string? Text(string file, string region)
    {
        string path = Path.Combine(RepositoryUnderTest.Root, Folder, file + ".cs");
        if (!File.Exists(path))
        {
            return null;
        }

        string[] lines = File.ReadAllText(path).Split('\n');
        string? body = Region(lines, region);
        string?[] parts = region == "Run" ? [Region(lines, "usings"), body, Region(lines, "Types")] : [body];
        return body is null ? null : string.Join("\n", parts.OfType<string>());
    }

    public static async Task<string> RunAsync(string file)
    {
        MethodInfo run = Assembly.GetExecutingAssembly().GetType($"DocSamples.{file}")!.GetMethod("Run")!;
        using var console = new StringWriter { NewLine = "\n" };
        await (Task)run.Invoke(null, [console])!;
        return console.ToString();
    }

    private static string? Region(string[] lines, string name)
    {
        int start = Array.FindIndex(lines, line => line.Trim() == $"#region {name}");
        if (start < 0)
        {
            return null;
        }

        int end = Array.FindIndex(lines, start, static line => line.Trim() == "#endregion");
        string[] body = lines[(start + 1)..end];
        int margin = body.Where(static line => line.Length > 0).Min(static line => line.Length - line.TrimStart().Length);
        return string.Concat(body.Select(line => (line.Length == 0 ? line : line[margin..]) + "\n"));
    }
}
