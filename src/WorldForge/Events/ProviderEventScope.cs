using System.Collections;

namespace WorldForge.Events;

/// <summary>The scope values of a logged event, so that a host with structured logs need not parse the JSON.</summary>
internal sealed class ProviderEventScope(ProviderEvent source) : IReadOnlyList<KeyValuePair<string, object?>>
{
    public int Count => 3;

    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new("Provider", source.Provider),
        1 => new("Operation", source.Operation),
        2 => new("Phase", source.Phase),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"Provider:{source.Provider} Operation:{source.Operation} Phase:{source.Phase}";
}
