using WorldForge.Capabilities;
using WorldForge.Providers;
using WorldForge.Validation;

namespace WorldForge.Planning;

/// <summary>Planning over the facade: every call runs through its pipeline, with its checks and events.</summary>
public static class ForgePlanning
{
    /// <summary>A planner whose requests name providers of the facade.</summary>
    /// <param name="forge">The facade.</param>
    /// <param name="time">The clock of durations and time limits; the system's when null.</param>
    public static Planner CreatePlanner(this Forge forge, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(forge);
        return new Planner(new ForgeProviders(forge), time);
    }

    /// <summary>A controller that scores with a provider of the facade.</summary>
    /// <param name="forge">The facade.</param>
    /// <param name="scoreProvider">Registered, and supporting <c>score</c>.</param>
    /// <param name="config">How to search; the defaults when null.</param>
    /// <param name="encoder">Makes score candidates of sampled plans; lists of actions when null.</param>
    /// <param name="time">The clock of time limits; the system's when null.</param>
    /// <exception cref="WorldForgeException">The name is blank, or the provider does not support <c>score</c>.</exception>
    /// <exception cref="ProviderException">The provider is unknown.</exception>
    public static LatentMpcController CreateMpcController(
        this Forge forge,
        string scoreProvider,
        PlannerConfig? config = null,
        ICandidateEncoder? encoder = null,
        TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(forge);
        return new LatentMpcController(new ForgeProviders(forge).Score(Check.Text(scoreProvider, "score_provider")), config, encoder, time);
    }

    private sealed class ForgeProviders(Forge forge) : IPlanningProviders
    {
        public IPolicy Policy(string name) => new ForgeComponent(forge, Supporting(name, Capability.Policy));

        public ICostModel Score(string name) => new ForgeComponent(forge, Supporting(name, Capability.Score));

        public IPredictor Predict(string name) => new ForgeComponent(forge, Supporting(name, Capability.Predict));

        private string Supporting(string name, Capability capability)
        {
            string trimmed = name.Trim();
            ProviderProfile profile = forge.GetProviderProfile(trimmed);
            return profile.Capabilities.Supports(capability)
                ? trimmed
                : throw Check.Invalid(capability.ToWireName() + "_provider", $"must support {capability.ToWireName()}; '{trimmed}' does not");
        }
    }
}
