using System.Globalization;

namespace WorldForge.Configuration.Toml;

/// <summary>Dates and times.</summary>
internal sealed partial class TomlReader
{
    /// <summary>Four digits and a dash, or two and a colon: no number looks like that.</summary>
    private bool IsMoment() => Digit(1) && ((Digit(2) && Digit(3) && _cursor.Peek(4) == '-') || _cursor.Peek(2) == ':');

    private bool Digit(int ahead) => char.IsAsciiDigit(_cursor.Peek(ahead));

    private TomlMoment Moment()
    {
        int start = _cursor.At;
        if (_cursor.Peek(2) == ':')
        {
            return EndMoment(new TomlMoment(TomlMomentKind.LocalTime, Time()), start);
        }

        string date = Date();
        bool hasTime = _cursor.Peek() is 'T' or 't' || (_cursor.Peek() == ' ' && Digit(1));
        if (!hasTime)
        {
            return EndMoment(new TomlMoment(TomlMomentKind.LocalDate, date), start);
        }

        _cursor.Skip();
        string moment = $"{date}T{Time()}";
        return EndMoment(
            Offset() is string offset
                ? new TomlMoment(TomlMomentKind.OffsetDateTime, moment + offset)
                : new TomlMoment(TomlMomentKind.LocalDateTime, moment),
            start);
    }

    private string Date()
    {
        int start = _cursor.At;
        int year = Part(4, 0, 9999, "a year");
        Mark('-');
        int month = Part(2, 1, 12, "a month");
        Mark('-');

        // The calendar of the platform starts with year 1; year 0 is a leap year.
        Part(2, 1, DateTime.DaysInMonth(year == 0 ? 4 : year, month), "a day of that month");
        return _cursor.Between(start, _cursor.At).ToString();
    }

    private string Time()
    {
        int start = _cursor.At;
        Part(2, 0, 23, "an hour");
        Mark(':');
        Part(2, 0, 59, "a minute");
        Mark(':');
        Part(2, 0, 60, "a second");
        if (_cursor.Take("."))
        {
            int fraction = _cursor.At;
            while (Digit(0))
            {
                _cursor.Skip();
            }

            if (_cursor.At == fraction)
            {
                throw _cursor.Fail("digits of a fraction of a second");
            }
        }

        return _cursor.Between(start, _cursor.At).ToString();
    }

    private string? Offset()
    {
        if (_cursor.Take("Z") || _cursor.Take("z"))
        {
            return "Z";
        }

        if (_cursor.Peek() is not ('+' or '-'))
        {
            return null;
        }

        int start = _cursor.At;
        _cursor.Skip();
        Part(2, 0, 23, "the hours of an offset");
        Mark(':');
        Part(2, 0, 59, "the minutes of an offset");
        return _cursor.Between(start, _cursor.At).ToString();
    }

    private int Part(int digits, int least, int most, string what)
    {
        int start = _cursor.At;
        for (int index = 0; index < digits; index++)
        {
            if (!Digit(0))
            {
                throw _cursor.Fail(string.Create(CultureInfo.InvariantCulture, $"{what} of {digits} digits"));
            }

            _cursor.Skip();
        }

        int value = int.Parse(_cursor.Between(start, _cursor.At), NumberStyles.None, CultureInfo.InvariantCulture);
        return value >= least && value <= most
            ? value
            : throw _cursor.Fail(string.Create(CultureInfo.InvariantCulture, $"{what} from {least} to {most}"), start, "a number outside");
    }

    private void Mark(char mark)
    {
        if (_cursor.Peek() != mark)
        {
            throw _cursor.Fail($"'{mark}'");
        }

        _cursor.Skip();
    }

    private TomlMoment EndMoment(TomlMoment moment, int start) =>
        char.IsAsciiLetterOrDigit(_cursor.Peek()) || _cursor.Peek() is '_' or '.' or '+' or '-' or ':'
            ? throw _cursor.Fail("a date or time", start, "characters that belong to none")
            : moment;
}
