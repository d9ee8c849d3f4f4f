using WorldForge.Providers;

namespace WorldForge.Diagnostics;

/// <summary>
/// Stands for a known provider that cannot be made with the variables as they are. It has the profile of an unconfigured one, cannot be
/// registered, and says why.
/// </summary>
internal sealed class UnusableProvider : WorldModelProvider, IHealthProbe
{
    private const double LeastLatencyMs = 0.1;

    private readonly ProviderConfigSummary _fields;

    private UnusableProvider(IWorldModelProvider bare, ProviderEnvironment environment, string reason)
        : base(bare.Profile, environment)
    {
        Reason = reason;
        _fields = bare.DescribeConfiguration();
    }

    /// <summary>What is wrong; names the variable, never its value.</summary>
    public string Reason { get; }

    /// <inheritdoc/>
    public override bool IsConfigured => false;

    /// <summary>Makes the provider of an entry, or what stands for it. An entry that fails without any variable too is broken, and throws.</summary>
    /// <exception cref="WorldForgeException">The entry is broken, or must always be there.</exception>
    public static IWorldModelProvider Make(ProviderCatalogEntry entry, ProviderFactoryContext context)
    {
        try
        {
            return entry.Create(context);
        }
        catch (Exception exception) when (exception is IWorldForgeFault && !entry.AlwaysRegister)
        {
            if (Bare(entry, context) is { } bare)
            {
                return new UnusableProvider(bare, context.Environment, exception.Message);
            }

            throw;
        }
    }

    /// <summary>The fields of the adapter as far as they can be judged from outside: the one that the reason names is not valid.</summary>
    public override ProviderConfigSummary DescribeConfiguration() => _fields with
    {
        IsConfigured = false,
        Fields =
        [
            .. _fields.Fields.Select(field =>
            {
                ConfigFieldSummary seen = new ConfigField
                {
                    Name = field.Name,
                    Aliases = field.Aliases,
                    IsRequired = field.IsRequired,
                    IsSecret = field.IsSecret,
                    HasDefault = field.Source == "default",
                }.Summarize(Variables);
                return Reason.Contains(field.Name, StringComparison.Ordinal) ? seen with { IsValid = false, Detail = Reason } : seen;
            }),
        ],
    };

    /// <inheritdoc/>
    public ValueTask<ProviderHealth> CheckHealthAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(new ProviderHealth(Name, healthy: false, LeastLatencyMs, Reason));

    private static IWorldModelProvider? Bare(ProviderCatalogEntry entry, ProviderFactoryContext context)
    {
        try
        {
            return entry.Create(context.WithoutVariables());
        }
        catch (Exception exception) when (exception is IWorldForgeFault)
        {
            return null;
        }
    }
}
