namespace WorldForge.Providers.Plugins;

/// <summary>Declares that an assembly brings a provider. Read as metadata; the assembly is not loaded to find it.</summary>
/// <param name="name">The provider name.</param>
/// <param name="factory">A public class with a public parameterless constructor that implements <see cref="IWorldForgeProviderFactory"/>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class WorldForgeProviderAttribute(string name, Type factory) : Attribute
{
    /// <summary>The provider name.</summary>
    public string Name { get; } = name;

    /// <summary>The factory class.</summary>
    public Type Factory { get; } = factory;
}
