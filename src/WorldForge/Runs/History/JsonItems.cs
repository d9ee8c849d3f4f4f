using WorldForge.Serialization;

namespace WorldForge.Runs.History;

/// <summary>Writes a JSON list in the artifact form item by item, so that its length does not matter to memory.</summary>
internal static class JsonItems
{
    /// <param name="output">Takes the text, without a newline at its end.</param>
    /// <param name="items">The items.</param>
    /// <param name="indent">What stands before the line that the list is on.</param>
    public static void Write(TextWriter output, IEnumerable<JsonValue> items, string indent)
    {
        string lead = $"\n{indent}  ";
        bool any = false;
        output.Write('[');
        foreach (JsonValue item in items)
        {
            output.Write(any ? "," : "");
            output.Write(lead);
            output.Write(Nested(item, lead));
            any = true;
        }

        output.Write(any ? $"\n{indent}]" : "]");
    }

    /// <summary>A value as it stands behind a key or in a list.</summary>
    /// <param name="value">The value.</param>
    /// <param name="lead">A line feed and what stands before each further line.</param>
    public static string Nested(JsonValue value, string lead) =>
        ArtifactJson.ToText(value).TrimEnd('\n').Replace("\n", lead, StringComparison.Ordinal);
}
