using System.Text;
using WorldForge.Processes;
using WorldForge.Release.Gates;
using WorldForge.Release.Gates.Build;
using WorldForge.Release.Gates.Sbom;
using WorldForge.Release.Tests.Gates.PackageContract;
using WorldForge.Serialization;

namespace WorldForge.Release.Tests.Gates.Sbom;

public sealed class SbomCollectorTests
{
    private const string PackageName = "WorldForge.Release.0.1.0.nupkg";
    private const string LockFile = "src/WorldForge.Release/packages.lock.json";

    [Fact]
    public async Task Accounts_for_every_assembly_and_the_gate_passes()
    {
        using var repository = await RepositoryAsync();

        var facts = await CollectAsync(repository);

        Assert.Empty(SbomSamples.Judge(facts).Findings);
        Assert.Equal(["lib/net10.0/WorldForge.Release.dll"], facts.Packages[0].Files.Where(file => file.IsCode).Select(file => file.Entry));
        Assert.Equal(["WorldForge.Release/release/WorldForge.Release.dll"], facts.Compiled.Select(file => file.Entry));
        Assert.Equal(["deep/1.0.0", "some.tool/1.0.0", "yamldotnet/16.3.0"], facts.Components.Select(component => component.Key()));
        Assert.Equal(["deep/1.0.0"], facts.Components[2].Dependencies);
        Assert.Null(facts.Components[1].Restored);
    }

    [Fact]
    public async Task A_dll_that_was_slipped_into_a_package_fails_the_gate()
    {
        using var repository = await RepositoryAsync(("lib/net10.0/Slipped.dll", "MZ but nothing more"));

        var finding = Assert.Single(SbomSamples.Judge(await CollectAsync(repository)).Findings);

        Assert.Equal($"{PackageName}:lib/net10.0/Slipped.dll", finding.Subject);
    }

    [Fact]
    public async Task A_program_under_an_innocent_name_fails_the_gate()
    {
        using var repository = await RepositoryAsync(("docs/notes.txt", "MZ but nothing more"));

        var finding = Assert.Single(SbomSamples.Judge(await CollectAsync(repository)).Findings);

        Assert.Equal($"{PackageName}:docs/notes.txt", finding.Subject);
    }

    [Fact]
    public async Task A_tampered_content_hash_in_a_lock_file_fails_the_gate()
    {
        using var repository = await RepositoryAsync();
        var text = await File.ReadAllTextAsync(Path.Combine(repository.Root, LockFile), TestContext.Current.CancellationToken);
        repository.Write(LockFile, text.Replace("\"contentHash\": \"", "\"contentHash\": \"x", StringComparison.Ordinal));

        var findings = SbomSamples.Judge(await CollectAsync(repository)).Findings;

        Assert.Equal([("deep/1.0.0", LockFile), ("yamldotnet/16.3.0", LockFile)], findings.Select(finding => (finding.Subject, finding.Location)));
    }

    [Fact]
    public async Task A_package_changed_after_packing_fails_the_gate()
    {
        using var repository = await RepositoryAsync();

        var facts = await CollectAsync(repository, digest: $"sha256:{new string('0', 64)}");

        Assert.Equal("The bytes are not those that were packed.", Assert.Single(SbomSamples.Judge(facts).Findings, finding => finding.Subject == PackageName).Message);
    }

