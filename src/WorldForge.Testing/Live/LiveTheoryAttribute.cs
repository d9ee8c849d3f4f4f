using System.Runtime.CompilerServices;
using WorldForge.Providers;
using Xunit;
using Xunit.v3;

namespace WorldForge.Testing.Live;

/// <summary>A theory that needs a real runtime or service: skipped unless <c>WORLDFORGE_RUN_LIVE</c> is <c>1</c> or <c>true</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LiveTheoryAttribute : TheoryAttribute, ITraitAttribute
{
    /// <summary>Marks a theory.</summary>
    /// <param name="sourceFilePath">Filled in by the compiler.</param>
    /// <param name="sourceLineNumber">Filled in by the compiler.</param>
    public LiveTheoryAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => Skip = RuntimeTraits.SkipReason(RuntimeMarker.Live, null);

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => RuntimeTraits.Of(RuntimeMarker.Live, null);
}
