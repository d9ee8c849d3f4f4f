using WorldForge.Serialization;

namespace WorldForge.Providers.Groot;

/// <summary>What the policy server answers to a request for actions.</summary>
/// <param name="RawActions">The actions as they came; arrays are lists that stand for a typed array (<see cref="JsonList.Array"/>).</param>
/// <param name="Info">What the server said beside them; normally an empty object.</param>
public sealed record GrootActionReply(JsonValue RawActions, JsonValue Info);
