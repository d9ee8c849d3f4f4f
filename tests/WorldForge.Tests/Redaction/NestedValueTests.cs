using WorldForge.Redaction;

namespace WorldForge.Tests.Redaction;

public sealed class NestedValueTests
{
    [Fact]
    public void Masks_every_scalar_of_an_object_that_spans_lines()
    {
        const string Text = """
            {
              "secrets": {
                "a": "x1", "b": [1, true, null],
                "list": [
                  "alpha",

                  "be\"ta, gamma"
                ],
                "url": "https://u:p@h/x"
              },
              "other": "kept",
              "tokens": [
                'ccc'
              ], "next": 5
            }
            """;
        const string Expected = """
            {
              "secrets": {
                "a": "[redacted]", "b": [[redacted], [redacted], [redacted]],
                "list": [
                  "[redacted]",

                  "[redacted]"
                ],
                "url": "[redacted]"
              },
              "other": "kept",
              "tokens": [
                '[redacted]'
              ], "next": 5
            }
            """;

        Assert.Equal(Expected.ReplaceLineEndings("\n"), Redactor.Observable.Redact(Text.ReplaceLineEndings("\n")));
        Assert.Equal(Expected.ReplaceLineEndings("\n"), Redactor.Observable.Redact(Expected.ReplaceLineEndings("\n")));
    }

    [Theory]
    [InlineData("api_keys = [\"a\",\n  \"b\"]\ndone", "api_keys = [\"[redacted]\",\n  \"[redacted]\"]\ndone")]
    [InlineData("\"credentials\": {\n\"user\": \"u\",\n\"pin\" : 4711\n}\nplain words", "\"credentials\": {\n\"user\": \"[redacted]\",\n\"pin\" : [redacted]\n}\nplain words")]
    [InlineData("\"tokens\": [\n  \n\t \n  1\n]", "\"tokens\": [\n  \n\t \n  [redacted]\n]")]
    [InlineData("token: [\nplain text at the margin", "token: [\nplain text at the margin")]
    [InlineData("secret: {\n  a: one,\n  b: {\n  c: d:e } },\n  f: g", "secret: {\n  a: [redacted],\n  b: {\n  c: [redacted] } },\n  f: g")]
    public void Ends_where_the_bracket_closes(string text, string expected)
    {
        Assert.Equal(expected, Redactor.Observable.Redact(text));
        Assert.Equal(expected, Redactor.Observable.Redact(expected));
    }

    [Fact]
    public void Follows_the_brackets_through_a_stream()
    {
        using var output = new StringWriter();
        using (var stream = new StreamingRedactor(Redactor.Observable, output))
        {
            foreach (var c in "\"secrets\": {\n  \"a\": [\n    \"x\"\n  ],\n  \"b\": 2\n}\n\"c\": 3\n")
            {
                stream.Append([c]);
            }
        }

        Assert.Equal("\"secrets\": {\n  \"a\": [\n    \"[redacted]\"\n  ],\n  \"b\": [redacted]\n}\n\"c\": 3\n", output.ToString());
    }
}
