namespace WorldForge.Events;

/// <summary>Names the class of an HTTP status by its first digit.</summary>
internal static class EventStatusClass
{
    public static string? Of(int firstDigit) => firstDigit switch
    {
        1 => "1xx",
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        5 => "5xx",
        _ => null,
    };
}
