using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.IO;
using WorldForge.Serialization;

namespace WorldForge.Evidence;

/// <summary>The manifest of one live smoke: what ran, with what outcome, and where its artifacts are, in a form that may be shared.</summary>
/// <remarks>
/// A manifest that exists is valid: building and reading run the same checks. Any text that redaction would change is refused. Members
/// that the contract does not know are kept as they are.
/// </remarks>
public sealed class RunManifest
{
    private readonly JsonObject _document;

    internal RunManifest(JsonObject document) => _document = document;

    /// <summary>Id of the run.</summary>
    public string RunId { get; internal init; } = "";

    /// <summary>When the manifest was made, in UTC and whole seconds.</summary>
    public DateTimeOffset CreatedAt { get; internal init; }

    /// <summary>Version of the package that ran.</summary>
    public string PackageVersion { get; internal init; } = "";

    /// <summary>Name of the provider profile.</summary>
    public string ProviderProfile { get; internal init; } = "";

    /// <summary>The capability that ran; <see langword="null"/> (written <c>none</c>) for a check without one.</summary>
    public Capability? Capability { get; internal init; }

    /// <summary>Outcome.</summary>
    public RunManifestStatus Status { get; internal init; }

    /// <summary>Id of the provider's runtime manifest, such as <c>gr00t:schema-1</c>.</summary>
    public string? RuntimeManifestId { get; internal init; }

    /// <summary>Provider events that the run emitted.</summary>
    public int EventCount { get; internal init; }

    /// <summary>Digest of the input.</summary>
    public Sha256Digest? InputDigest { get; internal init; }

    /// <summary>Digest of the result.</summary>
    public Sha256Digest? ResultDigest { get; internal init; }

    /// <summary>Artifacts by label.</summary>
    public ImmutableSortedDictionary<string, string> ArtifactPaths { get; internal init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Builds a manifest and checks it.</summary>
    /// <param name="request">What the smoke knows.</param>
    /// <param name="time">Clock for <see cref="CreatedAt"/>.</param>
    /// <param name="cancellationToken">Cancels the reading of the fixture file.</param>
    /// <returns>The manifest.</returns>
    /// <exception cref="WorldForgeException">Something in the request is invalid or unsafe; the message names the field.</exception>
    public static async Task<RunManifest> BuildAsync(RunManifestRequest request, TimeProvider time, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(time);
        Sha256Digest? fixture = request.InputFixturePath is { } path
            ? await Sha256Digest.OfFileAsync(path, cancellationToken).ConfigureAwait(false)
            : null;
        return FromJson(RunManifestWriter.Document(request, time.GetUtcNow(), fixture));
    }

    /// <summary>Reads and checks a manifest.</summary>
    /// <param name="document">The JSON object.</param>
    /// <returns>The manifest.</returns>
    /// <exception cref="WorldForgeException">The document breaks a rule; the message names the field, never its value.</exception>
    public static RunManifest FromJson(JsonValue document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return RunManifestReader.Read(document);
    }

    /// <summary>The wire form.</summary>
    /// <returns>The object.</returns>
    public JsonObject ToJson() => _document;

    /// <summary>Writes the manifest: compact canonical JSON and a line feed, atomically; the folder is made.</summary>
    /// <param name="path">The file, usually <c>run_manifest.json</c>.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>A task that ends when the file is in place.</returns>
    public async Task WriteAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        await AtomicFile.WriteTextAsync(full, CanonicalJson.ToText(_document) + "\n", cancellationToken).ConfigureAwait(false);
    }
}
