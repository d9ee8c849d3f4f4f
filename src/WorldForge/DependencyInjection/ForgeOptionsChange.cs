namespace WorldForge.DependencyInjection;

/// <summary>One change that a host asked for.</summary>
internal sealed record ForgeOptionsChange(Func<ForgeOptions, ForgeOptions> Apply);
