using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Benchmarking;

/// <summary>Holds results against budgets. Pure: the same results and budgets give the same answer.</summary>
public static class BenchmarkGate
{
    /// <summary>Judges the results of a run.</summary>
    public static BenchmarkGateReport Evaluate(BenchmarkReport report, BenchmarkBudgets budgets)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Evaluate(report.Results, budgets);
    }

    /// <summary>Judges results. A budget that matches no result is violated: what was not measured cannot have passed.</summary>
    public static BenchmarkGateReport Evaluate(IReadOnlyList<BenchmarkResult> results, BenchmarkBudgets budgets)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(budgets);
        int checkedResults = 0;
        var violations = ImmutableArray.CreateBuilder<BenchmarkViolation>();
        foreach (BenchmarkBudget budget in budgets.Entries)
        {
            BenchmarkResult[] matching = [.. results.Where(budget.Matches)];
            checkedResults += matching.Length;
            if (matching.Length == 0)
            {
                violations.Add(NoResult(budget));
            }

            violations.AddRange(matching.SelectMany(result => Violations(budget, result)));
        }

        return new BenchmarkGateReport { Budgets = budgets.Entries, CheckedResultCount = checkedResults, Violations = violations.DrainToImmutable() };
    }

    private static IEnumerable<BenchmarkViolation> Violations(BenchmarkBudget budget, BenchmarkResult result)
    {
        foreach (BudgetMetric metric in BudgetMetric.All)
        {
            JsonValue? observed = metric.Observed(result);
            if (metric.Threshold(budget) is { } threshold && !metric.Holds(observed, threshold))
            {
                yield return new BenchmarkViolation
                {
                    Provider = result.Provider,
                    Operation = result.Operation,
                    Metric = metric.Name,
                    Observed = observed ?? JsonValue.Null,
                    Threshold = threshold,
                    Condition = metric.Condition(threshold),
                    BudgetSelector = budget.Selector,
                };
            }
        }
    }

    private static BenchmarkViolation NoResult(BenchmarkBudget budget) => new()
    {
        Provider = budget.Provider,
        Operation = budget.Operation,
        Metric = "matching_results",
        Observed = 0,
        Threshold = 1,
        Condition = ">= 1 matching result",
        BudgetSelector = budget.Selector,
    };
}
