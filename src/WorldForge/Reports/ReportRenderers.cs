using System.Collections.Immutable;
using WorldForge.Benchmarking;
using WorldForge.Bundles;
using WorldForge.Comparison;
using WorldForge.Evaluation;
using WorldForge.Serialization;

namespace WorldForge.Reports;

/// <summary>The renderers that a program knows, by family and format. Safe for use by several threads.</summary>
public sealed class ReportRenderers
{
    private ImmutableSortedDictionary<string, ReportRenderer> _renderers = ImmutableSortedDictionary.Create<string, ReportRenderer>(StringComparer.Ordinal);

    /// <summary>A registry with the given renderers.</summary>
    /// <exception cref="WorldForgeException">Two renderers have the same family and format.</exception>
    public ReportRenderers(params IEnumerable<ReportRenderer> renderers)
    {
        ArgumentNullException.ThrowIfNull(renderers);
        foreach (ReportRenderer renderer in renderers)
        {
            Register(renderer);
        }
    }

    /// <summary>A new registry with the renderers of this library.</summary>
    public static ReportRenderers BuiltIn() => new(
    [
        .. BenchmarkRenderers.All,
        .. BundleRenderers.All,
        .. ComparisonRenderers.All,
        .. EvaluationRenderers.All,
    ]);

    /// <summary>All renderers, sorted by family and format.</summary>
    public ImmutableArray<ReportRenderer> List() => [.. _renderers.Values];

    /// <summary>Adds a renderer.</summary>
    /// <param name="renderer">The renderer.</param>
    /// <param name="replace">Takes the place of one with the same family and format.</param>
    /// <exception cref="WorldForgeException">There is one already (<see cref="FaultCodes.InputDuplicate"/>) and <paramref name="replace"/> is false.</exception>
    public void Register(ReportRenderer renderer, bool replace = false)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        bool added = replace
            ? ImmutableInterlocked.Update(ref _renderers, static (known, one) => known.SetItem(one.Key, one), renderer)
            : ImmutableInterlocked.Update(ref _renderers, static (known, one) => known.ContainsKey(one.Key) ? known : known.Add(one.Key, one), renderer);
        if (!added && !replace)
        {
            throw new WorldForgeException(FaultCodes.InputDuplicate, $"A report renderer {renderer.Key} is registered already; pass replace to take its place.");
        }
    }

    /// <summary>The renderer of a family and format.</summary>
    /// <exception cref="WorldForgeException">There is none; the message names it and the formats of that family.</exception>
    public ReportRenderer Get(string artifactFamily, string outputFormat)
    {
        ArgumentNullException.ThrowIfNull(artifactFamily);
        ArgumentNullException.ThrowIfNull(outputFormat);
        if (_renderers.TryGetValue($"{artifactFamily}:{outputFormat}", out ReportRenderer? renderer))
        {
            return renderer;
        }

        string[] known = [.. _renderers.Values.Where(one => one.ArtifactFamily == artifactFamily).Select(one => one.OutputFormat)];
        string choice = known.Length > 0
            ? $"known formats of {artifactFamily} are {string.Join(", ", known)}"
            : "known families are " + string.Join(", ", _renderers.Values.Select(one => one.ArtifactFamily).Distinct(StringComparer.Ordinal));
        throw new WorldForgeException(FaultCodes.InputInvalid, $"There is no report renderer {artifactFamily}:{outputFormat}; {choice}.");
    }

    /// <summary>Renders a document with the renderer of a family and format.</summary>
    /// <exception cref="WorldForgeException">There is no such renderer, or it refuses the document.</exception>
    public ReportRenderResult Render(string artifactFamily, string outputFormat, JsonValue payload) => Get(artifactFamily, outputFormat).Render(payload);
}
