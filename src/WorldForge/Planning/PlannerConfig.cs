using System.Collections.Immutable;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Planning;

/// <summary>How a <see cref="LatentMpcController"/> searches: the cross-entropy method over action sequences. Immutable.</summary>
public sealed class PlannerConfig
{
    /// <summary>The kind of the sampled actions when none is given.</summary>
    public const string DefaultActionKind = "latent_action";

    /// <summary>The most numbers that one iteration may hold: samples times horizon times parameters.</summary>
    public const int MaxBatchValues = 1 << 27;

    /// <summary>Creates a checked configuration.</summary>
    /// <param name="horizon">Steps per plan; at least 1.</param>
    /// <param name="numSamples">Plans per iteration; at least 1.</param>
    /// <param name="numIterations">Iterations per planning step; at least 1.</param>
    /// <param name="numElites">Best plans that shape the next iteration; from 1 to <paramref name="numSamples"/>.</param>
    /// <param name="executeK">Actions to hand out per planning step; from 1 to <paramref name="horizon"/>.</param>
    /// <param name="initStd">First standard deviation, in action units; above 0. A narrower range of a parameter narrows it.</param>
    /// <param name="minStd">Least standard deviation; above 0, at most <paramref name="initStd"/>.</param>
    /// <param name="seed">Seed of the generator; any number.</param>
    /// <param name="actionKind">The kind of each sampled action; not blank.</param>
    /// <param name="actionParameterBounds">The parameters in sampling order, names unique; by default <c>x</c> from -1 to 1.</param>
    /// <param name="extensions">Departures from the plain method; all off by default.</param>
    /// <exception cref="WorldForgeException">A rule is broken; the message names the field.</exception>
    public PlannerConfig(
        int horizon = 1,
        int numSamples = 64,
        int numIterations = 4,
        int numElites = 8,
        int executeK = 1,
        double initStd = 1.0,
        double minStd = 1e-3,
        long seed = 0,
        string actionKind = DefaultActionKind,
        IEnumerable<ActionParameterBounds>? actionParameterBounds = null,
        PlannerExtensions? extensions = null)
    {
        Horizon = Check.PositiveInt(horizon, "horizon");
        NumSamples = Check.PositiveInt(numSamples, "num_samples");
        NumIterations = Check.PositiveInt(numIterations, "num_iterations");
        NumElites = AtMost(Check.PositiveInt(numElites, "num_elites"), NumSamples, "num_elites", "num_samples");
        ExecuteK = AtMost(Check.PositiveInt(executeK, "execute_k"), Horizon, "execute_k", "horizon");
        InitStd = Positive(initStd, "init_std");
        MinStd = Positive(minStd, "min_std");
        if (MinStd > InitStd)
        {
            throw Check.Invalid("min_std", "must be at most init_std");
        }

        Seed = seed;
        ActionKind = Check.Text(actionKind, "action_kind");
        ActionParameterBounds = actionParameterBounds is null ? [new ActionParameterBounds("x", -1, 1)] : Bounds(actionParameterBounds);
        Extensions = extensions ?? PlannerExtensions.None;
        if (Math.BigMul(NumSamples, Horizon) > MaxBatchValues / ActionParameterBounds.Length)
        {
            throw Check.Invalid("num_samples", $"times horizon times parameters must be at most {MaxBatchValues}");
        }
    }

    /// <summary>Steps per plan.</summary>
    public int Horizon { get; }

    /// <summary>Plans per iteration.</summary>
    public int NumSamples { get; }

    /// <summary>Iterations per planning step.</summary>
    public int NumIterations { get; }

    /// <summary>Best plans that shape the next iteration.</summary>
    public int NumElites { get; }

    /// <summary>Actions to hand out per planning step.</summary>
    public int ExecuteK { get; }

    /// <summary>First standard deviation, in action units.</summary>
    public double InitStd { get; }

    /// <summary>Least standard deviation, in action units.</summary>
    public double MinStd { get; }

    /// <summary>Seed of the generator.</summary>
    public long Seed { get; }

    /// <summary>The kind of each sampled action.</summary>
    public string ActionKind { get; }

    /// <summary>The parameters of each action, in sampling order.</summary>
    public ImmutableArray<ActionParameterBounds> ActionParameterBounds { get; }

    /// <summary>Departures from the plain method.</summary>
    public PlannerExtensions Extensions { get; }

    /// <summary>Reads the wire form; an absent key takes its default, an unknown key is ignored.</summary>
    /// <exception cref="WorldForgeException">A rule is broken; the message names the field. Booleans are not numbers.</exception>
    public static PlannerConfig FromJson(JsonValue value) => PlannerConfigJson.Read(value);

    /// <summary>
    /// Renders the wire form: bounds as <c>[lower, upper]</c> in sampling order, extensions only when one is on. An order that is
    /// not that of the sorted names stands also in <c>action_parameter_order</c>, because JSON writers sort keys.
    /// </summary>
    public JsonObject ToJson() => PlannerConfigJson.Write(this);

    private static int AtMost(int value, int limit, string field, string limitField) =>
        value <= limit ? value : throw Check.Invalid(field, $"must be at most {limitField} ({limit}), not {value}");

    private static double Positive(double value, string field) =>
        Check.Finite(value, field) > 0 ? value : throw Check.Invalid(field, "must be above 0");

    private static ImmutableArray<ActionParameterBounds> Bounds(IEnumerable<ActionParameterBounds> bounds)
    {
        const string Field = "action_parameter_bounds";
        ImmutableArray<ActionParameterBounds> copy = [.. bounds];
        if (copy.IsEmpty)
        {
            throw Check.Invalid(Field, "must name at least one parameter");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (ActionParameterBounds? item in copy)
        {
            if (item is null)
            {
                throw Check.Invalid(Field, "must not hold null");
            }

            if (!names.Add(item.Name))
            {
                throw Check.Invalid(Field, $"must not name '{item.Name}' twice");
            }
        }

        return copy;
    }
}
