using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace WorldForge.Runs;

/// <summary>
/// The name of one run: <c>yyyyMMddTHHmmssZ-xxxxxxxx</c>, the UTC second of its start and eight lower-case hex
/// digits. Sorting ids as ordinal text sorts runs by time. Text from a user becomes a path only through this type.
/// </summary>
public readonly record struct RunId : IComparable<RunId>
{
    /// <summary>The length of every run id in characters.</summary>
    public const int Length = 25;

    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";
    private readonly uint _suffix;

    private RunId(DateTimeOffset createdAt, uint suffix)
    {
        CreatedAt = createdAt;
        _suffix = suffix;
    }

    /// <summary>The start of the run in UTC, whole seconds.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>The start of the run as it is written in manifests: <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
    public string CreatedAtText => CreatedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Makes an id for a run that starts now.</summary>
    /// <param name="time">The clock; cut to whole seconds.</param>
    /// <param name="suffix">Gives the 32 bits that tell runs of one second apart.</param>
    public static RunId Create(TimeProvider time, Func<uint> suffix)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(suffix);
        return Create(time.GetUtcNow(), suffix());
    }

    /// <summary>Makes the id of a run that started at the given instant, which is taken to UTC and cut to whole seconds.</summary>
    public static RunId Create(DateTimeOffset startedAt, uint suffix)
    {
        DateTimeOffset utc = startedAt.ToUniversalTime();
        return new RunId(utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerSecond)), suffix);
    }

    /// <summary>Reads an id.</summary>
    /// <exception cref="WorldForgeException">The text is not exactly a run id with a real date; the message says <c>run_id</c>.</exception>
    public static RunId Parse(string? text) => TryParse(text, out RunId id)
        ? id
        : throw new WorldForgeException(FaultCodes.InputInvalid, "run_id must look like 20260102T030405Z-0a1b2c3d, with a real UTC date and lower-case hex.");

    /// <summary>Reads an id; false for every text that is not exactly one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RunId id) => TryParse(text.AsSpan(), out id);

    internal static bool TryParse(ReadOnlySpan<char> text, out RunId id)
    {
        id = default;
        if (text.Length != Length || text[8] != 'T' || text[15] != 'Z' || text[16] != '-'
            || !TryDigits(text, 0, 4, out int year) || !TryDigits(text, 4, 2, out int month) || !TryDigits(text, 6, 2, out int day)
            || !TryDigits(text, 9, 2, out int hour) || !TryDigits(text, 11, 2, out int minute) || !TryDigits(text, 13, 2, out int second)
            || !TryHex(text[17..], out uint suffix)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        id = new RunId(new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero), suffix);
        return true;
    }

    /// <summary>Orders by time, then by suffix, as the texts do.</summary>
    public int CompareTo(RunId other)
    {
        int byTime = CreatedAt.CompareTo(other.CreatedAt);
        return byTime != 0 ? byTime : _suffix.CompareTo(other._suffix);
    }

    /// <summary>The id as text.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{CreatedAt.ToString(TimeFormat, CultureInfo.InvariantCulture)}-{_suffix:x8}");

    /// <summary>Whether the left run comes before the right one.</summary>
    public static bool operator <(RunId left, RunId right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left run comes after the right one.</summary>
    public static bool operator >(RunId left, RunId right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left run is the right one or comes before it.</summary>
    public static bool operator <=(RunId left, RunId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left run is the right one or comes after it.</summary>
    public static bool operator >=(RunId left, RunId right) => left.CompareTo(right) >= 0;

    private static bool TryDigits(ReadOnlySpan<char> text, int start, int count, out int value)
    {
        value = 0;
        for (int index = start; index < start + count; index++)
        {
            if (!char.IsAsciiDigit(text[index]))
            {
                return false;
            }

            value = (value * 10) + (text[index] - '0');
        }

        return true;
    }

    private static bool TryHex(ReadOnlySpan<char> text, out uint value)
    {
        value = 0;
        foreach (char digit in text)
        {
            if (!char.IsAsciiHexDigitLower(digit))
            {
                return false;
            }

            value = (value << 4) | (uint)(digit <= '9' ? digit - '0' : digit - 'a' + 10);
        }

        return true;
    }
}
