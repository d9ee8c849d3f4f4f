using WorldForge.Runs;

namespace WorldForge.Drills;

/// <summary>Brings one failure about and watches for it.</summary>
internal interface IDrill
{
    /// <summary>Runs the drill.</summary>
    /// <param name="run">Takes the artifacts.</param>
    /// <param name="options">What to run against.</param>
    /// <param name="cancellationToken">Cancels the drill.</param>
    Task<DrillObservation> RunAsync(RunSession run, DrillOptions options, CancellationToken cancellationToken);
}
