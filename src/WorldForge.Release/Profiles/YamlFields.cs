using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace WorldForge.Release.Profiles;

/// <summary>A YAML mapping read field by field; every error names the file, the line and the column.</summary>
internal sealed class YamlFields
{
    private readonly YamlMappingNode _node;
    private readonly string _source;

    private YamlFields(YamlMappingNode node, string source)
    {
        _node = node;
        _source = source;
    }

    public IEnumerable<string> Keys => _node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    public static YamlFields Load(string text, string source)
    {
        YamlStream stream = [];
        try
        {
            using var reader = new StringReader(text);
            stream.Load(reader);
        }
        catch (YamlException exception)
        {
            throw Malformed(source, exception.Start, exception.InnerException?.Message ?? exception.Message);
        }

        return stream.Documents is [{ RootNode: YamlMappingNode root }]
            ? new YamlFields(root, source)
            : throw Malformed(source, Mark.Empty, "expected one document that is a mapping");
    }

    public void RejectUnknown(IReadOnlyCollection<string> known)
    {
        foreach (var key in _node.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !known.Contains(name, StringComparer.Ordinal))
            {
                var came = key is YamlScalarNode scalar ? scalar.Value ?? "" : key.ToString();
                throw Malformed(_source, key.Start, $"unknown key '{came}'; the nearest known key is '{NearestName.Of(came, known)}'");
            }
        }
    }

    public string Text(string key) => Required(key) is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value)
        ? value.Trim()
        : throw Wrong(key, "text that is not blank");

    public bool Flag(string key) => Required(key) switch
    {
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" } => true,
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "false" } => false,
        _ => throw Wrong(key, "true or false"),
    };

    public double Number(string key) =>
        Required(key) is YamlScalarNode { Style: ScalarStyle.Plain, Value: { } value }
        && double.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : throw Wrong(key, "a finite number");

    public double PositiveNumber(string key) => Number(key) is > 0 and <= 86_400 and var number ? number : throw Wrong(key, "a number of seconds above 0 and at most 86400");

    public YamlFields Map(string key) => Required(key) is YamlMappingNode map ? new YamlFields(map, _source) : throw Wrong(key, "a mapping");

    public YamlFields? OptionalMap(string key) => Find(key) is null ? null : Map(key);

    public IEnumerable<YamlFields> List(string key)
    {
        var node = Required(key) as YamlSequenceNode ?? throw Wrong(key, "a list");
        return node.Children.Select(child => child is YamlMappingNode map
            ? new YamlFields(map, _source)
            : throw Malformed(_source, child.Start, $"every entry of '{key}' is a mapping"));
    }

    public WorldForgeException Wrong(string key, string expected) =>
        Malformed(_source, (Find(key) ?? _node).Start, $"'{key}' must be {expected}, but is '{Find(key)}'");

    private static WorldForgeException Malformed(string source, Mark mark, string problem) => new(
        "wf.profile.malformed",
        $"{source}:{mark.Line}:{mark.Column}: {problem}. First triage: correct that line of the release profile.");

    private YamlNode? Find(string key) => _node.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    private YamlNode Required(string key) => Find(key)
        ?? throw Malformed(_source, _node.Start, $"the key '{key}' is missing");
}
