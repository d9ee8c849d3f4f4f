using WorldForge.Serialization;

namespace WorldForge.States;

/// <summary>Which error family a malformed scene value belongs to: the caller's input, or a stored or provider-supplied state.</summary>
internal delegate WorldForgeException SceneFault(string message);

/// <summary>The two families.</summary>
internal static class SceneFaults
{
    public static readonly SceneFault Input = static message => new WorldForgeException(FaultCodes.InputInvalid, message);

    public static readonly SceneFault State = static message => new WorldStateException(FaultCodes.StateMalformed, message);

    public static string KindOf(JsonValue? value) => value is null ? "missing" : value.Kind.ToString().ToLowerInvariant();
}