    [Fact]
    public async Task The_document_of_an_earlier_run_is_removed_even_when_nothing_can_be_described()
    {
        using var repository = await RepositoryAsync();
        repository.Write(SbomDocument.Path, "{}");

        var error = await Assert.ThrowsAsync<CollectionException>(() => CollectAsync(repository, packed: false));

        Assert.Equal(CollectionOutcome.Blocked, error.Outcome);
        Assert.Contains("Build gate", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(repository.Root, SbomDocument.Path)));
    }

    [Fact]
    public async Task A_file_in_dist_that_is_no_package_is_a_finding()
    {
        using var repository = await RepositoryAsync();
        repository.Write($"dist/{PackageName}", "no archive");

        Assert.Contains(SbomSamples.Judge(await CollectAsync(repository)).Findings, finding => finding.Message.StartsWith("The file cannot be read as a package", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_collected_survives_storage_and_gives_the_same_document()
    {
        using var repository = await RepositoryAsync();
        var facts = await CollectAsync(repository);

        var stored = EvidenceBundleJson.Read(EvidenceBundleJson.Render(SbomSamples.Bundle(facts), GateRegistry.Default), GateRegistry.Default).Facts<SbomFacts>()!;

        Assert.Equal(ArtifactJson.ToText(SbomDocument.Of(facts)), ArtifactJson.ToText(SbomDocument.Of(stored)));
    }

    private static async Task<TemporaryRepository> RepositoryAsync(params (string Entry, string Text)[] slipped)
    {
        var repository = await TemporaryRepository.CreateAsync(
            (".gitignore", ".artifacts/\n.worldforge/\ndist/\nstore/\n"),
            (".config/dotnet-tools.json", """{"version":1,"tools":{"Some.Tool":{"version":"1.0.0"}}}"""),
            ("src/WorldForge.Release/WorldForge.Release.csproj", "<Project/>"));
        repository.Write(LockFile, $$"""
            { "version": 2, "dependencies": { "net10.0": {
              "YamlDotNet": { "type": "Direct", "resolved": "16.3.0", "contentHash": "{{Restore(repository, "YamlDotNet", "16.3.0")}}", "dependencies": { "Deep": "1.0.0" } },
              "Deep": { "type": "Transitive", "resolved": "1.0.0", "contentHash": "{{Restore(repository, "Deep", "1.0.0")}}" },
              "worldforge": { "type": "Project", "dependencies": { "Deep": "1.0.0" } } } } }
            """);
        Directory.CreateDirectory(Path.Combine(repository.Root, "dist"));
        var compiled = Directory.CreateDirectory(Path.Combine(repository.Root, ".artifacts/pack/obj/WorldForge.Release/release/ref")).Parent!.FullName;
        await File.WriteAllBytesAsync(Path.Combine(compiled, "WorldForge.Release.dll"), PackageFixture.Assembly);
        await File.WriteAllBytesAsync(Path.Combine(compiled, "ref", "WorldForge.Release.dll"), "reference"u8.ToArray());
        var manifest = Encoding.UTF8.GetBytes(PackageFixture.Manifest);
        PackageFixture.Write(
            Path.Combine(repository.Root, "dist", PackageName),
            [("WorldForge.Release.nuspec", manifest), ("lib/net10.0/WorldForge.Release.dll", PackageFixture.Assembly), .. slipped.Select(item => (item.Entry, Encoding.UTF8.GetBytes(item.Text)))]);
        PackageFixture.Write(
            Path.Combine(repository.Root, "dist", Path.ChangeExtension(PackageName, ".snupkg")),
            ("WorldForge.Release.nuspec", manifest), ("lib/net10.0/WorldForge.Release.pdb", PackageFixture.Symbols));
        return repository;
    }

    /// <summary>Puts a package into the package folder and gives its content hash.</summary>
    private static string Restore(TemporaryRepository repository, string id, string version)
    {
        var name = id.ToLowerInvariant();
        var folder = Directory.CreateDirectory(Path.Combine(repository.Root, "store", name, version)).FullName;
        var path = Path.Combine(folder, $"{name}.{version}.nupkg");
        PackageFixture.Write(path, ($"{id}.nuspec", Encoding.UTF8.GetBytes($"""
            <package><metadata><id>{id}</id><version>{version}</version><license type="expression">MIT</license>
            <repository type="git" url="https://user@example.test/{name}?token=abc" /></metadata></package>
            """)));
        return NuGetContentHash.Of(File.ReadAllBytes(path));
    }

    private static async Task<SbomFacts> CollectAsync(TemporaryRepository repository, bool packed = true, string? digest = null)
    {
        var files = new List<PackedFile>();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(repository.Root, "dist")).Order(StringComparer.Ordinal))
        {
            var sha256 = digest ?? (await Sha256Digest.OfFileAsync(path, TestContext.Current.CancellationToken)).ToString();
            files.Add(new PackedFile { Name = Path.GetFileName(path), Sha256 = sha256, SizeBytes = 1, SecondSha256 = sha256 });
        }

        var build = new BuildFacts
        {
            Commit = "0123",
            Timestamp = 1_700_000_000,
            OriginHost = "",
            Expected = [new ExpectedPackage("src/WorldForge.Release/WorldForge.Release.csproj", "WorldForge.Release", "0.1.0")],
            Runs = [],
            Files = packed ? files : [],
            Checksums = "",
        };
        var services = TestServices.With(repository.Root, processes: new ProcessRunner(TimeProvider.System)) with
        {
            Environment = new Dictionary<string, string> { ["NUGET_PACKAGES"] = Path.Combine(repository.Root, "store") },
        };
        return await new SbomCollector().CollectAsync(TestServices.Context(services, (BuildFacts.Type, build)), TestContext.Current.CancellationToken);
    }
}
