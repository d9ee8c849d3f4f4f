using System.Text;

namespace WorldForge.Scaffolding;

/// <summary>The texts that are part of the assembly, with <c>%NAME%</c> where a value goes.</summary>
internal static class ScaffoldTemplate
{
    /// <summary>Fills a text.</summary>
    /// <param name="name">File name of the template.</param>
    /// <param name="values">The values by name.</param>
    public static string Fill(string name, IReadOnlyDictionary<string, string> values)
    {
        using Stream stream = typeof(ScaffoldTemplate).Assembly.GetManifestResourceStream("scaffold/" + name)
            ?? throw new InvalidOperationException($"The assembly has no template {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = new StringBuilder(reader.ReadToEnd());
        foreach ((string key, string value) in values)
        {
            text.Replace($"%{key}%", value);
        }

        return text.ToString();
    }
}
