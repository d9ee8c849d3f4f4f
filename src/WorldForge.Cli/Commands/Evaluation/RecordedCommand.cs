using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Evaluation;

namespace WorldForge.Cli.Commands.Evaluation;

/// <summary>The command that repeats a run: every flag that shaped it, whatever said so, and none that only says where the output goes.</summary>
internal static class RecordedCommand
{
    private const string UsualStateDirectory = ".worldforge/worlds";

    public static ImmutableArray<string> Of(
        EvaluationSuite suite,
        EvaluationRequest request,
        string? profile,
        IEnumerable<string> datasets,
        string format,
        string stateDirectory,
        bool noFail)
    {
        List<string> words = ["worldforge", "eval", EvalFlags.Suite, suite.Id];
        words.AddRange(request.Providers.SelectMany(static provider => new[] { "--provider", provider }));
        AddUnless(profile is null, "--profile", profile ?? "");
        words.AddRange(datasets.SelectMany(static path => new[] { EvalFlags.DatasetManifest, path }));
        words.AddRange(["--format", format]);
        AddUnless(profile is null && stateDirectory == UsualStateDirectory, "--state-dir", stateDirectory);
        AddUnless(request.MaxGalleryCases == EvaluationRequest.DefaultGalleryCases, EvalFlags.MaxGalleryCases, Text(request.MaxGalleryCases));
        AddUnless(request.MaxParallel == EvaluationRequest.MostParallel, EvalFlags.MaxParallel, Text(request.MaxParallel));
        if (noFail)
        {
            words.Add(EvalFlags.NoFail);
        }

        return [.. words];

        void AddUnless(bool usual, string flag, string value)
        {
            if (!usual)
            {
                words.AddRange([flag, value]);
            }
        }
    }

    private static string Text(int? number) => string.Create(CultureInfo.InvariantCulture, $"{number}");
}
