using System.Security.Authentication;

namespace WorldForge.Providers.Http;

/// <summary>Sorts what a handler throws: trouble on the way, where a retry may help, and misuse, where it cannot.</summary>
internal static class TransportFault
{
    private const int DeepestCause = 8;

    public static ProviderException Of(Exception exception, OperationNames names)
    {
        // A refusal by the connector arrives wrapped in what the handler makes of it.
        if (Causes(exception).OfType<ProviderException>().FirstOrDefault() is { } own)
        {
            return names.Fault(own.Code, $"failed: {OperationNames.Open(own.Message)}", exception, own.StatusCode, own.IsRetryable);
        }

        return exception switch
        {
            OperationCanceledException or TimeoutException => Transport(names, "timed out in the transport", exception),
            HttpRequestException { HttpRequestError: var error } when !IsTransient(error, exception) =>
                names.Fault(HttpFaultCodes.Request, $"failed: {Text(exception)}", exception),
            HttpIOException { HttpRequestError: var error } when !IsTransient(error, exception) =>
                names.Fault(HttpFaultCodes.Request, $"failed: {Text(exception)}", exception),
            HttpRequestException or IOException => Transport(names, $"failed in the transport: {Text(exception)}", exception),
            InvalidDataException => names.Fault(HttpFaultCodes.Encoding, "answered with a body that does not decode", exception),
            _ => names.Fault(HttpFaultCodes.Request, $"failed: {exception.GetType().Name}: {OperationNames.Open(exception.Message)}", exception),
        };
    }

    private static ProviderException Transport(OperationNames names, string reason, Exception cause) =>
        names.Fault(FaultCodes.ProviderTransport, reason, cause, retryable: true);

    private static bool IsTransient(HttpRequestError error, Exception exception) => error switch
    {
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError or HttpRequestError.ConfigurationLimitExceeded
            or HttpRequestError.UserAuthenticationError or HttpRequestError.VersionNegotiationError
            or HttpRequestError.ExtendedConnectNotSupported => false,
        HttpRequestError.SecureConnectionError => !Causes(exception).OfType<AuthenticationException>().Any(),
        _ => true,
    };

    // The error's kind where the handler names it: its message repeats host and port at best.
    private static string Text(Exception exception)
    {
        var error = exception switch
        {
            HttpRequestException request => request.HttpRequestError,
            HttpIOException io => io.HttpRequestError,
            _ => HttpRequestError.Unknown,
        };
        string message = OperationNames.Open(exception.Message);
        return error == HttpRequestError.Unknown ? message : $"{error}: {message}";
    }

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        int depth = 0;
        for (var cause = exception; cause is not null && depth < DeepestCause; cause = cause.InnerException)
        {
            yield return cause;
            depth++;
        }
    }
}
