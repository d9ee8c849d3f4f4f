using System.CommandLine;
using System.Globalization;
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

    public static Option<int> MaxParallelOption() => new(MaxParallel)
    {
        HelpName = "N",
        Description = $"Providers that run at the same time, 1 to {EvaluationRequest.MostParallel}; it never changes the report.",
        DefaultValueFactory = static _ => EvaluationRequest.MostParallel,
        CustomParser = static result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
                && value is >= 1 and <= EvaluationRequest.MostParallel)
            {
                return value;
            }

            result.AddError($"{MaxParallel} must be an integer from 1 to {EvaluationRequest.MostParallel}, not '{result.Tokens[0].Value}'.");
            return EvaluationRequest.MostParallel;
        },
    };
}
