using System.Collections.Immutable;
using WorldForge.Validation;

namespace WorldForge.Evaluation;

/// <summary>Suites of a host by name, beside the built-in ones. Thread-safe.</summary>
public sealed class EvaluationSuiteRegistry
{
    private readonly Lock _gate = new();
    private ImmutableSortedDictionary<string, Func<EvaluationSuite>> _factories =
        ImmutableSortedDictionary<string, Func<EvaluationSuite>>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>The registry of the process. A host that wants its own makes one.</summary>
    public static EvaluationSuiteRegistry Shared { get; } = new();

    /// <summary>The registered names, sorted; the built-in ones are not among them.</summary>
    public ImmutableArray<string> RegisteredNames => [.. Volatile.Read(ref _factories).Keys];

    /// <summary>Registers a suite.</summary>
    /// <param name="name">Not blank, and not the id of a built-in suite.</param>
    /// <param name="factory">Makes the suite, each time anew.</param>
    /// <param name="replace">Whether a suite of that name may be replaced.</param>
    /// <exception cref="WorldForgeException">The name is a built-in one, or is taken and <paramref name="replace"/> is false.</exception>
    public void Register(string name, Func<EvaluationSuite> factory, bool replace = false)
    {
        string key = Check.Text(name, "suite name");
        ArgumentNullException.ThrowIfNull(factory);
        if (EvaluationSuite.BuiltinNames.Contains(key, StringComparer.Ordinal))
        {
            throw new WorldForgeException(FaultCodes.InputDuplicate, $"Suite '{key}' is built in and cannot be shadowed.");
        }

        lock (_gate)
        {
            _factories = replace || !_factories.ContainsKey(key)
                ? _factories.SetItem(key, factory)
                : throw new WorldForgeException(FaultCodes.InputDuplicate, $"Suite '{key}' is already registered.");
        }
    }

    /// <summary>Forgets a suite.</summary>
    /// <returns>Whether there was one of that name.</returns>
    public bool Unregister(string name)
    {
        string key = Check.Text(name, "suite name");
        lock (_gate)
        {
            bool known = _factories.ContainsKey(key);
            _factories = _factories.Remove(key);
            return known;
        }
    }

    /// <summary>Makes a registered suite.</summary>
    /// <exception cref="WorldForgeException">The name is not registered, or its factory answers with null.</exception>
    public EvaluationSuite FromRegistered(string name)
    {
        string key = Check.Text(name, "suite name");
        return Volatile.Read(ref _factories).TryGetValue(key, out Func<EvaluationSuite>? factory)
            ? factory() ?? throw new WorldForgeException(FaultCodes.InputInvalid, $"The factory of suite '{key}' must answer with a suite, not null.")
            : throw new WorldForgeException(
                FaultCodes.InputInvalid,
                $"Unknown evaluation suite '{key}'. Registered suites: {(RegisteredNames.IsEmpty ? "none" : string.Join(", ", RegisteredNames))}.");
    }

    /// <summary>Makes a built-in suite or a registered one.</summary>
    /// <exception cref="WorldForgeException">The name is unknown; the message lists the known ones.</exception>
    public EvaluationSuite Find(string name)
    {
        string key = Check.Text(name, "suite name");
        return EvaluationSuite.BuiltinNames.Contains(key, StringComparer.Ordinal) || !RegisteredNames.Contains(key, StringComparer.Ordinal)
            ? BuiltinSuites.Get(key, RegisteredNames)
            : FromRegistered(key);
    }
}
