using System.Text;
using WorldForge.IO;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Runs;

/// <summary>
/// A run under way. It ends with one of <see cref="Complete"/>, <see cref="Fail(Exception)"/> and <see cref="Cancel"/>; a run
/// that is disposed of without an outcome is written as failed. Safe for use by several threads.
/// </summary>
public sealed class RunSession : IDisposable
{
    private const string FailureReason = "failure_reason";

    private readonly Lock _gate = new();
    private readonly RunArtifactPaths _paths;
    private readonly RunOwner _owner;
    private readonly string _folder;
    private RunWorkspaceManifest _manifest;
    private bool _disposed;

    internal RunSession(string directory, string folder, RunWorkspaceManifest manifest, RunOwner owner)
    {
        Directory = directory;
        _folder = folder;
        _manifest = manifest;
        _owner = owner;
        _paths = new RunArtifactPaths(folder);
    }

    /// <summary>The run's id.</summary>
    public RunId Id => _manifest.Id;

    /// <summary>The run's folder, below the store's folder as that was given.</summary>
    public string Directory { get; }

    /// <summary>The manifest as it was last written, with the artifacts that were added since.</summary>
    public RunWorkspaceManifest Manifest
    {
        get
        {
            lock (_gate)
            {
                return _manifest;
            }
        }
    }

    /// <summary>Writes a JSON file in the artifact form.</summary>
    /// <param name="relativePath">Its place in the run's folder, for example <c>results/summary.json</c>; folders are made.</param>
    /// <param name="value">What to write; it is the caller's to redact.</param>
    /// <exception cref="WorldForgeException">The path leaves the run, or the disk refuses.</exception>
    public void WriteJson(string relativePath, JsonValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        WriteBytes(relativePath, ArtifactJson.ToBytes(value));
    }

    /// <summary>Writes a UTF-8 text file; a final newline is added where it is missing.</summary>
    /// <param name="relativePath">Its place in the run's folder; folders are made.</param>
    /// <param name="text">What to write; it is the caller's to redact.</param>
    /// <exception cref="WorldForgeException">The path leaves the run, or the disk refuses.</exception>
    public void WriteText(string relativePath, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        WriteBytes(relativePath, Encoding.UTF8.GetBytes(text.EndsWith('\n') ? text : text + "\n"));
    }

    /// <summary>Writes a file as it is.</summary>
    /// <param name="relativePath">Its place in the run's folder; folders are made.</param>
    /// <param name="content">What to write; it is the caller's to redact.</param>
    /// <exception cref="WorldForgeException">The path leaves the run, or the disk refuses.</exception>
    public void WriteBytes(string relativePath, ReadOnlySpan<byte> content) => AtomicFile.Write(PathOf(relativePath), relativePath, content);

    /// <summary>The host path of an artifact that the caller writes itself, such as an event log; its folders are made.</summary>
    /// <exception cref="WorldForgeException">The path leaves the run, or the disk refuses.</exception>
    /// <exception cref="InvalidOperationException">The run has ended.</exception>
    public string PathOf(string relativePath)
    {
        lock (_gate)
        {
            ThrowIfEnded();
            return _paths.Prepare(relativePath);
        }
    }

    /// <summary>Lists a file in the manifest, which is written with the outcome.</summary>
    /// <param name="label">The name under which others find it; a second file of one label replaces the first.</param>
    /// <param name="relativePath">Its place in the run's folder.</param>
    /// <exception cref="WorldForgeException">The label is blank, or the path leaves the run.</exception>
    public void AddArtifact(string label, string relativePath)
    {
        string name = Check.Text(label, "label");
        lock (_gate)
        {
            ThrowIfEnded();
            _manifest = _manifest with { ArtifactPaths = _manifest.ArtifactPaths.SetItem(name, _paths.Check(relativePath).Value) };
        }
    }

    /// <summary>Ends the run and writes its outcome.</summary>
    /// <returns>The manifest as it was written.</returns>
    /// <exception cref="WorldForgeException">The outcome is invalid, or the disk refuses; the run has not ended then.</exception>
    /// <exception cref="InvalidOperationException">The run has ended before.</exception>
    public RunWorkspaceManifest Complete(RunOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        string status = Check.Text(outcome.Status, "status");
        int events = Check.NonNegativeInt(outcome.EventCount, "event_count");
        if (status == RunStatus.Running)
        {
            throw Check.Invalid("status", "must be an outcome, not 'running'");
        }

        lock (_gate)
        {
            ThrowIfEnded();
            return End(_manifest with
            {
                Status = RunText.Observable.Redact(status),
                ResultSummary = RunText.Observable.Redact(outcome.ResultSummary),
                InputSummary = outcome.InputSummary is { } input ? RunText.Observable.Redact(input) : _manifest.InputSummary,
                EventCount = events,
            });
        }
    }

    /// <summary>Ends the run with an error: <c>failed</c> with its sanitised message, or <c>cancelled</c> for a cancellation.</summary>
    /// <exception cref="InvalidOperationException">The run has ended before.</exception>
    public RunWorkspaceManifest Fail(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception is OperationCanceledException
            ? Cancel()
            : End(RunStatus.Failed, string.IsNullOrWhiteSpace(exception.Message) ? exception.GetType().Name : exception.Message);
    }

    /// <summary>Ends the run as failed for a reason, which is stored sanitised.</summary>
    /// <exception cref="InvalidOperationException">The run has ended before.</exception>
    public RunWorkspaceManifest Fail(string reason) => End(RunStatus.Failed, Check.Text(reason, "reason"));

    /// <summary>Ends the run as cancelled.</summary>
    /// <exception cref="InvalidOperationException">The run has ended before.</exception>
    public RunWorkspaceManifest Cancel() => End(RunStatus.Cancelled, "The run was cancelled.");

    /// <summary>Ends the run as failed when it has no outcome yet. A disk that refuses is passed over: the run then shows as stale.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            TryFail("The run ended without an outcome.");
            _disposed = true;
            _owner.Dispose();
        }
    }

    /// <summary>Writes an error that is on its way to the caller into the manifest, and does not catch it.</summary>
    internal bool Noted(Exception exception)
    {
        lock (_gate)
        {
            TryEnd(() => Fail(exception));
        }

        return false;
    }

    private void TryFail(string reason) => TryEnd(() => Fail(reason));

    private void TryEnd(Func<RunWorkspaceManifest> end)
    {
        if (_manifest.Status != RunStatus.Running)
        {
            return;
        }

        try
        {
            _ = end();
        }
        catch (WorldForgeException)
        {
            // The disk refuses. The first error is the one to report, and the doctor repairs the manifest.
        }
    }

    private RunWorkspaceManifest End(string status, string reason)
    {
        lock (_gate)
        {
            ThrowIfEnded();
            return End(_manifest with
            {
                Status = status,
                ResultSummary = _manifest.ResultSummary.With(FailureReason, RunText.Reason(reason)),
            });
        }
    }

    private RunWorkspaceManifest End(RunWorkspaceManifest manifest)
    {
        RunFolder.WriteManifest(_folder, manifest);
        _manifest = manifest;
        return manifest;
    }

    private void ThrowIfEnded()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_manifest.Status != RunStatus.Running)
        {
            throw new InvalidOperationException($"The run {Id} has ended with status {_manifest.Status}.");
        }
    }
}
