using WorldForge.Serialization;

namespace WorldForge.Tests.Serialization;

public sealed class JsonTestSuiteTests
{
    /// <summary>What the RFC leaves open and we take; every other open case is refused.</summary>
    private static readonly Dictionary<string, string?> _open = new(StringComparer.Ordinal)
    {
        ["i_number_double_huge_neg_exp.json"] = "[0.0]",
        ["i_number_real_underflow.json"] = "[0.0]",
        ["i_number_too_big_neg_int.json"] = "[-123123123123123123123123123123]",
        ["i_number_too_big_pos_int.json"] = "[100000000000000000000]",
        ["i_number_very_big_negative_int.json"] = "[-237462374673276894279832749832423479823246327846]",
        ["i_number_huge_exp.json"] = null,
        ["i_number_neg_int_huge_exp.json"] = null,
        ["i_number_pos_double_huge_exp.json"] = null,
        ["i_number_real_neg_overflow.json"] = null,
        ["i_number_real_pos_overflow.json"] = null,
        ["i_object_key_lone_2nd_surrogate.json"] = null,
        ["i_string_1st_surrogate_but_2nd_missing.json"] = null,
        ["i_string_1st_valid_surrogate_2nd_invalid.json"] = null,
        ["i_string_UTF-16LE_with_BOM.json"] = null,
        ["i_string_UTF-8_invalid_sequence.json"] = null,
        ["i_string_UTF8_surrogate_U+D800.json"] = null,
        ["i_string_incomplete_surrogate_and_escape_valid.json"] = null,
        ["i_string_incomplete_surrogate_pair.json"] = null,
        ["i_string_incomplete_surrogates_escape_valid.json"] = null,
        ["i_string_invalid_lonely_surrogate.json"] = null,
        ["i_string_invalid_surrogate.json"] = null,
        ["i_string_invalid_utf-8.json"] = null,
        ["i_string_inverted_surrogates_U+1D11E.json"] = null,
        ["i_string_iso_latin_1.json"] = null,
        ["i_string_lone_second_surrogate.json"] = null,
        ["i_string_lone_utf8_continuation_byte.json"] = null,
        ["i_string_not_in_unicode_range.json"] = null,
        ["i_string_overlong_sequence_2_bytes.json"] = null,
        ["i_string_overlong_sequence_6_bytes.json"] = null,
        ["i_string_overlong_sequence_6_bytes_null.json"] = null,
        ["i_string_truncated-utf-8.json"] = null,
        ["i_string_utf16BE_no_BOM.json"] = null,
        ["i_string_utf16LE_no_BOM.json"] = null,
        ["i_structure_500_nested_arrays.json"] = null,
        ["i_structure_UTF-8_BOM_empty_object.json"] = null,
    };

    /// <summary>Valid by the grammar, refused on purpose: the RFC says that keys SHOULD be unique, we say that they must be.</summary>
    private static readonly HashSet<string> _duplicates = new(StringComparer.Ordinal)
    {
        "y_object_duplicated_key.json",
        "y_object_duplicated_key_and_value.json",
    };

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Serialization", "JsonTestSuite");

    public static TheoryData<string> Accepted => Files("y_", name => !_duplicates.Contains(name));

    public static TheoryData<string> Refused => Files("n_", _ => true);

    public static TheoryData<string> Open => Files("i_", _ => true);

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Accepts_and_repeats_what_the_grammar_allows(string name)
    {
        JsonValue value = StrictJson.Parse(Read(name));

        Assert.Equal(value, StrictJson.Parse(CanonicalJson.ToBytes(value)));
        Assert.Equal(value, StrictJson.Parse(ArtifactJson.ToBytes(value)));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Refuses_what_the_grammar_forbids_and_says_where(string name)
    {
        byte[] text = Read(name);

        Assert.False(StrictJson.TryParse(text, null, out JsonValue? value, out JsonSyntaxError? error));
        Assert.Null(value);
        Assert.InRange(error.ByteOffset, 0, text.Length);
        Assert.True(error.Line >= 1 && error.Column >= 1);
        Assert.StartsWith("$", error.Path, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Open))]
    public void Does_what_is_recorded_for_each_open_case(string name)
    {
        bool accepted = StrictJson.TryParse(Read(name), null, out JsonValue? value, out _);

        Assert.Equal(_open[name], accepted ? value!.ToString() : null);
    }

    [Fact]
    public void Refuses_the_duplicate_keys_that_the_suite_lets_pass()
    {
        foreach (string name in _duplicates)
        {
            Assert.False(StrictJson.TryParse(Read(name), null, out _, out JsonSyntaxError? error));
            Assert.Equal("a duplicate key", error.Found);
            Assert.Equal("$.a", error.Path);
        }
    }

    [Fact]
    public void Takes_the_nested_lists_when_the_limit_allows_them()
    {
        JsonValue value = StrictJson.Parse(Read("i_structure_500_nested_arrays.json"), new JsonLimits { MaxDepth = 500 });

        Assert.Equal(500, value.Depth);
    }

    [Fact]
    public void Runs_the_whole_suite()
    {
        Assert.Equal(318, Directory.GetFiles(Folder, "*.json").Length);
        Assert.Equal(_open.Keys.Order(StringComparer.Ordinal), Open.Select(row => row.Data).Order(StringComparer.Ordinal));
    }

    private static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    private static TheoryData<string> Files(string prefix, Func<string, bool> include) =>
        [.. Directory.GetFiles(Folder, prefix + "*.json").Select(path => Path.GetFileName(path)).Where(include).Order(StringComparer.Ordinal)];
}
