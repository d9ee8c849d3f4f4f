using WorldForge.Serialization;

namespace WorldForge.Planning;

/// <summary>Turns sampled plans into what a score provider takes: actions, a payload of its own, or a tensor.</summary>
public interface ICandidateEncoder
{
    /// <summary>Encodes the plans of one iteration.</summary>
    /// <param name="plans">A view that is valid until the method returns.</param>
    /// <param name="observation">What the host observed.</param>
    /// <param name="goal">What the host wants.</param>
    /// <returns>As many candidates as there are plans, in their order.</returns>
    ScoreCandidateBatch Encode(PlanBatch plans, JsonObject observation, JsonObject goal);
}
