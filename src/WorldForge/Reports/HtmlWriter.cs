using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace WorldForge.Reports;

/// <summary>Writes elements that are always balanced and text that is always encoded; the result is well-formed as XML too.</summary>
internal sealed class HtmlWriter
{
    private static readonly FrozenSet<string> _ownLine = FrozenSet.ToFrozenSet(
        [
            "html", "head", "meta", "title", "style", "body", "main", "header", "footer", "section", "h1", "h2", "h3", "p", "div", "dl", "dt", "dd", "ul", "li", "figure",
            "figcaption", "svg", "g", "rect", "line", "text", "table", "thead", "tbody", "tr", "details", "summary", "pre", "script",
        ],
        StringComparer.Ordinal);

    private readonly StringBuilder _output = new("<!DOCTYPE html>\n");
    private readonly Stack<string> _open = new();
    private int _lastId;

    /// <summary>An id that is unique in the page.</summary>
    public string NextId(string prefix) => prefix + (++_lastId).ToString(CultureInfo.InvariantCulture);

    /// <summary>Opens an element; an attribute without a value is left out.</summary>
    /// <param name="name">Name of the element: a constant, never data.</param>
    /// <param name="attributes">Names are constants, and so are values or numbers; they are encoded all the same.</param>
    public HtmlWriter Start(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(name, attributes).Append('>');
        _open.Push(name);
        return this;
    }

    /// <summary>Closes the element that was opened last.</summary>
    public HtmlWriter End()
    {
        string name = _open.Pop();
        _output.Append("</").Append(name).Append('>');
        return Break(name);
    }

    /// <summary>Writes an element without content.</summary>
    public HtmlWriter Empty(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(name, attributes).Append(" />");
        return Break(name);
    }

    /// <summary>Writes data, redacted and encoded.</summary>
    public HtmlWriter Text(string text)
    {
        HtmlText.AppendData(_output, text);
        return this;
    }

    /// <summary>Writes an element that holds only data.</summary>
    public HtmlWriter Element(string name, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Start(name, attributes).Text(text).End();

    /// <summary>Writes an element whose content is a style sheet or script of ours, as it is.</summary>
    public HtmlWriter Verbatim(string name, string content)
    {
        Start(name);
        _output.Append(content);
        return End();
    }

    /// <summary>The document; every element is closed.</summary>
    public string Complete()
    {
        while (_open.Count > 0)
        {
            End();
        }

        return _output.ToString();
    }

    private StringBuilder Tag(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _output.Append('<').Append(name);
        foreach ((string attribute, string? value) in attributes)
        {
            if (value is not null)
            {
                _output.Append(' ').Append(attribute).Append("=\"");
                HtmlText.AppendEncoded(_output, value);
                _output.Append('"');
            }
        }

        return _output;
    }

    private HtmlWriter Break(string name)
    {
        if (_ownLine.Contains(name))
        {
            _output.Append('\n');
        }

        return this;
    }
}
