using System.CommandLine;
using WorldForge.Evaluation;

namespace WorldForge.Cli.Commands.Evaluation;

/// <summary>The names of the options of <c>eval</c>, which its recorded command repeats.</summary>
internal static class EvalFlags
{
    public const string Suite = "--suite";
    public const string DatasetManifest = "--dataset-manifest";
    public const string MaxGalleryCases = "--max-gallery-cases";
    public const string MaxParallel = "--max-parallel";
    public const string NoFail = "--no-fail";

    public static Option<int> MaxParallelOption()
    {
        Option<int> option = new(MaxParallel)
        {
            HelpName = "N",
            Description = $"Providers that run at the same time, 1 to {EvaluationRequest.MostParallel}; it never changes the report.",
            DefaultValueFactory = static _ => EvaluationRequest.MostParallel,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValue(option) is < 1 or > EvaluationRequest.MostParallel)
            {
                result.AddError($"{MaxParallel} must be an integer from 1 to {EvaluationRequest.MostParallel}.");
            }
        });
        return option;
    }
}
