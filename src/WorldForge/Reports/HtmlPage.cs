using System.Security.Cryptography;
using System.Text;

namespace WorldForge.Reports;

/// <summary>
/// One complete, self-contained HTML document: it loads nothing, links nowhere, works offline and on paper, in light and in dark. Every
/// value is redacted and encoded. Its one script, which sorts and filters tables, is ours and allowed by its digest; without it
/// the page reads the same.
/// </summary>
/// <param name="title">The title and first heading.</param>
public sealed class HtmlPage(string title)
{
    /// <summary>The version of what these documents promise to their readers.</summary>
    public const int ContractVersion = 1;

    private static readonly string _policy =
        $"default-src 'none'; script-src '{Hash(HtmlScript.Text)}'; style-src '{Hash(HtmlStyle.Text)}'; base-uri 'none'; form-action 'none'";

    private readonly string _title = title ?? throw new ArgumentNullException(nameof(title));
    private readonly List<(string? Heading, HtmlBlock[] Blocks)> _sections = [];

    /// <summary>When the report was made, as its document states it; the footer shows it.</summary>
    public string? CreatedAt { get; init; }

    /// <summary>The version of WorldForge that made the report; the running one by default.</summary>
    public string Version { get; init; } = LibraryVersion.Current;

    /// <summary>A line below the title.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Adds blocks without a heading.</summary>
    public HtmlPage Add(params HtmlBlock[] blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        _sections.Add((null, [.. blocks]));
        return this;
    }

    /// <summary>Adds blocks under a heading.</summary>
    public HtmlPage Section(string heading, params HtmlBlock[] blocks)
    {
        ArgumentNullException.ThrowIfNull(heading);
        ArgumentNullException.ThrowIfNull(blocks);
        _sections.Add((heading, [.. blocks]));
        return this;
    }

    /// <summary>The document, with a line feed at its end. The same content gives the same bytes.</summary>
    public string ToHtml()
    {
        var writer = new HtmlWriter();
        writer.Start("html", ("lang", "en"), ("data-report", "1"));
        WriteHead(writer);
        writer.Start("body").Start("header").Element("h1", _title);
        if (Subtitle is not null)
        {
            writer.Element("p", Subtitle, ("class", "subtitle"));
        }

        writer.End().Start("main");
        foreach ((string? heading, HtmlBlock[] blocks) in _sections)
        {
            WriteSection(writer, heading, blocks);
        }

        string made = CreatedAt is null ? "" : $" \u00B7 created {CreatedAt}";
        writer.End().Start("footer").Element("p", $"WorldForge {Version}{made}").End();
        writer.Verbatim("script", HtmlScript.Text);
        return writer.Complete();
    }

    private static void WriteSection(HtmlWriter writer, string? heading, HtmlBlock[] blocks)
    {
        string? id = heading is null ? null : writer.NextId("s");
        writer.Start("section", ("aria-labelledby", id));
        if (heading is not null)
        {
            writer.Element("h2", heading, ("id", id));
        }

        foreach (HtmlBlock block in blocks)
        {
            block.Write(writer);
        }

        writer.End();
    }

    private static string Hash(string content) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private void WriteHead(HtmlWriter writer) => writer
        .Start("head")
        .Empty("meta", ("charset", "utf-8"))
        .Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", _policy))
        .Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
        .Empty("meta", ("name", "color-scheme"), ("content", "light dark"))
        .Empty("meta", ("name", "referrer"), ("content", "no-referrer"))
        .Element("title", _title)
        .Verbatim("style", HtmlStyle.Text)
        .End();
}
