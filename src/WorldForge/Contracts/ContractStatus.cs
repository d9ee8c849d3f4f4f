namespace WorldForge.Contracts;

/// <summary>The words of contract evidence.</summary>
public static class ContractStatus
{
    /// <summary>It was checked and holds.</summary>
    public const string Passed = "passed";

    /// <summary>It was checked and does not hold.</summary>
    public const string Failed = "failed";

    /// <summary>It was not checked, and the detail says why. Never a pass.</summary>
    public const string Skipped = "skipped";
}
