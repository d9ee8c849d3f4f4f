namespace WorldForge.Reports;

/// <summary>A box that stands out: a claim boundary, an outcome, a warning. Its meaning is in its words, not only in its colour.</summary>
public sealed class HtmlNotice : HtmlBlock
{
    private readonly string _tone;
    private readonly string _title;
    private readonly string _text;

    private HtmlNotice(string tone, string title, string text)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(text);
        _tone = tone;
        _title = title;
        _text = text;
    }

    /// <summary>Something to know, such as a claim boundary.</summary>
    public static HtmlNotice Note(string title, string text) => new("note", title, text);

    /// <summary>A good outcome.</summary>
    public static HtmlNotice Good(string title, string text) => new("good", title, text);

    /// <summary>Something to be careful with.</summary>
    public static HtmlNotice Warning(string title, string text) => new("warn", title, text);

    /// <summary>A bad outcome, or content that must not leave the machine.</summary>
    public static HtmlNotice Bad(string title, string text) => new("bad", title, text);

    internal override void Write(HtmlWriter writer) => writer
        .Start("div", ("class", "notice " + _tone), ("role", "note"))
        .Element("strong", _title)
        .Element("p", _text)
        .End();
}
