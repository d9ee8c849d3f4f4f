using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Routing;

/// <summary>What came of a route. The value is the host's and is never serialised.</summary>
/// <typeparam name="T">What the operation answers.</typeparam>
public sealed class RoutingResult<T>
    where T : class
{
    /// <summary>Creates a result whose parts agree.</summary>
    /// <exception cref="WorldForgeException">The attempts contradict the outcome; the message says how.</exception>
    public RoutingResult(Capability capability, IEnumerable<RoutingAttempt> attempts, string? chosen = null, T? value = null)
    {
        ArgumentNullException.ThrowIfNull(attempts);
        _ = capability.ToWireName();
        Capability = capability;
        Attempts = [.. attempts];
        Require(!Attempts.Contains(null!), "an attempt must not be null");
        Chosen = chosen;
        Value = value;
        Require(Attempts.All(attempt => attempt.Capability == capability), "every attempt must have the capability of the result");
        int successes = Attempts.Count(static attempt => attempt.Status == RoutingStatus.Succeeded);
        if (chosen is null)
        {
            Require(value is null, "a value needs a chosen provider");
            Require(successes == 0, "a succeeded attempt needs a chosen provider");
            return;
        }

        Require(value is not null, "a chosen provider needs a value");
        Require(successes == 1, "a chosen provider needs exactly one succeeded attempt");
        Require(Attempts[^1].Status == RoutingStatus.Succeeded, "the succeeded attempt must be the last");
        Require(Attempts[^1].Provider == chosen, "the succeeded attempt must be the chosen provider's");
    }

    /// <summary>What the operation needed.</summary>
    public Capability Capability { get; }

    /// <summary>The attempts in order.</summary>
    public ImmutableArray<RoutingAttempt> Attempts { get; }

    /// <summary>The provider that answered, or null.</summary>
    public string? Chosen { get; }

    /// <summary>Whether a provider answered.</summary>
    public bool Succeeded => Chosen is not null;

    /// <summary>What it answered, or null.</summary>
    public T? Value { get; }

    /// <summary>Renders the wire form, without the value.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("capability", Capability.ToWireName()),
        ("chosen", Chosen),
        ("succeeded", Succeeded),
        ("attempts", JsonList.Create(Attempts.Select(static attempt => (JsonValue)attempt.ToJson()))));

    private static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, $"Contradictory routing result: {rule}.");
        }
    }
}
