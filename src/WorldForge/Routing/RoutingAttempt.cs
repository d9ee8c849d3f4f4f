using WorldForge.Capabilities;
using WorldForge.Redaction;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Routing;

/// <summary>One provider of a route and what came of it. Texts are redacted; blank ones become null.</summary>
public sealed class RoutingAttempt
{
    /// <summary>Creates an attempt.</summary>
    /// <exception cref="WorldForgeException">The provider is blank, or error texts are given without a failure.</exception>
    public RoutingAttempt(
        string provider,
        Capability capability,
        RoutingStatus status,
        string? reason = null,
        string? errorType = null,
        string? errorMessage = null)
    {
        _ = capability.ToWireName();
        _ = status.ToWireName();
        Provider = Check.Text(provider, "provider");
        Capability = capability;
        Status = status;
        Reason = Safe(reason);
        ErrorType = Safe(errorType);
        ErrorMessage = Safe(errorMessage);
        if (status != RoutingStatus.Failed && (ErrorType is not null || ErrorMessage is not null))
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "error_type and error_message belong to a failed attempt only.");
        }
    }

    /// <summary>The provider.</summary>
    public string Provider { get; }

    /// <summary>What the operation needed.</summary>
    public Capability Capability { get; }

    /// <summary>What came of it.</summary>
    public RoutingStatus Status { get; }

    /// <summary>Why it was skipped, or null.</summary>
    public string? Reason { get; }

    /// <summary>The type of the error, or null.</summary>
    public string? ErrorType { get; }

    /// <summary>The redacted text of the error, or null.</summary>
    public string? ErrorMessage { get; }

    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("provider", Provider),
        ("capability", Capability.ToWireName()),
        ("status", Status.ToWireName()),
        ("reason", Reason),
        ("error_type", ErrorType),
        ("error_message", ErrorMessage));

    private static string? Safe(string? text) => string.IsNullOrWhiteSpace(text) ? null : Redactor.Observable.Redact(text.Trim());
}
