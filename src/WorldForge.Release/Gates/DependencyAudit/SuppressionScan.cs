using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;

namespace WorldForge.Release.Gates.DependencyAudit;

/// <summary>Finds <c>NuGetAuditSuppress</c> items in project and properties files.</summary>
internal static class SuppressionScan
{
    private static readonly string[] Extensions = [".csproj", ".props", ".targets"];

    /// <summary>Reads the files; one that is not XML is left to the compiler to complain about.</summary>
    public static ImmutableArray<AuditSuppression> Read(string root, IEnumerable<string> files) =>
    [
        .. files.Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.Ordinal)).SelectMany(file => Read(Path.Combine(root, file))
            .Select(address => new AuditSuppression(file, address[(address.TrimEnd('/').LastIndexOf('/') + 1)..].TrimEnd('/')))),
    ];

    private static IEnumerable<string> Read(string path)
    {
        try
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return [.. XDocument.Load(reader).Descendants("NuGetAuditSuppress").Select(item => item.Attribute("Include")?.Value.Trim() ?? "").Where(address => address.Length > 0)];
        }
        catch (XmlException)
        {
            return [];
        }
    }
}
