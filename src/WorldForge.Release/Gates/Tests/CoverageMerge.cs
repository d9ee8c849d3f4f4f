using System.Globalization;
using System.Text;
using System.Xml;

namespace WorldForge.Release.Gates.Tests;

/// <summary>Merges Cobertura reports: a line that any test project reached is covered.</summary>
internal sealed class CoverageMerge(string root)
{
    private readonly SortedDictionary<string, SortedDictionary<int, bool>> _files = new(StringComparer.Ordinal);

    /// <summary>Adds a report, streaming.</summary>
    /// <exception cref="InvalidDataException">The report is not XML.</exception>
    public void Add(string path)
    {
        try
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            Read(reader);
        }
        catch (XmlException exception)
        {
            throw new InvalidDataException($"A coverage report is not whole: {exception.Message}", exception);
        }
    }

    /// <summary>The source files below <c>src/</c> in ordinal order.</summary>
    public IReadOnlyList<CoveredFile> Files =>
    [
        .. _files
            .Where(file => file.Key.StartsWith("src/", StringComparison.Ordinal))
            .Select(file => new CoveredFile(
                file.Key,
                file.Value.Count,
                file.Value.Count(line => line.Value),
                Ranges(file.Value.Where(line => !line.Value).Select(line => line.Key)))),
    ];

    private void Read(XmlReader reader)
    {
        List<string> sources = [];
        SortedDictionary<int, bool>? lines = null;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.Name)
            {
                case "source":
                    sources.Add(reader.ReadString());
                    break;
                case "class":
                    lines = Lines(reader.GetAttribute("filename") ?? "", sources);
                    break;
                case "line" when lines is not null && int.TryParse(reader.GetAttribute("number"), NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                    lines[number] = lines.GetValueOrDefault(number) || reader.GetAttribute("hits") is { } hits && hits != "0";
                    break;
            }
        }
    }

    private SortedDictionary<int, bool> Lines(string file, List<string> sources)
    {
        var path = Relative(file, sources);
        if (!_files.TryGetValue(path, out var lines))
        {
            _files[path] = lines = [];
        }

        return lines;
    }

    private string Relative(string file, List<string> sources)
    {
        var candidates = sources.Select(source => Path.Combine(source, file)).Append(Path.Combine(root, file));
        var full = candidates.FirstOrDefault(File.Exists) ?? file;
        return full.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? full[(root.Length + 1)..].Replace('\\', '/') : full;
    }

    private static string Ranges(IEnumerable<int> lines)
    {
        var text = new StringBuilder();
        var (first, last) = (-1, -1);
        foreach (var line in lines)
        {
            if (line != last + 1 || first < 0)
            {
                Close();
                first = line;
            }

            last = line;
        }

        Close();
        return text.ToString();

        void Close()
        {
            if (first >= 0)
            {
                text.Append(text.Length > 0 ? ", " : "").Append(CultureInfo.InvariantCulture, $"{first}");
                text.Append(CultureInfo.InvariantCulture, $"{(last > first ? $"-{last}" : "")}");
            }
        }
    }
}
