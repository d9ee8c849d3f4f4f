using WorldForge.Redaction;
using WorldForge.Reports;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Tests.Reports;

public sealed class ReportRenderersTests
{
    [Fact]
    public void Knows_the_renderers_of_the_library_sorted_by_key()
    {
        string[] keys = [.. ReportRenderers.BuiltIn().List().Select(renderer => renderer.Key)];

        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        Assert.Superset(new HashSet<string> { "comparison:csv", "comparison:html", "comparison:json", "comparison:markdown" }, new HashSet<string>(keys));
    }

    [Fact]
    public void Refuses_a_second_renderer_of_one_key_unless_it_replaces()
    {
        ReportRenderers renderers = new(Of("notes", "text", _ => "one"));

        var fault = Assert.Throws<WorldForgeException>(() => renderers.Register(Of("notes", "text", _ => "two")));
        Assert.Equal(FaultCodes.InputDuplicate, fault.Code);
        Assert.Equal("one", renderers.Render("notes", "text", JsonObject.Empty).Content);

        renderers.Register(Of("notes", "text", _ => "two"), replace: true);
        Assert.Equal("two", renderers.Render("notes", "text", JsonObject.Empty).Content);
    }

    [Theory]
    [InlineData("comparison", "pdf", "There is no report renderer comparison:pdf; known formats of comparison are csv, html, json, markdown.")]
    [InlineData("nothing", "json", "There is no report renderer nothing:json; known families are ")]
    public void Names_the_choices_when_there_is_no_renderer(string family, string format, string message)
    {
        var fault = Assert.Throws<WorldForgeException>(() => ReportRenderers.BuiltIn().Get(family, format));

        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_document_that_is_no_object()
    {
        ReportRenderer renderer = Of("notes", "text", _ => "one");

        Assert.Contains("needs a JSON object and got a list", Assert.Throws<WorldForgeException>(() => renderer.Render(JsonList.Empty)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_result_of_another_media_type_and_no_result()
    {
        var renderer = new ReportRenderer("notes", "text", "text/plain", ["notes:1"], true, "Notes.", _ => ReportRenderResult.Safe("x", "text/html"));
        var nothing = new ReportRenderer("notes", "text", "text/plain", ["notes:1"], true, "Notes.", _ => null!);

        Assert.Contains("promised text/plain and returned text/html", Assert.Throws<WorldForgeException>(() => renderer.Render(JsonObject.Empty)).Message, StringComparison.Ordinal);
        Assert.Contains("returned nothing", Assert.Throws<WorldForgeException>(() => nothing.Render(JsonObject.Empty)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_safe_result_that_redaction_would_change()
    {
        var fault = Assert.Throws<WorldForgeException>(() => Of("notes", "text", _ => "token=abc123").Render(JsonObject.Empty));

        Assert.Equal(FaultCodes.ManifestUnsafe, fault.Code);
        Assert.DoesNotContain("abc123", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("worldforge eval --api-key abc123def456 --output /home/ada/x.json --url https://h.test/a?sig=1")]
    [InlineData("token=abc123def456 and password: hunter2")]
    [InlineData("Authorization: Bearer abcdef123456")]
    [InlineData("see https://ada:pw@example.test/x?sig=abc and /home/ada/secret.txt, api_key=abc123def")]
    [InlineData("api_key = \"quoted value here\"")]
    [InlineData("password: 'a b'")]
    [InlineData("{\"token\":\"abc123def\"}")]
    [InlineData("<password>hunter2</password>")]
    [InlineData(".worldforge/runs/20260102T030405Z-0a1b2c3d/reports/report.json")]
    public void Takes_every_redacted_text_for_safe_in_every_format(string text)
    {
        foreach (string safe in (string[])[Redactor.Observable.Redact(text), Redactor.Observable.Redact(RunCommands.Sanitise(text))])
        {
            JsonObject value = JsonObject.Create(("k", safe));
            var table = new ReportTable([ReportColumn.Text("a"), ReportColumn.Code("b"), ReportColumn.Json("c")], [[safe, safe, value]]);
            string html = new HtmlPage(safe)
                .Add(HtmlNotice.Note("n", safe), new HtmlCode(safe), new HtmlFacts(("f", safe)), new HtmlTable("t", table), new HtmlDetails("d", value))
                .ToHtml();

            Assert.Equal(html, ReportRenderResult.Safe(html, "text/html").Content);
            Assert.True(ReportRenderResult.Safe(table.ToMarkdown(), "text/markdown").SafeToAttach);
            Assert.True(ReportRenderResult.Safe(table.ToCsv(), "text/csv").SafeToAttach);
        }
    }

    [Theory]
    [InlineData("api&#95;key=abc123def456", "text/html")]
    [InlineData("\"\"token\"\": \"\"abc123def456\"\"", "text/csv")]
    public void Finds_a_secret_behind_the_escapes_of_a_format(string text, string mediaType) =>
        Assert.Throws<WorldForgeException>(() => ReportRenderResult.Safe(text, mediaType));

    [Fact]
    public void Lets_a_local_result_hold_anything_and_says_that_it_must_stay()
    {
        ReportRenderResult result = ReportRenderer.OfText("notes", "html", ["notes:1"], safeToAttach: false, "Notes.", _ => "token=abc123").Render(JsonObject.Empty);

        Assert.Equal((false, true, "text/html"), (result.SafeToAttach, result.LocalOnly, result.MediaType));
    }

    [Theory]
    [InlineData("Notes", "text", "text/plain", "artifact_family")]
    [InlineData("notes", "-text", "text/plain", "output_format")]
    [InlineData("notes", "text", "Text/Plain", "media_type")]
    [InlineData("notes", "text", "text", "media_type")]
    public void Checks_names_and_media_types(string family, string format, string mediaType, string field)
    {
        var fault = Assert.Throws<WorldForgeException>(() => new ReportRenderer(family, format, mediaType, ["notes:1"], true, "Notes.", _ => ReportRenderResult.Safe("", mediaType)));

        Assert.StartsWith(field, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Needs_a_schema()
    {
        Assert.Throws<WorldForgeException>(() => ReportRenderer.OfText("notes", "text", [], true, "Notes.", _ => ""));
        Assert.Throws<WorldForgeException>(() => ReportRenderer.OfText("notes", "text", [" "], true, "Notes.", _ => ""));
    }

    [Fact]
    public void Lists_a_renderer_without_its_code() => Assert.Equal(
        """{"artifact_family":"notes","description":"Notes.","media_type":"text/csv","output_format":"csv","safe_to_attach":true,"supported_schemas":["notes:1"]}""",
        Of("notes", "csv", _ => "").ToJson().ToString());

    private static ReportRenderer Of(string family, string format, Func<JsonObject, string> render) =>
        ReportRenderer.OfText(family, format, ["notes:1"], safeToAttach: true, "Notes.", render);
}
