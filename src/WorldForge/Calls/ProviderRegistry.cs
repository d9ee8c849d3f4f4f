using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using WorldForge.Capabilities;
using WorldForge.Diagnostics;
using WorldForge.Events;
using WorldForge.Providers;
using WorldForge.Providers.Plugins;
using WorldForge.Validation;

namespace WorldForge.Calls;

/// <summary>The registered providers and single capabilities. Writers take turns; readers see one snapshot and never wait.</summary>
internal sealed class ProviderRegistry(IProviderEventHandler? handler)
{
    private readonly Lock _writing = new();
    private volatile RegistrySnapshot _current = RegistrySnapshot.Empty;

    public ImmutableArray<string> Names => _current.Names;

    public string NamesText => _current.Names.IsEmpty ? "none" : string.Join(", ", _current.Names);

    public bool IsRegistered(string name) => _current.Names.BinarySearch(name, StringComparer.Ordinal) >= 0;

    public bool TryFind(string name, [NotNullWhen(true)] out IWorldModelProvider? provider) => _current.TryFind(name, out provider);

    public bool TryFind(Capability capability, string name, [NotNullWhen(true)] out ICapabilityComponent? component) =>
        _current.TryFind(capability, name, out component);

    public void Add(IWorldModelProvider provider)
    {
        string name = Named(provider, "provider");
        if (provider.Profile is null)
        {
            throw Invalid($"The provider '{name}' has no profile.");
        }

        if (handler is not null)
        {
            provider.TryAttachEventHandler(handler);
        }

        lock (_writing)
        {
            _current = _current.With(name, provider);
        }
    }

    public void Add(ICapabilityComponent component)
    {
        string name = Named(component, "component");
        if (component is IWorldModelProvider provider)
        {
            Add(provider);
            return;
        }

        (Capability, string, ICapabilityComponent)[] slots = [.. Implemented(component).Select(capability => (capability, name, component))];
        AddSlots(slots.Length > 0
            ? slots
            : throw Invalid($"'{name}' implements none of the capabilities {CapabilityNames.Known}."));
    }

    public void Add(RunnableModel model)
    {
        if (model is null)
        {
            throw Invalid("model must not be null.");
        }

        (Capability, string, ICapabilityComponent)[] slots = [.. model.Slots().Select(slot => (slot.Capability, model.Name, slot.Component))];
        AddSlots(slots.Length > 0 ? slots : throw Invalid($"The bundle '{model.Name}' fills no slot."));
    }

    public void Add(Capability capability, ICapabilityComponent component, string? name)
    {
        string own = Named(component, capability.ToWireName());
        AddSlots([(capability, name is null ? own : Check.Text(name, "name"), component)]);
    }

    public void RegisterConfigured(ProviderCatalog catalog, PluginHost plugins, ProviderFactoryContext context, bool auto)
    {
        ILogger? logger = context.LoggerFactory?.CreateLogger<Forge>();
        foreach (ProviderCatalogEntry entry in catalog)
        {
            if (entry.AlwaysRegister || auto)
            {
                IWorldModelProvider provider = UnusableProvider.Make(entry, context);
                if (provider is UnusableProvider unusable)
                {
                    Skipped(logger, unusable);
                }
                else if (entry.AlwaysRegister || provider.IsConfigured)
                {
                    Add(provider);
                }
            }
        }

        if (!auto)
        {
            return;
        }

        foreach (string name in plugins.Names)
        {
            plugins.Register(name, context, Add);
        }
    }

    private static void Skipped(ILogger? logger, UnusableProvider provider)
    {
        if (logger is not null)
        {
            EventLog.ProviderSkipped(logger, provider.Name, provider.Reason);
        }
    }

    private static IEnumerable<Capability> Implemented(ICapabilityComponent component)
    {
        if (component is IPolicy)
        {
            yield return Capability.Policy;
        }

        if (component is ICostModel)
        {
            yield return Capability.Score;
        }

        if (component is IPredictor)
        {
            yield return Capability.Predict;
        }

        if (component is IEmbedder)
        {
            yield return Capability.Embed;
        }

        if (component is IPlanner)
        {
            yield return Capability.Plan;
        }
    }

    private static string Named(ICapabilityComponent? component, string what) =>
        component is null ? throw Invalid($"{what} must not be null.") : Check.Text(component.Name, "name");

    private static WorldForgeException Invalid(string message) => new(FaultCodes.InputInvalid, message);

    private void AddSlots((Capability, string, ICapabilityComponent)[] slots)
    {
        lock (_writing)
        {
            _current = _current.With(slots);
        }
    }
}
