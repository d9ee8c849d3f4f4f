using System.Collections.Immutable;
using WorldForge.Actions;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Planning;

/// <summary>
/// The sampled plans of one iteration as a view over one flat buffer, [sample, step, parameter] row-major. It makes
/// actions only when they are asked for.
/// </summary>
/// <remarks>
/// The controller overwrites the buffer before the next iteration: an encoder must be done with it when it returns.
/// Actions made from it are copies.
/// </remarks>
public sealed class PlanBatch
{
    /// <summary>Creates a view over a buffer.</summary>
    /// <param name="actionKind">The kind of every action; not blank.</param>
    /// <param name="parameterNames">The parameters of every action in their order; not blank, not empty, unique.</param>
    /// <param name="horizon">Steps per plan; at least 1.</param>
    /// <param name="values">As many as a positive number of plans needs.</param>
    /// <exception cref="WorldForgeException">A rule is broken; the message names the argument.</exception>
    public PlanBatch(string actionKind, IEnumerable<string> parameterNames, int horizon, ReadOnlyMemory<double> values)
    {
        ArgumentNullException.ThrowIfNull(parameterNames);
        ActionKind = Check.Text(actionKind, "action_kind");
        ParameterNames = [.. parameterNames.Select(static name => Check.Text(name, "parameter_names"))];
        Horizon = Check.PositiveInt(horizon, "horizon");
        if (ParameterNames.IsEmpty || ParameterNames.Distinct(StringComparer.Ordinal).Count() != ParameterNames.Length)
        {
            throw Check.Invalid("parameter_names", "must hold at least one name and none twice");
        }

        PlanLength = Horizon * ParameterNames.Length;
        if (values.IsEmpty || values.Length % PlanLength != 0)
        {
            throw Check.Invalid("values", $"must hold a positive multiple of {PlanLength} numbers, not {values.Length}");
        }

        Values = values;
        SampleCount = values.Length / PlanLength;
    }

    /// <summary>The kind of every action.</summary>
    public string ActionKind { get; }

    /// <summary>The parameters of every action, in the order of the innermost axis.</summary>
    public ImmutableArray<string> ParameterNames { get; }

    /// <summary>How many plans there are.</summary>
    public int SampleCount { get; }

    /// <summary>How many steps each plan has.</summary>
    public int Horizon { get; }

    /// <summary>All values, [sample, step, parameter] row-major.</summary>
    public ReadOnlyMemory<double> Values { get; }

    private int PlanLength { get; }

    /// <summary>The values of one plan, [step, parameter] row-major.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public ReadOnlySpan<double> Plan(int sample)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sample);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sample, SampleCount);
        return Values.Span.Slice(sample * PlanLength, PlanLength);
    }

    /// <summary>The actions of one plan, in time order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public ImmutableArray<WorldAction> Actions(int sample) => Actions(Plan(sample), Horizon);

    /// <summary>The actions of the first steps of a plan.</summary>
    internal ImmutableArray<WorldAction> Actions(ReadOnlySpan<double> plan, int steps)
    {
        ImmutableArray<WorldAction>.Builder actions = ImmutableArray.CreateBuilder<WorldAction>(steps);
        int width = ParameterNames.Length;
        for (int step = 0; step < steps; step++)
        {
            actions.Add(Action(plan.Slice(step * width, width)));
        }

        return actions.MoveToImmutable();
    }

    private WorldAction Action(ReadOnlySpan<double> values)
    {
        // The names were checked above: well-formed and unique.
        var members = new KeyValuePair<string, JsonValue>[values.Length];
        for (int parameter = 0; parameter < values.Length; parameter++)
        {
            members[parameter] = new(ParameterNames[parameter], JsonValue.FromDouble(values[parameter]));
        }

        return new WorldAction(ActionKind, JsonObject.Owned(members));
    }
}
