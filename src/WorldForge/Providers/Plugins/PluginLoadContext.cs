using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;

namespace WorldForge.Providers.Plugins;

/// <summary>Keeps the dependencies of one plug-in to itself; this library is shared, so that the contracts are the same types.</summary>
[RequiresUnreferencedCode("Plug-in assemblies are loaded at run time.")]
[RequiresDynamicCode("Plug-in assemblies are loaded at run time.")]
internal sealed class PluginLoadContext : AssemblyLoadContext
{
    private readonly AssemblyDependencyResolver _resolver;

    public PluginLoadContext(string path)
        : base(Path.GetFileNameWithoutExtension(path), isCollectible: true) => _resolver = new AssemblyDependencyResolver(path);

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name == typeof(PluginLoadContext).Assembly.GetName().Name
            ? typeof(PluginLoadContext).Assembly
            : _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
}
