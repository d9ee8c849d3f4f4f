namespace WorldForge.Release.Gates;

/// <summary>Sorts gates into the categories of the quality dashboard by name.</summary>
public static class GateCategory
{
    private static readonly (string Word, string Category)[] Rules =
    [
        ("doc", "docs"), ("provider catalog", "docs"),
        ("test", "tests"), ("coverage", "tests"),
        ("package", "package"), ("build", "package"),
        ("dependency", "security"),
        ("performance", "performance"),
        ("import", "quality"), ("wrapper", "quality"), ("lint", "quality"), ("format", "quality"),
    ];

    /// <summary>The category of a gate name; the first matching rule wins, and a name that matches none is <c>release</c>.</summary>
    public static string Of(string gateName)
    {
        ArgumentNullException.ThrowIfNull(gateName);
        foreach (var (word, category) in Rules)
        {
            if (gateName.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return category;
            }
        }

        return "release";
    }
}
