using WorldForge.IO;

namespace WorldForge.Release.Gates;

/// <summary>Writes what a gate leaves beside its row. An artifact that cannot be written fails the gate: a stale one would lie.</summary>
internal sealed class ArtifactSink(ReleaseServices services)
{
    /// <summary>Writes the artifacts of a gate, if it leaves any.</summary>
    /// <returns>The row, failed if a file could not be written.</returns>
    public async Task<GateResult> WriteAsync(IGate gate, EvidenceBundle bundle, GateResult result, CancellationToken cancellationToken)
    {
        if (gate is not IArtifactRenderer renderer)
        {
            return result;
        }

        try
        {
            foreach (var artifact in renderer.Artifacts(bundle, result))
            {
                var path = Path.Combine(services.Root, artifact.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await AtomicFile.WriteTextAsync(path, artifact.Text, cancellationToken).ConfigureAwait(false);
            }

            return result;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or IWorldForgeFault)
        {
            var reason = services.Redactor.Redact($"The artifact of the gate could not be written: {exception.Message}");
            return result with { Judgement = result.Judgement with { Status = GateStatus.Failed, Reason = reason } };
        }
    }
}
