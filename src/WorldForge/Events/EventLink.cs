using System.Diagnostics;

namespace WorldForge.Events;

/// <summary>Makes the link from an event's span to the trace that the event names, when both of its ids are valid W3C ids.</summary>
internal static class EventLink
{
    private const int TraceIdLength = 32;
    private const int SpanIdLength = 16;

    public static ActivityLink? Of(ProviderEvent source) =>
        IsId(source.TraceId, TraceIdLength) && IsId(source.SpanId, SpanIdLength)
            ? new ActivityLink(new ActivityContext(
                ActivityTraceId.CreateFromString(source.TraceId),
                ActivitySpanId.CreateFromString(source.SpanId),
                ActivityTraceFlags.None))
            : null;

    private static bool IsId(string? id, int length) =>
        id is not null && id.Length == length && id.All(char.IsAsciiHexDigitLower) && id.Any(c => c is not '0');
}
