using WorldForge.IO;
using WorldForge.Serialization;

namespace WorldForge.Events;

/// <summary>Appends each event as one line of compact canonical JSON to the log of a run.</summary>
/// <remarks>
/// Thread-safe, and safe for many processes that append to one file: a line is never torn. The file is made by the first event, its
/// folder by the constructor. The configured run id wins over extra fields and over the event.
/// </remarks>
public sealed class RunJsonLogSink : IProviderEventHandler
{
    private readonly Lock _gate = new();
    private readonly JsonObject _extra;
    private readonly string _runId;
    private readonly long? _maxBytes;
    private long _dropped;
    private bool _full;

    /// <summary>Makes a sink and the folder of its file.</summary>
    /// <param name="path">The log file; a link is followed.</param>
    /// <param name="runId">Id of the run; redacted, and not blank after that.</param>
    /// <param name="extraFields">Written into each line after redaction; fields of the event win over them.</param>
    /// <param name="options">Bounds; none when <see langword="null"/>.</param>
    /// <exception cref="WorldForgeException">The run id or a bound is invalid, the path leaves its root, or the folder cannot be made.</exception>
    public RunJsonLogSink(string path, string runId, JsonObject? extraFields = null, RunJsonLogOptions? options = null)
    {
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal))
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "Run log path must be a non-blank text without zero characters.");
        }

        _runId = EventText.Id(runId)
            ?? throw new WorldForgeException(FaultCodes.InputInvalid, "Run log run_id must be a non-blank text.");
        _extra = ProviderEventRecord.Extra(extraFields);
        _maxBytes = options?.MaxBytes is null or >= 1
            ? options?.MaxBytes
            : throw new WorldForgeException(FaultCodes.InputInvalid, "Run log size bound must be an integer of at least 1.");
        LogPath = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(LogPath)
            ?? throw new WorldForgeException(FaultCodes.InputInvalid, "Run log path must name a file.");
        if (options?.AllowedRoot is { } root && !RealPath.IsInside(root, LogPath))
        {
            throw new WorldForgeException(FaultCodes.PathUnsafe, "Run log path leads out of its allowed root.");
        }

        MakeFolder(folder);
    }

    /// <summary>The log file as an absolute path of this machine: not for records.</summary>
    public string LogPath { get; }

    /// <summary>Events that were not written because the log had reached its size bound.</summary>
    public long DroppedCount => Interlocked.Read(ref _dropped);

    /// <inheritdoc/>
    /// <exception cref="WorldForgeException">The line could not be written.</exception>
    public void Handle(ProviderEvent providerEvent)
    {
        ArgumentNullException.ThrowIfNull(providerEvent);
        string line = CanonicalJson.ToText(ProviderEventRecord.Merge(providerEvent, _extra, _runId));
        lock (_gate)
        {
            if (_full || IsOver(line.Length + 1))
            {
                Interlocked.Increment(ref _dropped);
                MarkFull();
                return;
            }

            AppendOnlyFile.AppendLine(LogPath, line);
        }
    }

    private static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            throw IoFault.From("create", HostPathDisplay.Short(folder), exception);
        }
    }

    // Other processes append to the same file, so its length is asked for each time; canonical JSON is ASCII.
    private bool IsOver(int added) => _maxBytes is { } limit && new FileInfo(LogPath) is var file && (file.Exists ? file.Length : 0) + added > limit;

    private void MarkFull()
    {
        if (_full)
        {
            return;
        }

        _full = true;
        JsonObject marker = JsonObject.Create(
            ("event_type", "log_truncated"),
            ("run_id", _runId),
            ("max_bytes", _maxBytes ?? 0));
        AppendOnlyFile.AppendLine(LogPath, CanonicalJson.ToText(marker));
    }
}
