using System.Runtime.CompilerServices;
using WorldForge.Providers;
using Xunit;
using Xunit.v3;

namespace WorldForge.Testing.Live;

/// <summary>
/// A test that needs a prepared machine: skipped, with every reason, unless each marker is opted in to and the provider profile, when it
/// names one, is selected and configured. It carries the traits <c>Category=Live</c>, <c>Runtime=&lt;marker&gt;</c> and
/// <c>ProviderProfile=&lt;name&gt;</c>.
/// </summary>
/// <remarks>Opt in with <c>WORLDFORGE_RUN_LIVE=1</c> and its siblings, select with <c>WORLDFORGE_PROVIDER_PROFILE</c>; see <see cref="RuntimeProfiles"/>.</remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RuntimeFactAttribute : FactAttribute, ITraitAttribute
{
    /// <summary>Marks a test.</summary>
    /// <param name="markers">What it needs.</param>
    /// <param name="sourceFilePath">Filled in by the compiler.</param>
    /// <param name="sourceLineNumber">Filled in by the compiler.</param>
    public RuntimeFactAttribute(
        RuntimeMarker markers, [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        Markers = markers;
        Skip = RuntimeTraits.SkipReason(markers, null);
    }

    /// <summary>What the test needs.</summary>
    public RuntimeMarker Markers { get; }

    /// <summary>The one provider runtime that the test is for, for example <c>gr00t</c>; null for none.</summary>
    public string? ProviderProfile
    {
        get;
        set
        {
            field = value;
            Skip = RuntimeTraits.SkipReason(Markers, value);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => RuntimeTraits.Of(Markers, ProviderProfile);
}
