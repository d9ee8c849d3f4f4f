using WorldForge.Validation;

namespace WorldForge.Planning;

/// <summary>One number of an action that a planner chooses, and the range it may choose from, both ends included.</summary>
public sealed record ActionParameterBounds
{
    /// <summary>Creates checked bounds.</summary>
    /// <param name="name">The parameter's name in the action; not blank, stored trimmed.</param>
    /// <param name="lower">Finite, in the provider's action unit.</param>
    /// <param name="upper">Finite and strictly above <paramref name="lower"/>.</param>
    /// <exception cref="WorldForgeException">A rule is broken; the message names the parameter.</exception>
    public ActionParameterBounds(string name, double lower, double upper)
    {
        Name = Check.Text(name, "action_parameter_bounds name");
        string field = "action_parameter_bounds." + Name;
        Lower = Check.Finite(lower, field + " lower bound");
        Upper = Check.Finite(upper, field + " upper bound");
        if (Lower >= Upper)
        {
            throw Check.Invalid(field, "must have its lower bound strictly below its upper bound");
        }
    }

    /// <summary>The parameter's name in the action.</summary>
    public string Name { get; }

    /// <summary>The smallest value.</summary>
    public double Lower { get; }

    /// <summary>The largest value.</summary>
    public double Upper { get; }

    // Halved before they are combined, so that no pair of finite bounds overflows.
    internal double Midpoint => (0.5 * Lower) + (0.5 * Upper);

    internal double HalfWidth => (0.5 * Upper) - (0.5 * Lower);
}
