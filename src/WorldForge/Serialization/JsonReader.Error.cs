using System.Globalization;
using System.Text;

namespace WorldForge.Serialization;

internal ref partial struct JsonReader
{
    private const int LongestShownKey = 64;

    /// <summary>Why <see cref="Document"/> gave null.</summary>
    public readonly JsonSyntaxError Error()
    {
        ReadOnlySpan<byte> before = _text[.._errorAt];
        int lineStart = before.LastIndexOf((byte)'\n') + 1;
        var path = new StringBuilder("$");
        for (int index = (_places?.Count ?? 0) - 1; index >= 0; index--)
        {
            path.Append(_places![index]);
        }

        return new JsonSyntaxError
        {
            Line = before.Count((byte)'\n') + 1,
            Column = JsonInputText.CountCharacters(before[lineStart..]) + 1,
            ByteOffset = _errorAt,
            Path = path.ToString(),
            Expected = _expected!,
            Found = _found!,
            IsLimit = _isLimit,
        };
    }

    private JsonValue? Fail(int at, string expected, string found)
    {
        (_errorAt, _expected, _found) = (at, expected, found);
        return null;
    }

    private JsonValue? FailLimit(int at, string expected, string found)
    {
        _isLimit = true;
        return Fail(at, expected, found);
    }

    private void AddPlace(int index) =>
        (_places ??= []).Add(string.Create(CultureInfo.InvariantCulture, $"[{index}]"));

    private void AddPlace(string key)
    {
        bool isName = key.Length is > 0 and <= LongestShownKey && key.All(unit => char.IsAsciiLetterOrDigit(unit) || unit is '_' or '-');
        (_places ??= []).Add(isName ? "." + key : "[" + CanonicalJson.ToText(JsonText.Repaired(Cut(key))) + "]");
    }

    private static string Cut(string key) => key.Length <= LongestShownKey ? key : key[..LongestShownKey] + "...";

    /// <summary>One character or byte of the text, in words.</summary>
    private readonly string Found(int at) => at >= _text.Length
        ? "the end of the text"
        : _text[at] is > (byte)' ' and <= (byte)'~'
            ? $"'{(char)_text[at]}'"
            : string.Create(CultureInfo.InvariantCulture, $"byte 0x{_text[at]:x2}");
}
