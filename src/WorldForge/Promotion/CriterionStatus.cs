namespace WorldForge.Promotion;

/// <summary>How a criterion of a promotion is met.</summary>
public static class CriterionStatus
{
    /// <summary>Evidence shows it.</summary>
    public const string Met = "met";

    /// <summary>No evidence shows it.</summary>
    public const string Missing = "missing";

    /// <summary>Evidence shows the opposite.</summary>
    public const string Blocked = "blocked";
}
