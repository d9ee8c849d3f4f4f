namespace WorldForge.Providers.Bridge;

/// <summary>The words and numbers of the protocol, version 1; docs/providers/runtime-bridge.md is its description.</summary>
internal static class BridgeProtocol
{
    public const string Name = "worldforge.runtime-bridge";
    public const int Version = 1;

    /// <summary>The operation that loads a model, which has a time limit of its own.</summary>
    public const string Load = "load";

    /// <summary>Stands, as the only key of an object, where an array belongs; its value is the index of the array.</summary>
    public const string ArrayKey = "$array";

    /// <summary>Magic, header length, body length.</summary>
    public const int PrefixBytes = 16;

    public static ReadOnlySpan<byte> Magic => "WFB1"u8;

    public static readonly string[] ElementNames =
        ["bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float16", "float32", "float64"];
}
