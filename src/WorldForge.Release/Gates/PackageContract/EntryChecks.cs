namespace WorldForge.Release.Gates.PackageContract;

/// <summary>What must be inside a package, and what must not.</summary>
internal static class EntryChecks
{
    private static readonly string[] ForbiddenFolders = ["obj", "bin", "tests", "test", ".git", ".artifacts", ".worldforge"];
    private static readonly string[] ForbiddenNames = ["packages.lock.json", ".env", "nuget.config"];
    private static readonly string[] ForbiddenExtensions = [".user", ".cs", ".csproj", ".snk", ".pfx", ".trx"];

    public static IEnumerable<(string Subject, string Message)> Of(InspectedPackage package, PackageRules rules, double entryLimit, double mebibyteLimit)
    {
        var mebibytes = package.UnpackedBytes / (1024.0 * 1024.0);
        return
        [
            .. Required(package).Where(entry => !package.Entries.Contains(entry)).Select(entry => ("missing", $"The package lacks '{entry}'.")),
            .. package.Entries.Where(entry => IsForbidden(entry, package.Kind)).Select(entry => ("forbidden", $"The entry '{entry}' does not belong into a {MetadataChecks.Word(package.Kind)} package.")),
            .. package.Entries.GroupBy(entry => entry, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => ("duplicate", $"The entry '{group.First()}' is there more than once.")),
            .. rules.ForbiddenAssemblies.Where(name => package.Entries.Any(entry => FileName(entry) == $"{name}.dll")).Select(name => ("forbidden", $"The package carries {name}.")),
            .. package.Entries.Count > entryLimit ? [("size", $"The package has {package.Entries.Count} entries; at most {entryLimit} are allowed.")] : Array.Empty<(string, string)>(),
            .. mebibytes > mebibyteLimit ? [("size", FormattableString.Invariant($"The package unpacks to {mebibytes:0.0} MiB; at most {mebibyteLimit} are allowed."))] : Array.Empty<(string, string)>(),
        ];
    }

    private static IEnumerable<string> Required(InspectedPackage package) => package.Kind switch
    {
        PackageKind.Library => new[] { "dll", "xml" }.Select(extension => $"lib/{PackageRules.TargetFramework}/{package.Metadata!.Id}.{extension}"),
        PackageKind.Tool => package.Commands.Select(command => command.EntryPoint)
            .Append("DotnetToolSettings.xml")
            .Select(file => $"tools/{PackageRules.TargetFramework}/any/{file}"),
        _ => [],
    };

    private static bool IsForbidden(string entry, PackageKind kind)
    {
        var segments = entry.Split('/');
        var name = segments[^1];
        return entry.StartsWith('/')
            || entry.Contains('\\', StringComparison.Ordinal)
            || entry.Contains(':', StringComparison.Ordinal)
            || segments.Any(segment => segment is "" or "." or "..")
            || segments[..^1].Any(segment => ForbiddenFolders.Contains(segment, StringComparer.OrdinalIgnoreCase))
            || ForbiddenNames.Contains(name, StringComparer.OrdinalIgnoreCase)
            || ForbiddenExtensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)
            || name.EndsWith(".Tests.dll", StringComparison.OrdinalIgnoreCase)
            || (kind == PackageKind.Library && name.EndsWith(".pdb", StringComparison.OrdinalIgnoreCase));
    }

    private static string FileName(string entry) => entry[(entry.LastIndexOf('/') + 1)..];
}
