using WorldForge.Providers;
using WorldForge.Validation;

namespace WorldForge.Capabilities;

/// <summary>A bundle of single-capability implementations that belong to one model and register together.</summary>
public sealed class RunnableModel
{
    /// <summary>Creates a bundle; registering one without any slot is refused.</summary>
    /// <exception cref="WorldForgeException">The name is blank.</exception>
    public RunnableModel(
        string name,
        IPolicy? policy = null,
        ICostModel? cost = null,
        IPredictor? predictor = null,
        IEmbedder? embedder = null,
        IPlanner? planner = null,
        ProviderProfileSpec? specification = null)
    {
        Name = Check.Text(name, "name");
        Policy = policy;
        Cost = cost;
        Predictor = predictor;
        Embedder = embedder;
        Planner = planner;
        Specification = specification;
    }

    /// <summary>The name all slots register under.</summary>
    public string Name { get; }

    /// <summary>The policy slot.</summary>
    public IPolicy? Policy { get; }

    /// <summary>The cost slot, which serves <see cref="Capability.Score"/>.</summary>
    public ICostModel? Cost { get; }

    /// <summary>The predictor slot.</summary>
    public IPredictor? Predictor { get; }

    /// <summary>The embedder slot.</summary>
    public IEmbedder? Embedder { get; }

    /// <summary>The planner slot.</summary>
    public IPlanner? Planner { get; }

    /// <summary>What the bundle declares about itself; it stands in for slots that declare nothing.</summary>
    public ProviderProfileSpec? Specification { get; }

    /// <summary>Lists the filled slots in slot order: policy, cost, predictor, embedder, planner.</summary>
    public IEnumerable<(Capability Capability, ICapabilityComponent Component)> Slots()
    {
        if (Policy is not null)
        {
            yield return (Capability.Policy, Policy);
        }

        if (Cost is not null)
        {
            yield return (Capability.Score, Cost);
        }

        if (Predictor is not null)
        {
            yield return (Capability.Predict, Predictor);
        }

        if (Embedder is not null)
        {
            yield return (Capability.Embed, Embedder);
        }

        if (Planner is not null)
        {
            yield return (Capability.Plan, Planner);
        }
    }
}
