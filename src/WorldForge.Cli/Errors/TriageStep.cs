namespace WorldForge.Cli.Errors;

/// <summary>What to do first after an error.</summary>
internal static class TriageStep
{
    /// <summary>The step for an error of a command; the first rule that fits decides.</summary>
    public static string For(IReadOnlyList<string> path, string message) => (path.Count > 0 ? path[0] : "") switch
    {
        "benchmark" => "check the input or budget JSON, then run 'worldforge benchmark --help'",
        "provider" or "providers" => Providers,
        _ when message.Contains("provider", StringComparison.OrdinalIgnoreCase) => Providers,
        "runs" => "look at the run_manifest.json of the run, then run 'worldforge runs --help'",
        "drills" => "run 'worldforge drills list', then rerun the drill with '--format json'",
        _ => Help(path),
    };

    /// <summary>The step for a command line that cannot be understood.</summary>
    public static string Help(IReadOnlyList<string> path) => $"run '{string.Join(' ', ["worldforge", .. path, "--help"])}'";

    private const string Providers = "run 'worldforge doctor' and 'worldforge provider health'";
}
