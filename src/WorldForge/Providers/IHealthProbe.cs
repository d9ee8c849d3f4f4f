namespace WorldForge.Providers;

/// <summary>The optional role of a component with a cheap health check of its own.</summary>
public interface IHealthProbe
{
    /// <summary>Checks health once, without retry loops of its own beyond its request policy.</summary>
    /// <param name="cancellationToken">Also expires when the facade's time limit for checks runs out.</param>
    ValueTask<ProviderHealth> CheckHealthAsync(CancellationToken cancellationToken);
}
