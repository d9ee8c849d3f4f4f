using WorldForge.Serialization;

namespace WorldForge.Providers.CosmosPolicy;

/// <summary>The errors of one selection, by family.</summary>
internal static class CosmosPolicyFaults
{
    private const string Operation = "policy";

    /// <summary>The server's answer breaks a rule.</summary>
    public static WorldStateException Response(string problem, Exception? cause = null) =>
        new(FaultCodes.StateMalformed, $"Cosmos-Policy response is malformed: {problem}.", cause) { Provider = CosmosPolicyProvider.ProviderName, Operation = Operation };

    /// <summary>The answer could not be read as a JSON object at all.</summary>
    public static WorldStateException Envelope(ProviderException cause) => new(cause.Code, cause.Message, cause)
    {
        Provider = CosmosPolicyProvider.ProviderName,
        Operation = Operation,
        Attempt = cause.Attempt,
        StatusCode = cause.StatusCode,
    };

    /// <summary>The provider could not do what was asked.</summary>
    public static ProviderException Provider(string code, string message, Exception? cause = null) =>
        new(code, message, cause) { Provider = CosmosPolicyProvider.ProviderName, Operation = Operation };

    /// <summary>A number of the answer.</summary>
    /// <exception cref="WorldStateException">It is none.</exception>
    public static double Number(JsonValue value, string place) => value switch
    {
        JsonInteger integer => integer.ToDouble(),
        JsonFloat number => number.Value,
        _ => throw Response($"'{place}' must be a finite number"),
    };
}
