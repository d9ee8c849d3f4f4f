namespace WorldForge.Planning;

/// <summary>Where the actions of a plan come from, and what ranks them.</summary>
public enum PlanningMode
{
    /// <summary>A policy selects the actions; no world model judges them.</summary>
    Policy,

    /// <summary>A cost model ranks candidates that the caller gives.</summary>
    Score,

    /// <summary>A policy proposes candidates and a cost model ranks them.</summary>
    PolicyAndScore,

    /// <summary>A predictor rolls the caller's actions forward.</summary>
    Predict,

    /// <summary>A <see cref="LatentMpcController"/> searches over a cost model.</summary>
    LatentMpc,
}
