namespace WorldForge.Runs.History;

/// <summary>What is remembered of one run.</summary>
/// <param name="Signature">The state of the manifest that was read.</param>
/// <param name="Facts">What filters look at; shared by the many runs that are alike.</param>
internal readonly record struct RunCacheRow(ulong Signature, RunFacts Facts);
