using System.Globalization;
using System.IO.Compression;
using WorldForge.Configuration.Toml;
using WorldForge.Serialization;

namespace WorldForge.Tests.Configuration.Toml;

public sealed class TomlTestSuiteTests
{
    private static readonly IReadOnlyDictionary<string, byte[]> Files = Read();

    public static TheoryData<string> Valid => [.. Files.Keys.Where(name => name.StartsWith("valid/", StringComparison.Ordinal) && name.EndsWith(".toml", StringComparison.Ordinal))];

    public static TheoryData<string> Invalid => [.. Files.Keys.Where(name => name.StartsWith("invalid/", StringComparison.Ordinal))];

    [Fact]
    public void The_suite_is_whole()
    {
        Assert.Equal(210, Valid.Count);
        Assert.Equal(499, Invalid.Count);
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void Reads_a_valid_document_as_the_suite_does(string name)
    {
        JsonValue expected = StrictJson.Parse(Files[Path.ChangeExtension(name, ".json")]);

        JsonValue actual = Tagged(TomlReader.Parse(Files[name]));

        Assert.Equal(Normal(expected), actual);
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Refuses_an_invalid_document_with_its_place(string name)
    {
        TomlSyntaxException refused = Assert.Throws<TomlSyntaxException>(() => TomlReader.Parse(Files[name]));

        Assert.Equal(FaultCodes.TomlMalformed, refused.Code);
        Assert.InRange(refused.Error.Line, 1, Files[name].AsSpan().Count((byte)'\n') + 1);
        Assert.True(refused.Error.Column >= 1);
    }

    /// <summary>The suite's form of a value: tables and arrays as they are, a scalar as its type and text.</summary>
    private static JsonValue Tagged(TomlValue value) => value switch
    {
        TomlTable table => JsonObject.Create([.. table.Items.Select(item => (item.Key, Tagged(item.Value)))]),
        TomlArray array => JsonList.Create(array.Items.Select(Tagged)),
        TomlString text => Scalar("string", text.Value),
        TomlInteger integer => Scalar("integer", integer.Value.ToString(CultureInfo.InvariantCulture)),
        TomlFloat number => Scalar("float", Text(number.Value)),
        TomlBoolean boolean => Scalar("bool", boolean.Value ? "true" : "false"),
        TomlMoment moment => Scalar(TypeOf(moment.Kind), Moment(moment.Text)),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    private static string TypeOf(TomlMomentKind kind) => kind switch
    {
        TomlMomentKind.OffsetDateTime => "datetime",
        TomlMomentKind.LocalDateTime => "datetime-local",
        TomlMomentKind.LocalDate => "date-local",
        _ => "time-local",
    };

    private static JsonObject Scalar(string type, string value) => JsonObject.Create(("type", type), ("value", value));

    /// <summary>The suite writes numbers and fractions of seconds in more than one way; this makes equal values equal texts.</summary>
    private static JsonValue Normal(JsonValue value)
    {
        if (value is JsonList list)
        {
            return JsonList.Create(list.Select(Normal));
        }

        var members = (JsonObject)value;
        if (members.Count == 2 && members.TryGetValue("type", out JsonValue? type) && type is JsonText { Value: string name } && members["value"] is JsonText { Value: string text })
        {
            return Scalar(name, name switch
            {
                "float" => Text(double.Parse(text.Replace("inf", "Infinity", StringComparison.Ordinal).TrimStart('+'), CultureInfo.InvariantCulture)),
                "datetime" or "datetime-local" or "time-local" => Moment(text),
                _ => text,
            });
        }

        return JsonObject.Create([.. members.Select(member => (member.Key, Normal(member.Value)))]);
    }

    private static string Text(double value) => double.IsNaN(value) ? "nan" : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Moment(string text)
    {
        int point = text.IndexOf('.', StringComparison.Ordinal);
        if (point < 0)
        {
            return text;
        }

        int end = point + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return text[..point] + text[point..end].TrimEnd('0').TrimEnd('.') + text[end..];
    }

    private static SortedDictionary<string, byte[]> Read()
    {
        SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);
        using ZipArchive archive = ZipFile.OpenRead(Path.Combine(AppContext.BaseDirectory, "Configuration", "Toml", "TomlTestSuite", "toml-1.0.0.zip"));
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using Stream content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            files.Add(entry.FullName, bytes.ToArray());
        }

        return files;
    }
}
