using System.Globalization;
using WorldForge.Capabilities;
using WorldForge.Events;
using WorldForge.Serialization;

namespace WorldForge.Providers.Groot;

/// <summary>The one terminal event of each selection.</summary>
internal sealed class GrootEvents(GrootSettings settings, EventDelivery delivery, bool hasInjectedClient, TimeProvider time)
{
    private const string Operation = "policy";
    private const string Method = "POLICYCLIENT.GET_ACTION";
    private const string InjectedTarget = "injected-policy-client";

    /// <summary>Where requests go, as events and health name it.</summary>
    public string Target { get; } = hasInjectedClient
        ? InjectedTarget
        : string.Create(CultureInfo.InvariantCulture, $"{settings.Host}:{settings.PortNumber}");

    public void Success(IProviderEventHandler? handler, long started, ActionPolicyResult result) => Emit(
        handler,
        EventPhase.Success,
        started,
        "",
        Details(result.EmbodimentTag).With("candidate_count", result.ActionCandidates.Length).With("action_horizon", result.ActionHorizon));

    public void Failure(IProviderEventHandler? handler, long started, ProviderException fault, string? embodimentTag) =>
        Emit(handler, EventPhase.Failure, started, fault.Message, Details(embodimentTag));

    private JsonObject Details(string? embodimentTag) => JsonObject.Create(
        ("capability", Operation),
        ("timeout_ms", settings.TimeoutMs),
        ("strict", settings.Strict),
        ("embodiment_tag", embodimentTag));

    private void Emit(IProviderEventHandler? handler, string phase, long started, string message, JsonObject details)
    {
        if (handler is null)
        {
            return;
        }

        delivery.Deliver(handler, new ProviderEvent(GrootProvider.ProviderName, Operation, phase)
        {
            Method = Method,
            Target = Target,
            DurationMs = Math.Max(0.1, time.GetElapsedTime(started).TotalMilliseconds),
            Message = message,
            Metadata = details,
        });
    }
}
