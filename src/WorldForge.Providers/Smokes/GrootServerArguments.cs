using System.Collections.Immutable;
using WorldForge.Redaction;

namespace WorldForge.Providers.Smokes;

/// <summary>The arguments of the policy server: as it gets them, and as they may be shown.</summary>
internal static class GrootServerArguments
{
    private const string Option = "--server-arg";

    /// <summary>What follows the script or module.</summary>
    public static ImmutableArray<string> Of(SmokeSettings settings, GrootSmokeOptions options)
    {
        string? dataset = options.DatasetPath ?? settings.Environment.Find("GROOT_DATASET_PATH");
        return
        [
            "--embodiment-tag", options.EmbodimentTag ?? settings.Environment.Find("GROOT_EMBODIMENT_TAG") ?? "GR1",
            "--host", options.ServerHost ?? settings.Environment.Find("GROOT_POLICY_BIND_HOST") ?? "127.0.0.1",
            "--port", options.Port?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? settings.Environment.Find("GROOT_POLICY_PORT") ?? "5555",
            .. dataset is null
                ? (ReadOnlySpan<string>)["--model-path", options.ModelPath ?? settings.Environment.Find("GROOT_MODEL_PATH") ?? "nvidia/GR00T-N1.6-3B"]
                : ["--dataset-path", dataset],
            "--device", options.Device ?? settings.Environment.Find("GROOT_POLICY_DEVICE") ?? "cuda:0",
            .. options.ServerArguments,
        ];
    }

    /// <summary>
    /// A command line whose arguments of the server are masked as one list, so that a secret flag in one of them masks the value in the next.
    /// </summary>
    public static IReadOnlyList<string> Sanitise(IReadOnlyList<string> commandLine)
    {
        string[] result = [.. commandLine];
        List<(int Index, string Prefix, string Value)> found = [];
        for (int index = 0; index < result.Length; index++)
        {
            if (result[index] == Option && index + 1 < result.Length)
            {
                index++;
                found.Add((index, "", result[index]));
            }
            else if (result[index].StartsWith(Option + "=", StringComparison.Ordinal))
            {
                found.Add((index, Option + "=", result[index][(Option.Length + 1)..]));
            }
        }

        IReadOnlyList<string> masked = Redactor.CommandLine.RedactArguments([.. found.Select(static one => one.Value)]);
        for (int index = 0; index < found.Count; index++)
        {
            result[found[index].Index] = found[index].Prefix + masked[index];
        }

        return result;
    }
}
