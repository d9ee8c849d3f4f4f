using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Benchmarking;

/// <summary>What to benchmark.</summary>
public sealed record BenchmarkRequest
{
    /// <summary>How often an operation is called when nobody says otherwise.</summary>
    public const int DefaultIterations = 5;

    /// <summary>Names of the providers, at least one; a repeated one counts once.</summary>
    public required ImmutableArray<string> Providers { get; init => field = value.IsDefault ? [] : value; }

    /// <summary>The operations; a repeated one counts once.</summary>
    /// <value>Empty by default: everything that each provider supports.</value>
    public ImmutableArray<Capability> Operations { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Leaves out, and records, the chosen operations that a provider does not support; otherwise they are an error.</summary>
    public bool OnlySupported { get; init; }

    /// <summary>Measured calls of each operation, at least 1.</summary>
    public int Iterations { get; init => field = Check.PositiveInt(value, "iterations"); } = DefaultIterations;

    /// <summary>How many calls of one operation run at the same time, at least 1.</summary>
    public int Concurrency { get; init => field = Check.PositiveInt(value, "concurrency"); } = 1;

    /// <summary>Calls of each operation before the measured ones; they are neither measured nor counted.</summary>
    /// <value>0 by default, so that numbers stay comparable with earlier ones.</value>
    public int WarmupIterations { get; init => field = Check.NonNegativeInt(value, "warmup_iterations"); }

    /// <summary>What the operations are called with.</summary>
    public BenchmarkInputs Inputs { get; init; } = BenchmarkInputs.Default;

    /// <summary>Whether the bytes that a call allocates on its thread are counted.</summary>
    public bool CountAllocations { get; init; } = true;

    /// <summary>The class of the machine that it runs on.</summary>
    public MachineClass MachineClass { get; init; } = MachineClass.Current();

    /// <summary>The file that the inputs came from.</summary>
    public BenchmarkFileReference? InputFile { get; init; }

    /// <summary>The file that the report will be judged by.</summary>
    public BenchmarkFileReference? BudgetFile { get; init; }

    /// <summary>The preset that this request was made from, as it is recorded.</summary>
    public JsonObject? Preset { get; init; }

    /// <summary>The command line that asked for it, one argument each; secrets and host paths are taken out.</summary>
    public ImmutableArray<string> Command { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Ids of runtime manifests by provider, for the providers that ship one.</summary>
    public ImmutableSortedDictionary<string, string> RuntimeManifests { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Further words for the provenance.</summary>
    public string? Notes { get; init; }
}
