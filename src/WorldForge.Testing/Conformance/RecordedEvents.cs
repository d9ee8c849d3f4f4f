using System.Text;
using WorldForge.Events;
using WorldForge.Serialization;

namespace WorldForge.Testing.Conformance;

/// <summary>Renders recorded events as text to approve: one compact canonical JSON object per line, in order of arrival.</summary>
/// <remarks>
/// Nothing is masked: let the facade use a <see cref="ManualTimeProvider"/>, and the durations repeat. Compare the text with
/// <see cref="Approvals"/>.
/// </remarks>
public static class RecordedEvents
{
    /// <summary>Renders events.</summary>
    public static string ToText(IEnumerable<ProviderEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var text = new StringBuilder();
        foreach (ProviderEvent recorded in events)
        {
            text.Append(CanonicalJson.ToText(recorded.ToJson())).Append('\n');
        }

        return text.ToString();
    }
}
