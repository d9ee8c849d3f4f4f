using System.Collections.Immutable;
using WorldForge.Calls;

namespace WorldForge.Providers.Plugins;

/// <summary>Discovers external providers and makes them. Whatever goes wrong with one is a recorded skip, never an exception.</summary>
internal sealed class PluginHost
{
    public const string DisableVariable = "WORLDFORGE_DISABLE_ENTRY_POINTS";

    private readonly bool _enabled;
    private readonly Lock _gate = new();
    private readonly List<SkippedEntryPoint> _skipped = [];
    private readonly SortedDictionary<string, PluginEntry> _usable = new(StringComparer.Ordinal);

    private PluginHost(bool enabled) => _enabled = enabled;

    public ImmutableArray<string> Names
    {
        get
        {
            lock (_gate)
            {
                return [.. _usable.Keys];
            }
        }
    }

    public EntryPointReport Report
    {
        get
        {
            lock (_gate)
            {
                return new EntryPointReport(
                    _enabled,
                    [.. _usable.Select(static usable => new DiscoveredEntryPoint(usable.Key, $"external entry point {usable.Value.Value}", usable.Value.DocsPage))],
                    [.. _skipped.OrderBy(static skip => skip.Name, StringComparer.Ordinal).ThenBy(static skip => skip.Value, StringComparer.Ordinal)]);
            }
        }
    }

    public static PluginHost Discover(ForgeOptions options)
    {
        PluginHost host = new(options.DiscoverEntryPoints ?? options.Environment.Find(DisableVariable) is null);
        if (host._enabled)
        {
            HashSet<string> known = new(options.Catalog.Select(static entry => entry.Name), StringComparer.Ordinal);
            foreach (PluginEntry found in host.FindAll(options)
                .OrderBy(static entry => entry.Name, StringComparer.Ordinal)
                .ThenBy(static entry => entry.Value, StringComparer.Ordinal))
            {
                host.Admit(found, known);
            }
        }

        return host;
    }

    /// <summary>Makes a discovered provider; one that cannot be made is dropped, recorded, and answered with null.</summary>
    public IWorldModelProvider? Create(string name, ProviderFactoryContext context)
    {
        PluginEntry? found;
        lock (_gate)
        {
            if (!_usable.TryGetValue(name, out found))
            {
                return null;
            }
        }

        string reason = "did not resolve to a provider factory";
        try
        {
            if (found.Load() is { } factory)
            {
                return Make(name, found, factory, context);
            }
        }
        catch (Exception exception) when (IsPluginFault(exception))
        {
            reason = LoadReason(exception);
        }

        Drop(name, found, reason);
        return null;
    }

    /// <summary>Makes a provider and hands it on when it is configured; one that fails meanwhile is dropped with its reason.</summary>
    public void Register(string name, ProviderFactoryContext context, Action<IWorldModelProvider> add)
    {
        if (Create(name, context) is not { } provider)
        {
            return;
        }

        try
        {
            if (provider.IsConfigured)
            {
                add(provider);
            }
        }
        catch (Exception exception) when (IsPluginFault(exception))
        {
            Drop(name, _usable[name], "registration failed: " + CallFaults.Cause(exception));
        }
    }

    private IWorldModelProvider? Make(string name, PluginEntry found, IWorldForgeProviderFactory factory, ProviderFactoryContext context)
    {
        try
        {
            return new ProviderCatalogEntry { Name = name, Factory = factory.Create }.Create(context);
        }
        catch (Exception exception) when (IsPluginFault(exception))
        {
            Drop(name, found, "factory raised " + CallFaults.Cause(exception));
            return null;
        }
    }

    // Foreign code may throw anything; only what means that the process is beyond help goes through.
    private static bool IsPluginFault(Exception exception) => exception is not (OutOfMemoryException or InsufficientExecutionStackException);

    private static string LoadReason(Exception exception) =>
        exception is FileNotFoundException or DllNotFoundException or TypeLoadException
            || exception.InnerException is FileNotFoundException or DllNotFoundException or TypeLoadException
            ? "missing dependency: " + CallFaults.Cause(exception)
            : "load failed: " + CallFaults.Cause(exception);

    private static PluginEntry FromContainer(IWorldForgeProviderFactory factory) =>
        new(factory.Name, factory.GetType().FullName ?? factory.GetType().Name, () => factory, factory.DocsPage);

    private List<PluginEntry> FindAll(ForgeOptions options)
    {
        List<PluginEntry> found = [];
        foreach (IWorldForgeProviderFactory? factory in options.ProviderFactories)
        {
            try
            {
                found.Add(FromContainer(factory));
            }
            catch (Exception exception) when (IsPluginFault(exception))
            {
                Skip("?", factory?.GetType().FullName ?? "null", LoadReason(exception));
            }
        }

        if (options.Plugins is not null)
        {
            try
            {
                found.AddRange(options.Plugins.Discover().OfType<PluginEntry>());
            }
            catch (Exception exception) when (IsPluginFault(exception))
            {
                Skip("*", options.Plugins.GetType().Name, "discovery failed: " + CallFaults.Cause(exception));
            }
        }

        return found;
    }

    private void Admit(PluginEntry found, HashSet<string> known)
    {
        string name = string.IsNullOrWhiteSpace(found.Name) ? "?" : found.Name.Trim();
        string? refusal = name == "?" ? "empty name"
            : known.Contains(name) ? "duplicate of an in-repo provider"
            : _usable.ContainsKey(name) ? "duplicate within the group"
            : found.Refusal;
        if (refusal is null)
        {
            _usable.Add(name, found);
        }
        else
        {
            Skip(name, found.Value, refusal);
        }
    }

    private void Drop(string name, PluginEntry found, string reason)
    {
        lock (_gate)
        {
            if (_usable.Remove(name))
            {
                Skip(name, found.Value, reason);
            }
        }
    }

    private void Skip(string name, string value, string reason) =>
        _skipped.Add(new SkippedEntryPoint(name, value, Redaction.Redactor.Observable.Redact(reason)));
}
