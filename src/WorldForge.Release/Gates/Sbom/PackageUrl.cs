namespace WorldForge.Release.Gates.Sbom;

/// <summary>Package URLs of the NuGet type.</summary>
internal static class PackageUrl
{
    private const string Prefix = "pkg:nuget/";

    /// <summary>The URL of a package, or of a file in it.</summary>
    public static string Of(string id, string version, string? entry = null) =>
        $"{Prefix}{Uri.EscapeDataString(id)}@{Uri.EscapeDataString(version)}{(entry is null ? "" : $"#{string.Join('/', entry.Split('/').Select(Uri.EscapeDataString))}")}";

    /// <summary>Whether a URL is well formed and names exactly this package.</summary>
    public static bool Names(string url, string id, string version) =>
        url.StartsWith(Prefix, StringComparison.Ordinal)
        && url[Prefix.Length..].Split('@') is [var name, var number]
        && IsToken(name) && IsToken(number)
        && Uri.UnescapeDataString(name) == id
        && Uri.UnescapeDataString(number) == version;

    private static bool IsToken(string text) => text.Length > 0 && text.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '-' or '_' or '~' or '%');
}
