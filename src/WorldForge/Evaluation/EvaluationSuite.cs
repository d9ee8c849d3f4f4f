using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Validation;

namespace WorldForge.Evaluation;

/// <summary>Scenarios that are asked together, and what may be claimed with their answers. Immutable.</summary>
public sealed class EvaluationSuite
{
    /// <summary>The version of a suite that names none.</summary>
    public const string DefaultVersion = "evaluation:1";

    /// <summary>The claim boundary of a suite that names none.</summary>
    public const string DefaultClaimBoundary =
        "Contract check of provider adapters under fixed inputs. It says nothing about physical fidelity, safety, or success on a real robot.";

    /// <summary>The metric semantics of a suite that names none.</summary>
    public const string DefaultMetricSemantics =
        "score: from 0 to 1, higher is better, no unit, one sample per provider and scenario. passed: whether the scenario's own rule holds. "
        + "Metrics are what that rule looked at.";

    internal EvaluationSuite(
        string id,
        string name,
        IEnumerable<EvaluationScenario> scenarios,
        string? version,
        string? claimBoundary,
        string? metricSemantics)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        Id = Check.TraceId(id?.Trim(), "suite_id");
        Name = Check.Text(name, "suite name");
        Version = Check.Text(version ?? DefaultVersion, "suite_version");
        ClaimBoundary = Check.Text(claimBoundary ?? DefaultClaimBoundary, "claim_boundary");
        MetricSemantics = Check.Text(metricSemantics ?? DefaultMetricSemantics, "metric_semantics");
        Scenarios = [.. scenarios];
        CheckScenarios(Scenarios);
        RequiredCapabilities = [.. Scenarios.SelectMany(static scenario => scenario.RequiredCapabilities).Distinct().Order()];
    }

    /// <summary>Ids of the suites that the library brings, in their order.</summary>
    public static ImmutableArray<string> BuiltinNames => BuiltinSuites.Names;

    /// <summary>Identifies the suite in reports, traces and commands.</summary>
    public string Id { get; }

    /// <summary>Name for people.</summary>
    public string Name { get; }

    /// <summary>Version of the suite's contract.</summary>
    public string Version { get; }

    /// <summary>What may and what may not be claimed with a report.</summary>
    public string ClaimBoundary { get; }

    /// <summary>What the scores and metrics mean, with direction and unit.</summary>
    public string MetricSemantics { get; }

    /// <summary>The scenarios in the order in which they are asked; at least one, names unique.</summary>
    public ImmutableArray<EvaluationScenario> Scenarios { get; }

    /// <summary>What a provider needs for the whole suite, in canonical order.</summary>
    public ImmutableArray<Capability> RequiredCapabilities { get; }

    /// <summary>A suite of the library.</summary>
    /// <exception cref="WorldForgeException">The id is none of <see cref="BuiltinNames"/>; the message lists them.</exception>
    public static EvaluationSuite FromBuiltin(string id) => BuiltinSuites.Get(id);

    /// <summary>A suite of the host.</summary>
    /// <param name="name">Name for people; not blank.</param>
    /// <param name="scenarios">At least one; names unique.</param>
    /// <param name="suiteId">
    /// Letters, digits and <c>_ . : -</c>, without a secret-like word; by default the name in lower case with hyphens for spaces. Not the id of
    /// a built-in suite.
    /// </param>
    /// <param name="suiteVersion"><see cref="DefaultVersion"/> by default.</param>
    /// <param name="claimBoundary"><see cref="DefaultClaimBoundary"/> by default.</param>
    /// <param name="metricSemantics"><see cref="DefaultMetricSemantics"/> by default.</param>
    /// <exception cref="WorldForgeException">A rule is broken; the message names the field.</exception>
    public static EvaluationSuite Custom(
        string name,
        IEnumerable<EvaluationScenario> scenarios,
        string? suiteId = null,
        string? suiteVersion = null,
        string? claimBoundary = null,
        string? metricSemantics = null)
    {
        string label = Check.Text(name, "suite name");
        string id = suiteId ?? label.ToLowerInvariant().Replace(' ', '-');
        return BuiltinNames.Contains(id.Trim(), StringComparer.Ordinal)
            ? throw Check.Invalid("suite_id", $"must not be the built-in '{id.Trim()}'")
            : new EvaluationSuite(id, label, scenarios, suiteVersion, claimBoundary, metricSemantics);
    }

    private static void CheckScenarios(ImmutableArray<EvaluationScenario> scenarios)
    {
        if (scenarios.IsEmpty)
        {
            throw Check.Invalid("scenarios", "must hold at least one scenario");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (EvaluationScenario? scenario in scenarios)
        {
            if (scenario is null)
            {
                throw Check.Invalid("scenarios", "must not hold null");
            }

            if (!names.Add(scenario.Name))
            {
                throw Check.Invalid("scenarios", $"must not hold '{scenario.Name}' twice");
            }
        }
    }
}
