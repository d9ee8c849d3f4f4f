using System.Collections.Immutable;
using WorldForge.Processes;
using WorldForge.Release.Repository;

namespace WorldForge.Release.Gates.Format;

/// <summary>Runs the formatter over the C# folders and the text rules over everything that git treats as text.</summary>
public sealed class FormatCollector : Collector<FormatFacts>
{
    /// <inheritdoc/>
    public override async ValueTask<FormatFacts> CollectAsync(CollectContext context, CancellationToken cancellationToken)
    {
        var files = await RepositoryFiles.ListAsync(context, cancellationToken).ConfigureAwait(false);
        var format = await context.DotnetAsync(
            ["format", "whitespace", ".", "--folder", "--verify-no-changes", "--include", "build/", "src/", "tests/", "-v", "quiet"],
            cancellationToken).ConfigureAwait(false);
        var text = await TextFilesAsync(context, files, cancellationToken).ConfigureAwait(false);
        var problems = BuildDiagnostic.Parse(format.StandardOutput + "\n" + format.StandardError, context.Root)
            .Select(item => new FormatProblem(item.File, item.Line, item.Message))
            .Concat(text.SelectMany(file => TextRules.Check(file, File.ReadAllBytes(Path.Combine(context.Root, file)))));
        return new FormatFacts
        {
            ExitCode = format.ExitCode ?? -1,
            SourceFiles = files.Count(file => file.EndsWith(".cs", StringComparison.Ordinal)),
            TextFiles = text.Length,
            Problems = [.. problems.Distinct().OrderBy(item => item.File, StringComparer.Ordinal).ThenBy(item => item.Line).ThenBy(item => item.Message, StringComparer.Ordinal)],
        };
    }

    /// <summary>What git treats as text: not links, not what .gitattributes calls binary or leaves untouched, not what NuGet writes.</summary>
    private static async Task<ImmutableArray<string>> TextFilesAsync(CollectContext context, ImmutableArray<string> files, CancellationToken cancellationToken)
    {
        var listed = await context.Services.Processes.RunAsync(
            new ProcessRequest
            {
                FileName = "git",
                Arguments = ["ls-files", "--eol", "-z", "--cached", "--others", "--exclude-standard"],
                WorkingDirectory = context.Root,
            },
            cancellationToken).ConfigureAwait(false);
        if (listed.ExitCode != 0)
        {
            throw CollectionException.Faulted("git could not list the text files.");
        }

        var text = listed.StandardOutput.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t', 2))
            .Where(parts => parts.Length == 2 && !parts[0].Contains("attr/-text", StringComparison.Ordinal) && !parts[0].Contains("w/-text", StringComparison.Ordinal))
            .Select(parts => parts[1])
            .ToHashSet(StringComparer.Ordinal);
        return [.. files.Where(file => text.Contains(file) && Path.GetFileName(file) != "packages.lock.json" && File.ResolveLinkTarget(Path.Combine(context.Root, file), returnFinalTarget: false) is null)];
    }
}
