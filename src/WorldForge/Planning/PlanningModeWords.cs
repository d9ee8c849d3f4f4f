using WorldForge.Validation;

namespace WorldForge.Planning;

/// <summary>The words of the planning modes on the wire.</summary>
internal static class PlanningModeWords
{
    public static string Word(PlanningMode mode) => mode switch
    {
        PlanningMode.Policy => "policy",
        PlanningMode.Score => "score",
        PlanningMode.PolicyAndScore => "policy+score",
        PlanningMode.Predict => "predict",
        PlanningMode.LatentMpc => "latent-mpc",
        _ => throw Check.Invalid("planning_mode", "must be one of policy, score, policy+score, predict, latent-mpc"),
    };

    /// <summary>The word as it stands in ids.</summary>
    public static string IdWord(PlanningMode mode) => Word(mode).Replace('+', '-');
}
