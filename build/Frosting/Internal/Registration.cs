using Cake.Core.Composition;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Internal;

/// <summary>One registration of a Cake module; several service types share one instance.</summary>
internal sealed class Registration(Type implementation, object? instance) : ICakeRegistrationBuilder
{
    private readonly List<Type> _services = [];
    private ServiceLifetime _lifetime = ServiceLifetime.Transient;

    public ICakeRegistrationBuilder As(Type type)
    {
        _services.Add(type);
        return this;
    }

    public ICakeRegistrationBuilder AsSelf() => As(implementation);

    public ICakeRegistrationBuilder Singleton()
    {
        _lifetime = ServiceLifetime.Singleton;
        return this;
    }

    public ICakeRegistrationBuilder Transient()
    {
        _lifetime = ServiceLifetime.Transient;
        return this;
    }

    public void AddTo(IServiceCollection services)
    {
        Type first = _services.FirstOrDefault() ?? implementation;
        services.Add(instance is null
            ? new ServiceDescriptor(first, implementation, _lifetime)
            : new ServiceDescriptor(first, instance));
        foreach (Type alias in _services.Skip(1))
        {
            services.Add(new ServiceDescriptor(alias, provider => provider.GetRequiredService(first), _lifetime));
        }
    }
}
