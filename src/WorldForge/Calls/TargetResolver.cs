using WorldForge.Capabilities;
using WorldForge.Events;
using WorldForge.Providers;
using WorldForge.Validation;

namespace WorldForge.Calls;

/// <summary>Finds what a call goes to: the capability registry before the provider registry, an object as it is.</summary>
internal sealed class TargetResolver(ProviderRegistry registry, IProviderEventHandler? handler)
{
    public CallTarget<T> Resolve<T>(Capability capability, string? provider, T? component)
        where T : class, ICapabilityComponent
    {
        if (provider is not null)
        {
            return component is null
                ? ByName<T>(capability, provider)
                : throw Invalid($"{capability.ToWireName()} takes a provider name or {Expected(capability)}, not both.");
        }

        return component is null
            ? throw Invalid($"{capability.ToWireName()} needs a provider name or {Expected(capability)}.")
            : ByObject(capability, component);
    }

    private CallTarget<T> ByName<T>(Capability capability, string provider)
        where T : class, ICapabilityComponent
    {
        string name = Check.Text(provider, "provider");
        if (registry.TryFind(capability, name, out ICapabilityComponent? single))
        {
            return new CallTarget<T>(new CallIdentity(capability, name, single.Name, EmitsOwnEvents: false), (T)single);
        }

        if (registry.TryFind(name, out IWorldModelProvider? full))
        {
            return new CallTarget<T>(new CallIdentity(capability, name, name, full.EmitsOwnEvents), (T)(object)full);
        }

        throw new ProviderException(
            FaultCodes.ProviderUnregistered,
            $"Provider '{name}' is not registered for {capability.ToWireName()}. Registered: {registry.NamesText}.")
        {
            Provider = name,
            Operation = capability.ToWireName(),
        };
    }

    private CallTarget<T> ByObject<T>(Capability capability, T component)
        where T : class, ICapabilityComponent
    {
        string name = Check.Text(component.Name, "name");
        if (component is IWorldModelProvider full)
        {
            if (handler is not null)
            {
                full.TryAttachEventHandler(handler);
            }

            return new CallTarget<T>(new CallIdentity(capability, name, name, full.EmitsOwnEvents), component);
        }

        return new CallTarget<T>(new CallIdentity(capability, name, name, EmitsOwnEvents: false), component);
    }

    private static string Expected(Capability capability) => capability switch
    {
        Capability.Predict => "a predictor",
        Capability.Embed => "an embedder",
        Capability.Plan => "a planner",
        Capability.Score => "a cost model",
        _ => "a policy",
    };

    private static WorldForgeException Invalid(string message) => new(FaultCodes.InputInvalid, message);
}
