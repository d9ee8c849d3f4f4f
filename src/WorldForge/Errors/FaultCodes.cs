namespace WorldForge;

/// <summary>
/// The codes of <see cref="IWorldForgeFault.Code"/>. They are part of the contract: a released code keeps its
/// meaning and its spelling.
/// </summary>
public static class FaultCodes
{
    /// <summary>An argument, option or document of the caller breaks its contract.</summary>
    public const string InputInvalid = "wf.input.invalid";

    /// <summary>A name is registered twice.</summary>
    public const string InputDuplicate = "wf.input.duplicate";

    /// <summary>A capability name is outside the closed set.</summary>
    public const string CapabilityUnknown = "wf.capability.unknown";

    /// <summary>Text is not the JSON that the strict reader accepts.</summary>
    public const string JsonMalformed = "wf.json.malformed";

    /// <summary>A document is larger or deeper than its reader allows.</summary>
    public const string JsonLimit = "wf.json.limit";

    /// <summary>Text is not TOML 1.0.</summary>
    public const string TomlMalformed = "wf.toml.malformed";

    /// <summary>A value has no JSON form: a non-finite number, unpaired surrogates, too deep a nesting.</summary>
    public const string JsonUnrepresentable = "wf.json.unrepresentable";

    /// <summary>A path leaves its root or is not a relative, portable path.</summary>
    public const string PathUnsafe = "wf.path.unsafe";

    /// <summary>A file or folder that was named does not exist.</summary>
    public const string PathMissing = "wf.path.missing";

    /// <summary>A manifest or artifact would carry something that must stay on this machine.</summary>
    public const string ManifestUnsafe = "wf.manifest.unsafe";

    /// <summary>A world state is malformed.</summary>
    public const string StateMalformed = "wf.state.malformed";

    /// <summary>A provider failed in a way that no other code describes.</summary>
    public const string ProviderFailed = "wf.provider.failed";

    /// <summary>No provider is registered under the name.</summary>
    public const string ProviderUnregistered = "wf.provider.unregistered";

    /// <summary>The provider does not implement the capability.</summary>
    public const string ProviderCapability = "wf.provider.capability";

    /// <summary>A setting or credential that the provider needs is missing.</summary>
    public const string ProviderUnconfigured = "wf.provider.unconfigured";

    /// <summary>The transport to the provider broke.</summary>
    public const string ProviderTransport = "wf.provider.transport";

    /// <summary>One attempt took longer than its time limit.</summary>
    public const string ProviderTimeout = "wf.provider.timeout";

    /// <summary>The upstream answered with a status that means failure.</summary>
    public const string ProviderStatus = "wf.provider.status";

    /// <summary>The provider's answer is malformed or of another type than the capability promises.</summary>
    public const string ProviderResponse = "wf.provider.response";

    /// <summary>The host's action translator failed.</summary>
    public const string ProviderTranslator = "wf.provider.translator";

    /// <summary>The budget of the whole operation is used up.</summary>
    public const string ProviderBudget = "wf.provider.budget";

    /// <summary>The target's address is refused by the network policy.</summary>
    public const string ProviderAddress = "wf.provider.address";
}
