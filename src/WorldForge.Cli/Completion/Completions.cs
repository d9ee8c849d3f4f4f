using System.CommandLine;
using System.CommandLine.Completions;
using WorldForge.Runs;

namespace WorldForge.Cli.Completion;

/// <summary>Where the values of completions come from. Nothing here calls a provider, a network or an optional runtime.</summary>
internal static class Completions
{
    private const int NewestRuns = 50;

    /// <summary>Values that a function lists when the user asks; for suites, presets, drills and the like.</summary>
    public static Func<CompletionContext, IEnumerable<CompletionItem>> Of(Func<IEnumerable<string>> values) =>
        _ => values().Select(static value => new CompletionItem(value));

    /// <summary>The names of the catalog, in its order.</summary>
    public static Func<CompletionContext, IEnumerable<CompletionItem>> Providers(CliContext context) =>
        Of(() => context.Catalog().Select(static entry => entry.Name));

    /// <summary>The newest run ids of the workspace that the command line names.</summary>
    /// <param name="context">The outside world.</param>
    /// <param name="workspace">The option of the same command that names the workspace.</param>
    public static Func<CompletionContext, IEnumerable<CompletionItem>> RunIds(CliContext context, Option<string> workspace) =>
        completion => Newest(context.PathOf(completion.ParseResult.GetValue(workspace) ?? ".worldforge"));

    private static IEnumerable<CompletionItem> Newest(string workspace)
    {
        try
        {
            return
            [
                .. new DirectoryInfo(Path.Combine(workspace, "runs")).EnumerateDirectories()
                    .Select(static folder => folder.Name)
                    .Where(static name => RunId.TryParse(name, out _))
                    .OrderDescending(StringComparer.Ordinal)
                    .Take(NewestRuns)
                    .Select(static (name, place) => new CompletionItem(name, sortText: $"{place:D4}")),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A workspace that is not there has nothing to offer; a completion never complains.
            return [];
        }
    }
}
