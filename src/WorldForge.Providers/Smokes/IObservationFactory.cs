using WorldForge.Serialization;

namespace WorldForge.Providers.Smokes;

/// <summary>Implemented by a host's type that a smoke names with <c>--observation-module</c>; has a constructor without parameters.</summary>
public interface IObservationFactory
{
    /// <summary>Makes the observation, or the whole info when it has a member <c>observation</c>.</summary>
    JsonObject Create();
}
