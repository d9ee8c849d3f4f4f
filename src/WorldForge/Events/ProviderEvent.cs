using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Events;

/// <summary>One attempt, retry or outcome of one provider operation: an immutable value that is redacted when it is built.</summary>
/// <remarks>
/// Texts pass through <see cref="Redaction.Redactor.Observable"/> before they are stored, so no sink can see what it must not keep.
/// Equality is by content. Wire form: <see cref="ToJson"/>.
/// </remarks>
public sealed record ProviderEvent
{
    private const int SmallestStatusCode = 100;
    private const int LargestStatusCode = 599;

    /// <summary>Builds an event; what the constructor does not take is set with <c>init</c>.</summary>
    /// <param name="provider">Name of the provider, not blank; see <see cref="Provider"/>.</param>
    /// <param name="operation">Operation, such as <c>predict</c> or <c>task poll</c>, not blank; see <see cref="Operation"/>.</param>
    /// <param name="phase">See <see cref="EventPhase"/>; trimmed and lower-cased, not blank.</param>
    /// <param name="attempt">Number of this attempt, from 1.</param>
    /// <param name="maxAttempts">Attempts that the policy allows, at least <paramref name="attempt"/>.</param>
    /// <exception cref="WorldForgeException">A name is blank or a number is out of range; the message names the field.</exception>
    public ProviderEvent(string provider, string operation, string phase, int attempt = 1, int maxAttempts = 1)
    {
        ImmutableArray<string>.Builder? notes = null;
        Provider = EventName.Bound(provider, "provider", ref notes);
        Operation = EventName.Bound(operation, "operation", ref notes);
        Phase = EventName.Bound(phase, "phase", ref notes).ToLowerInvariant();
        Attempt = attempt >= 1 ? attempt : throw Invalid("attempt", "must be an integer of at least 1");
        MaxAttempts = maxAttempts >= attempt ? maxAttempts : throw Invalid("max_attempts", "must be at least attempt");
        Diagnostics = notes?.ToImmutable() ?? [];
    }

    /// <summary>Trimmed name: at most 64 letters, digits, <c>_ . : -</c> and single spaces; anything else became <c>invalid</c>.</summary>
    public string Provider { get; }

    /// <summary>Trimmed operation under the same bounds as <see cref="Provider"/>, because both become metric labels and span names.</summary>
    public string Operation { get; }

    /// <summary>Lower-case phase under the same bounds as <see cref="Provider"/>.</summary>
    public string Phase { get; }

    /// <summary>Number of this attempt, from 1.</summary>
    public int Attempt { get; }

    /// <summary>Attempts that the policy allows, at least <see cref="Attempt"/>.</summary>
    public int MaxAttempts { get; }

    /// <summary>What was wrong with a name that had to be replaced by <c>invalid</c>; value-free and not part of the wire form.</summary>
    public ImmutableArray<string> Diagnostics { get; }

    /// <summary>HTTP method in upper case; blank becomes <see langword="null"/>, and a text that is no method becomes <c>INVALID</c>.</summary>
    public string? Method { get; init => field = EventText.Method(value); }

    /// <summary>Where the request went, without user info, query and fragment; blank becomes <see langword="null"/>.</summary>
    public string? Target { get; init => field = EventText.Target(value); }

    /// <summary>HTTP status, 100 to 599.</summary>
    /// <exception cref="WorldForgeException">Out of range.</exception>
    public int? StatusCode
    {
        get;
        init => field = value is null or (>= SmallestStatusCode and <= LargestStatusCode)
            ? value
            : throw Invalid("status_code", "must be an integer from 100 to 599");
    }

    /// <summary>Duration in milliseconds, finite and not negative.</summary>
    /// <exception cref="WorldForgeException">Negative, NaN or infinite.</exception>
    public double? DurationMs
    {
        get;
        init => field = value is null or (>= 0 and <= double.MaxValue)
            ? value
            : throw Invalid("duration_ms", "must be a finite number of at least 0");
    }

    /// <summary>Redacted text for people, at most 65,536 UTF-16 units; cut only after redaction.</summary>
    public string Message { get; init => field = EventText.Message(value); } = "";

    /// <summary>Redacted details. The key <c>capability</c> carries the capability of the call.</summary>
    public JsonObject Metadata { get; init => field = EventText.Metadata(value); } = JsonObject.Empty;

    /// <summary>Run that the call belongs to; redacted, blank becomes <see langword="null"/>.</summary>
    public string? RunId { get; init => field = EventText.Id(value); }

    /// <summary>The provider's id for the request; redacted, blank becomes <see langword="null"/>.</summary>
    public string? RequestId { get; init => field = EventText.Id(value); }

    /// <summary>Trace that the call belongs to; redacted, blank becomes <see langword="null"/>.</summary>
    public string? TraceId { get; init => field = EventText.Id(value); }

    /// <summary>Span of the call; redacted, blank becomes <see langword="null"/>.</summary>
    public string? SpanId { get; init => field = EventText.Id(value); }

    /// <summary>Artifact that the call made; redacted, blank becomes <see langword="null"/>.</summary>
    public string? ArtifactId { get; init => field = EventText.Id(value); }

    /// <summary>Digest of the input; redacted, blank becomes <see langword="null"/>.</summary>
    public string? InputDigest { get; init => field = EventText.Id(value); }

    /// <summary>The capability named in <see cref="Metadata"/> when it is one of the five known words, else <see langword="null"/>.</summary>
    public string? Capability => EventCapability.Of(Metadata);

    /// <summary>
    /// The wire form: ids are left out when unset; method, target, status_code and duration_ms are <c>null</c> when unset; all else is
    /// always there.
    /// </summary>
    /// <returns>A new object.</returns>
    public JsonObject ToJson() => ProviderEventJson.ToObject(this);

    private static WorldForgeException Invalid(string field, string rule) =>
        new(FaultCodes.InputInvalid, $"Provider event {field} {rule}.");
}
