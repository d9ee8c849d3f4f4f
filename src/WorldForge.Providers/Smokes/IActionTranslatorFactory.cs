using WorldForge.Embodiment;

namespace WorldForge.Providers.Smokes;

/// <summary>Implemented by a host's type that a smoke names with <c>--translator</c>; has a constructor without parameters.</summary>
public interface IActionTranslatorFactory
{
    /// <summary>Makes the translator of the host's embodiment.</summary>
    ActionTranslator Create();
}
