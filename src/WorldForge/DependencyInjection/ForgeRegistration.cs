namespace WorldForge.DependencyInjection;

/// <summary>One component that registers itself when the facade is built.</summary>
internal sealed record ForgeRegistration(Action<Forge, IServiceProvider> Register);
