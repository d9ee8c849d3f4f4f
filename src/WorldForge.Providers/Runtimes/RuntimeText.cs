using WorldForge.Evidence;

namespace WorldForge.Providers.Runtimes;

/// <summary>Says which piece of a runtime is missing, in the words of its manifest.</summary>
internal static class RuntimeText
{
    /// <summary>The page of the out-of-process runtime.</summary>
    public const string BridgePage = "docs/providers/runtime-bridge.md";

    public static string Of(ProviderRuntimeManifest manifest, RuntimeProblem problem) => problem.Kind switch
    {
        RuntimeProblemKind.MissingDependency => Missing(manifest, problem),
        RuntimeProblemKind.LoadFailed => $"{problem.Dependency} failed to load: {problem.Detail}",
        _ => $"{problem.Detail} is unavailable in {problem.Dependency}",
    };

    /// <summary>No runtime was given to the adapter at all.</summary>
    public static string NotInjected(ProviderRuntimeManifest manifest, string seam) =>
        $"no runtime: this build runs {manifest.Provider} only with an injected {seam}, or through the runtime bridge ({BridgePage}) "
        + $"on a host with {string.Join(", ", manifest.OptionalDependencies)}; {manifest.SetupHint}";

    private static string Missing(ProviderRuntimeManifest manifest, RuntimeProblem problem)
    {
        string text = manifest.OptionalDependencies.Contains(problem.Dependency)
            ? manifest.MissingDependencyDetail(problem.Dependency)
            : $"missing optional dependency {problem.Dependency}";
        return problem.Detail.Length == 0 || problem.Detail == problem.Dependency ? text : $"{text}; missing module {problem.Detail}";
    }
}
