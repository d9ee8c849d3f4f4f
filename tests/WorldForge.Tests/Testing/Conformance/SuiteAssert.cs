namespace WorldForge.Tests.Testing.Conformance;

/// <summary>What a suite must say about a provider.</summary>
internal static class SuiteAssert
{
    public static async Task PassesAsync(object suite)
    {
        IReadOnlyDictionary<string, string> failures = await Suites.FailuresAsync(suite);
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    public static async Task FailsAsync(object suite, string caseName, string message)
    {
        IReadOnlyDictionary<string, string> failures = await Suites.FailuresAsync(suite);
        Assert.True(failures.ContainsKey(caseName), $"{caseName} passes; failed are: {string.Join(", ", failures.Keys)}");
        Assert.Contains(message, failures[caseName], StringComparison.Ordinal);
    }
}
