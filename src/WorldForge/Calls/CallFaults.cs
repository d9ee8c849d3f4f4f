using System.Globalization;
using WorldForge.Capabilities;
using WorldForge.Redaction;

namespace WorldForge.Calls;

/// <summary>Turns whatever a provider threw into the typed error that the caller sees.</summary>
internal static class CallFaults
{
    private const int LongestCause = 500;

    public static Exception Classify(CallIdentity identity, Exception exception) => exception switch
    {
        ProviderException provider => provider,
        WorldStateException state when identity.Capability == Capability.Predict => Stamp(identity, state),

        // An adapter that names itself in the error has judged the input or the answer itself; without a name it is a broken contract.
        WorldForgeException { Provider: not null } judged => judged,
        WorldForgeException contract => identity.Malformed(contract.Message, contract),
        OperationCanceledException canceled => new ProviderException(
            FaultCodes.ProviderTimeout,
            $"Provider '{identity.Provider}' gave up {identity.Operation} although nobody cancelled it.",
            canceled)
        {
            Provider = identity.Provider,
            Operation = identity.Operation,
            IsRetryable = true,
        },
        _ => new ProviderException(
            FaultCodes.ProviderFailed,
            $"Provider '{identity.Provider}' failed in {identity.Operation}: {Cause(exception)}",
            exception)
        {
            Provider = identity.Provider,
            Operation = identity.Operation,
        },
    };

    public static ProviderException TimedOut(CallIdentity identity, TimeSpan limit, Exception cause) =>
        new(
            FaultCodes.ProviderTimeout,
            string.Create(CultureInfo.InvariantCulture, $"Provider '{identity.Provider}' did not answer {identity.Operation} within {limit.TotalSeconds} s."),
            cause)
        {
            Provider = identity.Provider,
            Operation = identity.Operation,
            IsRetryable = true,
        };

    /// <summary>Type and redacted text of a foreign exception, cut after redaction.</summary>
    public static string Cause(Exception exception)
    {
        string text = $"{exception.GetType().Name}: {Redactor.Observable.Redact(exception.Message)}";
        if (text.Length <= LongestCause)
        {
            return text;
        }

        int length = char.IsHighSurrogate(text[LongestCause - 1]) ? LongestCause - 1 : LongestCause;
        return text[..length] + "...";
    }

    private static WorldStateException Stamp(CallIdentity identity, WorldStateException state) =>
        state.Provider is not null
            ? state
            : new WorldStateException(state.Code, $"Provider '{identity.Provider}' answered {identity.Operation} with a malformed state: {state.Message}", state)
            {
                Provider = identity.Provider,
                Operation = identity.Operation,
            };
}
