using Cake.Core.Composition;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Internal;

/// <summary>Lets Cake's own modules register into the container.</summary>
internal sealed class ServiceRegistrar(IServiceCollection services) : ICakeContainerRegistrar
{
    private readonly List<Registration> _registrations = [];

    public ICakeRegistrationBuilder RegisterType(Type type) => Add(new Registration(type, instance: null));

    public ICakeRegistrationBuilder RegisterInstance<TImplementation>(TImplementation instance)
        where TImplementation : class => Add(new Registration(typeof(TImplementation), instance));

    public void Commit()
    {
        foreach (Registration registration in _registrations)
        {
            registration.AddTo(services);
        }
    }

    private Registration Add(Registration registration)
    {
        _registrations.Add(registration);
        return registration;
    }
}
