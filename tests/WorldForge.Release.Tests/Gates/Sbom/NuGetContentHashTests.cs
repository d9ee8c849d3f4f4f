using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using WorldForge.Release.Gates.Sbom;
using WorldForge.Release.Repository;

namespace WorldForge.Release.Tests.Gates.Sbom;

public sealed class NuGetContentHashTests
{
    private static readonly DateTimeOffset Time = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_signature_at_the_end_does_not_count() =>
        Assert.Equal(Sha512(Archive("a.txt", "b.txt")), NuGetContentHash.Of(Archive("a.txt", "b.txt", ".signature.p7s")));

    [Fact]
    public void The_signature_anywhere_else_does_not_count() =>
        Assert.Equal(Sha512(Archive("a.txt", "b.txt")), NuGetContentHash.Of(Archive("a.txt", ".signature.p7s", "b.txt")));

    [Fact]
    public void An_unsigned_package_is_hashed_as_it_is() => Assert.Equal(Sha512(Archive("a.txt")), NuGetContentHash.Of(Archive("a.txt")));

    [Fact]
    public void A_changed_byte_changes_the_hash()
    {
        var bytes = Archive("a.txt", ".signature.p7s");
        var before = NuGetContentHash.Of(bytes);
        bytes[40] ^= 1;

        Assert.NotEqual(before, NuGetContentHash.Of(bytes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no archive at all, and longer than the record at the end of one")]
    public void Bytes_that_are_no_archive_are_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => NuGetContentHash.Of(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void No_damage_to_an_archive_breaks_more_than_the_answer()
    {
        var sound = Archive("a.txt", ".signature.p7s");
        for (var place = 0; place < sound.Length; place++)
        {
            var bytes = sound.ToArray();
            bytes[place] ^= 0xFF;
            try
            {
                NuGetContentHash.Of(bytes);
            }
            catch (InvalidDataException)
            {
                // The one way to say no.
            }
        }
    }

    [Fact]
    public void The_packages_that_this_test_run_was_restored_with_have_the_hash_that_NuGet_recorded()
    {
        var folder = PackageFolder.Of(TestServices.With() with { Environment = System.Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { } packages ? new Dictionary<string, string> { ["NUGET_PACKAGES"] = packages } : [] });
        string[] records = Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, ".nupkg.metadata", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, AttributesToSkip = FileAttributes.None })]
            : [];
        Assert.SkipWhen(records.Length == 0, "There is no package folder on this machine.");

        var checkedPackages = 0;
        foreach (var record in records.Where(record => Path.GetDirectoryName(Path.GetDirectoryName(record))!.EndsWith("polly.core", StringComparison.Ordinal)))
        {
            var package = Directory.EnumerateFiles(Path.GetDirectoryName(record)!, "*.nupkg").Single();
            Assert.Contains($"\"{NuGetContentHash.Of(File.ReadAllBytes(package))}\"", File.ReadAllText(record), StringComparison.Ordinal);
            checkedPackages++;
        }

        Assert.SkipWhen(checkedPackages == 0, "The package is not in the package folder of this machine.");
    }

    private static string Sha512(byte[] bytes) => Convert.ToBase64String(SHA512.HashData(bytes));

    private static byte[] Archive(params string[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in entries)
            {
                var entry = archive.CreateEntry(name, CompressionLevel.NoCompression);
                entry.LastWriteTime = Time;
                using var writer = entry.Open();
                writer.Write(Encoding.UTF8.GetBytes($"content of {name}"));
            }
        }

        return stream.ToArray();
    }
}
