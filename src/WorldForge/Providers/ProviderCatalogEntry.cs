namespace WorldForge.Providers;

/// <summary>One provider that the library knows, whether or not it is registered.</summary>
public sealed record ProviderCatalogEntry
{
    /// <summary>The provider name.</summary>
    public required string Name { get; init; }

    /// <summary>Makes the provider. Called lazily; must not load an optional runtime.</summary>
    public required Func<ProviderFactoryContext, IWorldModelProvider> Factory { get; init; }

    /// <summary>Registered whatever the environment says.</summary>
    public bool AlwaysRegister { get; init; }

    /// <summary>The page that documents it, relative to the documentation root.</summary>
    public string? DocsPage { get; init; }

    /// <summary>Who brings the runtime, in a few words.</summary>
    public string RuntimeOwnership { get; init; } = "";

    /// <summary>Makes the provider and checks that it is the one that was asked for.</summary>
    /// <exception cref="WorldForgeException">The factory made nothing, or a provider with another name.</exception>
    public IWorldModelProvider Create(ProviderFactoryContext context)
    {
        IWorldModelProvider? provider = Factory(context);
        return provider is null
            ? throw new WorldForgeException(FaultCodes.InputInvalid, $"The factory of provider '{Name}' made nothing.")
            : provider.Name == Name
                ? provider.Profile is not null ? provider : throw new WorldForgeException(FaultCodes.InputInvalid, $"The provider '{Name}' has no profile.")
                : throw new WorldForgeException(FaultCodes.InputInvalid, $"The factory of provider '{Name}' made a provider named '{provider.Name}'.");
    }
}
