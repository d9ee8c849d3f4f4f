using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;

namespace WorldForge.Providers.Plugins;

/// <summary>
/// Keeps the dependencies of one plug-in to itself. This library and what it references are shared with the host, so that the types of
/// the contracts are the same on both sides even when the plug-in's folder has copies.
/// </summary>
[RequiresUnreferencedCode("Plug-in assemblies are loaded at run time.")]
[RequiresDynamicCode("Plug-in assemblies are loaded at run time.")]
internal sealed class PluginLoadContext : AssemblyLoadContext
{
    private readonly AssemblyDependencyResolver _resolver;
    private readonly FrozenSet<string> _shared;

    public PluginLoadContext(string path)
        : base(Path.GetFileNameWithoutExtension(path), isCollectible: true)
    {
        _resolver = new AssemblyDependencyResolver(path);
        _shared = Host.GetReferencedAssemblies().Select(static name => name.Name ?? "").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    private static Assembly Host => typeof(PluginLoadContext).Assembly;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string name = assemblyName.Name ?? "";
        if (string.Equals(name, Host.GetName().Name, StringComparison.OrdinalIgnoreCase))
        {
            return Host;
        }

        // Null means that the host's own context answers.
        return !_shared.Contains(name) && _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }
}
