using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace WorldForge.Release.Gates.Tests;

/// <summary>Reads the result file of one test project as the test platform writes it.</summary>
internal sealed partial class TrxFile
{
    private TrxFile(string assembly, IReadOnlyList<(string Name, string Outcome, string Message, string Stack)> results)
    {
        Assembly = assembly;
        Results = results;
    }

    /// <summary>The file name of the test assembly without its extension; empty when the file names none.</summary>
    public string Assembly { get; }

    /// <summary>The single results, in file order.</summary>
    public IReadOnlyList<(string Name, string Outcome, string Message, string Stack)> Results { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">The file is not XML.</exception>
    public static TrxFile Read(string path)
    {
        try
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var document = XDocument.Load(reader);
            var space = document.Root?.Name.Namespace ?? XNamespace.None;
            var storage = document.Descendants(space + "UnitTest").FirstOrDefault()?.Attribute("storage")?.Value ?? "";
            return new TrxFile(
                Path.GetFileNameWithoutExtension(storage.Replace('\\', '/')),
                [.. document.Descendants(space + "UnitTestResult").Select(result => Result(result, space))]);
        }
        catch (XmlException exception)
        {
            throw new InvalidDataException($"A test result file is not whole: {exception.Message}", exception);
        }
    }

    /// <summary>The topmost stack frame that lies in the repository, as <c>path:line</c>.</summary>
    public static string? Location(string stack, string root)
    {
        foreach (Match frame in Frame().Matches(stack))
        {
            var file = frame.Groups["file"].Value;
            if (file.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                return $"{file[(root.Length + 1)..].Replace('\\', '/')}:{frame.Groups["line"].Value}";
            }
        }

        return null;
    }

    private static (string Name, string Outcome, string Message, string Stack) Result(XElement result, XNamespace space)
    {
        var error = result.Descendants(space + "ErrorInfo").FirstOrDefault();
        return (
            result.Attribute("testName")?.Value ?? "",
            result.Attribute("outcome")?.Value ?? "",
            error?.Element(space + "Message")?.Value ?? result.Descendants(space + "StdOut").FirstOrDefault()?.Value ?? "",
            error?.Element(space + "StackTrace")?.Value ?? "");
    }

    [GeneratedRegex(@" in (?<file>[^\n]+?):line (?<line>[0-9]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Frame();
}
