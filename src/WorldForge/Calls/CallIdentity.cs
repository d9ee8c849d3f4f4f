using WorldForge.Capabilities;

namespace WorldForge.Calls;

/// <summary>Who is called for what, as events, activities and errors name it.</summary>
/// <param name="Capability">The capability; its wire name is also the operation word.</param>
/// <param name="Provider">The resolved name.</param>
/// <param name="OwnName">The component's own name, which differs only when it was registered under another one.</param>
/// <param name="EmitsOwnEvents">Whether the adapter emits the terminal events that it knows of itself.</param>
internal readonly record struct CallIdentity(Capability Capability, string Provider, string OwnName, bool EmitsOwnEvents)
{
    public string Operation => Capability.ToWireName();

    public ProviderException Malformed(string problem, Exception? inner = null) =>
        new(FaultCodes.ProviderResponse, $"Provider '{Provider}' answered {Operation} with a malformed result: {problem}", inner)
        {
            Provider = Provider,
            Operation = Operation,
        };

    public void CheckName(string answered)
    {
        if (answered != Provider && answered != OwnName)
        {
            throw Malformed($"it names provider '{answered}' instead of '{Provider}'.");
        }
    }
}
