using System.Globalization;

namespace WorldForge.Providers.MessagePack;

/// <summary>A message is not well-formed MessagePack, or goes beyond a limit. Adapters turn it into a typed provider error.</summary>
internal sealed class MessagePackException(string problem, int offset)
    : FormatException(string.Create(CultureInfo.InvariantCulture, $"malformed MessagePack at byte {offset}: {problem}"))
{
    /// <summary>Where in the message the problem starts.</summary>
    public int Offset => offset;
}
