using WorldForge.Validation;

namespace WorldForge.Testing.Conformance;

/// <summary>
/// A case that a provider cannot satisfy, with the reason. The suite still runs the case: when it passes, the exception is not needed
/// and the case fails for that.
/// </summary>
public sealed record ConformanceException
{
    /// <summary>Declares an exception.</summary>
    /// <param name="caseName">The name of the test method, or the id of the fixture; for coverage the name of the adapter's type.</param>
    /// <param name="reason">Why the provider cannot satisfy it; shown as a warning of the test.</param>
    /// <exception cref="WorldForgeException">One of them is blank.</exception>
    public ConformanceException(string caseName, string reason)
    {
        CaseName = Check.Text(caseName, "case_name");
        Reason = Check.Text(reason, "reason");
    }

    /// <summary>The name of the test method, the id of the fixture, or the name of the adapter's type.</summary>
    public string CaseName { get; }

    /// <summary>Why the provider cannot satisfy it.</summary>
    public string Reason { get; }
}
