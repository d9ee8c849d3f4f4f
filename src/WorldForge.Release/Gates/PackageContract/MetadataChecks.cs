using WorldForge.Release.Gates.Build;
using WorldForge.Release.Git;

namespace WorldForge.Release.Gates.PackageContract;

/// <summary>What the manifest of a package must say.</summary>
internal static class MetadataChecks
{
    public static IEnumerable<(string Subject, string Message)> Of(ExpectedPackage expected, InspectedPackage package, PackageRules rules, string commit)
    {
        var metadata = package.Metadata!;
        List<(string Subject, string Message)> findings = [];
        Expect("id", expected.Id, metadata.Id);
        Expect("version", expected.Version, metadata.Version);
        Expect("commit", commit == GitState.Unknown ? "" : commit, metadata.RepositoryCommit);
        Require("repository", metadata.RepositoryUrl.Length > 0, "The manifest names no repository url.");
        if (package.Kind == PackageKind.Symbols)
        {
            return findings;
        }

        Require("kind", package.Kind == rules.Kind, $"Expected a {Word(rules.Kind)} package; found a {Word(package.Kind)} package.");
        Expect("license", PackageRules.License, metadata.License);
        Require("readme", metadata.Readme.Length > 0, "The manifest refers to no readme.");
        Require("readme", metadata.Readme.Length == 0 || package.Entries.Contains(metadata.Readme), $"The readme '{metadata.Readme}' is not in the package.");
        Require("description", metadata.Description.Length > 0, "There is no description.");
        foreach (var dependency in metadata.Dependencies)
        {
            Require($"dependency:{dependency.Id}", rules.Closure.Contains(dependency.Id, StringComparer.Ordinal), $"The package may not depend on {dependency.Id}; it may depend on {Words(rules)}.");
            Require($"dependency:{dependency.Id}", !PackageRules.ById.ContainsKey(dependency.Id) || dependency.Version == expected.Version, $"Expected {dependency.Id} {expected.Version}; found {dependency.Version}.");
        }

        if (package.Kind == PackageKind.Library)
        {
            Expect("frameworks", PackageRules.TargetFramework, string.Join(", ", metadata.TargetFrameworks));
        }

        return findings;

        void Expect(string field, string wanted, string found) => Require(field, wanted == found, $"Expected {field} '{wanted}'; found '{found}'.");

        void Require(string field, bool holds, string message)
        {
            if (!holds)
            {
                findings.Add((field, message));
            }
        }
    }

    public static string Word(PackageKind kind) => kind.ToString().ToLowerInvariant();

    private static string Words(PackageRules rules) => rules.Dependencies.IsEmpty ? "nothing" : string.Join(", ", rules.Closure);
}
