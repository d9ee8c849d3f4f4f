using WorldForge.Capabilities;
using WorldForge.Redaction;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Providers;

/// <summary>What came of one lifecycle hook. Its texts and evidence are redacted when it is made.</summary>
public sealed class ProviderLifecycleResult
{
    /// <summary>Creates a result.</summary>
    /// <param name="provider">Not blank.</param>
    /// <param name="hook">The hook that ran.</param>
    /// <param name="status">What came of it; <see cref="LifecycleStatus.TeardownFailed"/> only on teardown.</param>
    /// <param name="latencyMs">Milliseconds, finite and not negative.</param>
    /// <param name="details">Text for people.</param>
    /// <param name="skipReason">Why it was skipped; null or not blank.</param>
    /// <param name="evidence">JSON that supports the status.</param>
    /// <exception cref="WorldForgeException">A rule is broken; the message names the field.</exception>
    public ProviderLifecycleResult(
        string provider,
        LifecycleHook hook,
        LifecycleStatus status,
        double latencyMs = 0,
        string details = "",
        string? skipReason = null,
        JsonObject? evidence = null)
    {
        ArgumentNullException.ThrowIfNull(details);
        _ = hook.ToWireName();
        _ = status.ToWireName();
        if (status == LifecycleStatus.TeardownFailed && hook != LifecycleHook.Teardown)
        {
            throw new WorldForgeException(
                FaultCodes.InputInvalid,
                $"status teardown-failed belongs to the teardown hook, not to {hook.ToWireName()}.");
        }

        Provider = Check.Text(provider, "provider");
        Hook = hook;
        Status = status;
        LatencyMs = Measures.NonNegative(latencyMs, "latency_ms");
        Details = Redactor.Observable.Redact(details);
        SkipReason = Check.OptionalText(skipReason, "skip_reason") is { } reason ? Redactor.Observable.Redact(reason) : null;
        Evidence = evidence is null || evidence.Count == 0 ? JsonObject.Empty : Redactor.Observable.Redact(evidence);
    }

    /// <summary>The provider.</summary>
    public string Provider { get; }

    /// <summary>The hook that ran.</summary>
    public LifecycleHook Hook { get; }

    /// <summary>What came of it.</summary>
    public LifecycleStatus Status { get; }

    /// <summary>Whether the provider can take calls as far as this hook knows.</summary>
    public bool IsReady => Status is LifecycleStatus.NoOp or LifecycleStatus.Ready;

    /// <summary>Milliseconds the hook took.</summary>
    public double LatencyMs { get; }

    /// <summary>Redacted text for people.</summary>
    public string Details { get; }

    /// <summary>Why the hook was skipped; meaningful only for <see cref="LifecycleStatus.Skipped"/>.</summary>
    public string? SkipReason { get; }

    /// <summary>Redacted JSON that supports the status.</summary>
    public JsonObject Evidence { get; }

    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("provider", Provider),
        ("hook", Hook.ToWireName()),
        ("status", Status.ToWireName()),
        ("ready", IsReady),
        ("latency_ms", LatencyMs),
        ("details", Details),
        ("skip_reason", SkipReason),
        ("evidence", Evidence));
}
