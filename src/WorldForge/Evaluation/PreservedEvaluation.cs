using WorldForge.Runs;

namespace WorldForge.Evaluation;

/// <summary>An evaluation that was run and kept.</summary>
/// <param name="Report">The report.</param>
/// <param name="Manifest">The manifest of the run, as it was written at the end.</param>
/// <param name="RunDirectory">The folder of the run, below the workspace as that was given.</param>
/// <param name="FlatReport">The copy of the JSON report in the workspace's <c>reports</c> folder, by its path from the workspace.</param>
/// <param name="JUnitReport">The report for test runners beside it, by its path from the workspace.</param>
public sealed record PreservedEvaluation(EvaluationReport Report, RunWorkspaceManifest Manifest, string RunDirectory, string FlatReport, string JUnitReport);
