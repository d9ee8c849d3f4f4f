using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using WorldForge.Redaction;
using WorldForge.Release.Gates.Lint;
using WorldForge.Release.Repository;

namespace WorldForge.Release.Gates.Tests;

/// <summary>Runs every test project once, with coverage, against what the compilation left.</summary>
/// <remarks>The runner ends the host of a test that hangs, but not the process in which the test itself runs: that one is ended here.</remarks>
public sealed class TestRunCollector : Collector<TestRunFacts>
{
    /// <inheritdoc/>
    public override async ValueTask<TestRunFacts> CollectAsync(CollectContext context, CancellationToken cancellationToken)
    {
        var compile = await context.RequireAsync<CompileFacts>(cancellationToken).ConfigureAwait(false);
        if (!compile.Compiled)
        {
            throw CollectionException.Blocked("The solution does not compile, so no test ran; see the Lint gate.");
        }

        var projects = await RepositoryFiles.ProjectsAsync(context, cancellationToken).ConfigureAwait(false);
        var results = Directory.CreateTempSubdirectory("worldforge-tests-");
        try
        {
            var hang = context.Policy.Thresholds.GetValueOrDefault("hang_seconds", 120).ToString(CultureInfo.InvariantCulture);
            var run = await context.DotnetAsync(
                [
                    "test", RepositoryFiles.Solution, "-c", "Release", "--no-build", "--nologo", "-v", "quiet",
                    "--logger", "trx;LogFilePrefix=results", "--results-directory", results.FullName,
                    "--blame-hang", "--blame-hang-timeout", $"{hang}s", "--blame-hang-dump-type", "none",
                    "--collect", "XPlat Code Coverage;Format=cobertura;Include=[WorldForge*]*,[worldforge]*;SkipAutoProps=true",
                    "-nodeReuse:false",
                ],
                cancellationToken,
                endsLeftovers: true).ConfigureAwait(false);
            return Facts(context, projects, results, run.ExitCode ?? -1);
        }
        finally
        {
            results.Delete(recursive: true);
        }
    }

    private static TestRunFacts Facts(CollectContext context, ImmutableArray<SolutionProject> projects, DirectoryInfo results, int exitCode)
    {
        var files = Find(results, "*.trx").Select(TrxFile.Read).ToList();
        var coverage = new CoverageMerge(context.Root);
        foreach (var report in Find(results, "coverage.cobertura.xml"))
        {
            coverage.Add(report);
        }

        var single = files.SelectMany(file => file.Results).ToList();
        return new TestRunFacts
        {
            ExitCode = exitCode,
            Projects = [.. projects.Where(project => project.IsTest).Select(project => Count(project, files))],
            Failures =
            [
                .. single.Where(result => result.Outcome is "Failed" or "Error" or "Timeout" or "Aborted")
                    .Select(result => new FailedTest(result.Name, FirstLine(result.Message, context.Services.Redactor), TrxFile.Location(result.Stack, context.Root)))
                    .OrderBy(test => test.Name, StringComparer.Ordinal),
            ],
            Skipped =
            [
                .. single.Where(result => result.Outcome == "NotExecuted")
                    .Select(result => new SkippedTest(result.Name, FirstLine(result.Message, context.Services.Redactor)))
                    .OrderBy(test => test.Name, StringComparer.Ordinal),
            ],
            Hung = [.. Find(results, "Sequence_*.xml").SelectMany(Unfinished).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Files = coverage.Files,
            SourceProjects = [.. projects.Where(project => project.IsSource).Select(project => project.Path)],
        };
    }

    private static TestProjectResult Count(SolutionProject project, List<TrxFile> files)
    {
        var results = files.Where(file => string.Equals(file.Assembly, project.Name, StringComparison.OrdinalIgnoreCase)).SelectMany(file => file.Results).ToList();
        return new TestProjectResult(
            project.Path,
            results.Count(result => result.Outcome == "Passed"),
            results.Count(result => result.Outcome is not ("Passed" or "NotExecuted")),
            results.Count(result => result.Outcome == "NotExecuted"));
    }

    private static IEnumerable<string> Unfinished(string path)
    {
        try
        {
            return [.. XDocument.Load(path).Descendants("Test").Where(test => test.Attribute("Completed")?.Value == "False").Select(test => test.Attribute("Name")?.Value ?? "")];
        }
        catch (XmlException)
        {
            // The runner writes this file while it ends a hung process; without it the hang is still a missing result.
            return [];
        }
    }

    private static IEnumerable<string> Find(DirectoryInfo folder, string pattern) =>
        folder.EnumerateFiles(pattern, SearchOption.AllDirectories).Select(file => file.FullName).Order(StringComparer.Ordinal);

    private static string FirstLine(string text, Redactor redactor) => redactor.Redact(text).Trim().Split('\n', 2)[0].Trim();
}
