using System.Security.Cryptography;
using WorldForge.Release.Gates.PackageContract;

namespace WorldForge.Release.Gates.Sbom;

/// <summary>Reads packages where NuGet has restored them to.</summary>
internal sealed class RestoredPackages(string folder, IReadOnlySet<string> shippedNames)
{
    /// <summary>Reads one package; null when it is not there.</summary>
    public async Task<RestoredPackage?> ReadAsync(string id, string version, CancellationToken cancellationToken)
    {
        var (name, number) = (id.ToLowerInvariant(), version.ToLowerInvariant());
        var path = Path.Combine(folder, name, number, $"{name}.{number}.nupkg");
        if (!File.Exists(path))
        {
            return null;
        }

        var bytes = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        var content = await PackageContent.ReadAsync(bytes, entry => shippedNames.Contains(Path.GetFileName(entry)), cancellationToken).ConfigureAwait(false);
        var (hash, problem) = Hash(bytes);
        return new RestoredPackage
        {
            ContentHash = hash,
            Sha512 = Convert.ToHexStringLower(SHA512.HashData(bytes)),
            License = content.Metadata?.License ?? "",
            RepositoryUrl = Address(content.Metadata),
            Assemblies = [.. content.Files.Where(file => file.IsCode)],
            Problem = content.Problem ?? problem,
        };
    }

    private static (string Hash, string? Problem) Hash(byte[] bytes)
    {
        try
        {
            return (NuGetContentHash.Of(bytes), null);
        }
        catch (InvalidDataException exception)
        {
            return ("", exception.Message);
        }
    }

    /// <summary>A plain web address or nothing: what a stranger wrote into a manifest is not repeated otherwise.</summary>
    public static string Address(PackageMetadata? metadata) =>
        Uri.TryCreate(metadata?.RepositoryUrl, UriKind.Absolute, out var address)
        && address is { Scheme: "https", UserInfo: "", Query: "", Fragment: "" }
            ? address.AbsoluteUri
            : "";
}
