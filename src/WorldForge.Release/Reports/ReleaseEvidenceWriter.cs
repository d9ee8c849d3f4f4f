using System.Collections.Immutable;
using System.Runtime.InteropServices;
using WorldForge.IO;
using WorldForge.Processes;
using WorldForge.Release.Gates;
using WorldForge.Release.Gates.RunEvidence;
using WorldForge.Release.Git;
using WorldForge.Release.Profiles;
using WorldForge.Serialization;

namespace WorldForge.Release.Reports;

/// <summary>Gathers release evidence after the gates and writes its documents.</summary>
public sealed class ReleaseEvidenceWriter(ReleaseServices services, ReleaseProfile profile, EvidenceOptions options)
{
    private const string FileName = "release-evidence";
    private const string FactsName = "gate-facts.json";

    /// <summary>Gathers, so that what the gates left in this run is included.</summary>
    /// <param name="results">A row for every gate.</param>
    /// <param name="facts">What the gates judged.</param>
    /// <param name="cancellationToken">Ends the gathering.</param>
    /// <exception cref="WorldForgeException">A named run manifest is missing or not valid, or git cannot be read.</exception>
    public async Task<ReleaseEvidence> GatherAsync(ImmutableArray<GateResult> results, EvidenceBundle facts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var artifacts = new ArtifactFinder(services.Root);
        var manifests = new RunManifestLinker(services.Root, artifacts);
        return new ReleaseEvidence
        {
            GeneratedAt = services.Time.GetUtcNow(),
            Git = await new GitReader(services.Processes, services.Root).ReadAsync(cancellationToken).ConfigureAwait(false),
            Profile = (profile.Name, (await artifacts.ReferenceAsync(options.ProfilePath, cancellationToken).ConfigureAwait(false)).Sha256 ?? GitState.Unknown),
            Verdict = Verdict.Of(results, options.Strict),
            Gates = results,
            Tools = await ToolsAsync(cancellationToken).ConfigureAwait(false),
            BenchmarkArtifacts = await artifacts.ResolveAsync(options.BenchmarkArtifacts, artifacts.BenchmarkArtifacts(), cancellationToken).ConfigureAwait(false),
            ReleaseArtifacts = await artifacts.ResolveAsync(options.Artifacts, artifacts.ReleaseArtifacts(), cancellationToken).ConfigureAwait(false),
            RunManifests = await manifests.LinkAsync(options.RunManifests, cancellationToken).ConfigureAwait(false),
            Runs = facts.Find(RunEvidenceFacts.Type)?.Facts as RunEvidenceFacts,
            KnownLimitations = [.. options.KnownLimitations.Select(services.Redactor.Redact)],
        };
    }

    /// <summary>Writes the facts, the Markdown, then the JSON: who finds the record finds what it rests on.</summary>
    /// <param name="evidence">What was gathered.</param>
    /// <param name="facts">The stored bundle that the gates judged, which may be judged again.</param>
    /// <param name="cancellationToken">Ends the writing; a file is there whole or not at all.</param>
    /// <returns>The paths, relative to the repository root.</returns>
    /// <exception cref="WorldForgeException">A file could not be written.</exception>
    public async Task<ImmutableArray<string>> WriteAsync(ReleaseEvidence evidence, JsonObject facts, CancellationToken cancellationToken)
    {
        var json = ArtifactJson.ToBytes(services.Redactor.Redact(ReleaseEvidenceJson.Render(evidence)));
        var markdown = services.Redactor.Redact(ReleaseEvidenceMarkdown.Render(evidence, LinkPrefix()));
        var folder = Path.Combine(services.Root, options.Folder);
        Directory.CreateDirectory(folder);
        await AtomicFile.WriteAsync(Path.Combine(folder, FactsName), ArtifactJson.ToBytes(services.Redactor.Redact(facts)), cancellationToken).ConfigureAwait(false);
        await AtomicFile.WriteTextAsync(Path.Combine(folder, $"{FileName}.md"), markdown, cancellationToken).ConfigureAwait(false);
        await AtomicFile.WriteAsync(Path.Combine(folder, $"{FileName}.json"), json, cancellationToken).ConfigureAwait(false);
        return [$"{options.Folder}/{FileName}.md", $"{options.Folder}/{FileName}.json", $"{options.Folder}/{FactsName}"];
    }

    private string LinkPrefix() => string.Concat(Enumerable.Repeat("../", options.Folder.Split('/', StringSplitOptions.RemoveEmptyEntries).Length));

    private async Task<ImmutableSortedDictionary<string, string>> ToolsAsync(CancellationToken cancellationToken)
    {
        var tools = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        tools["dotnet"] = await VersionAsync(services.DotnetPath, cancellationToken).ConfigureAwait(false);
        tools["git"] = await VersionAsync("git", cancellationToken).ConfigureAwait(false);
        tools["platform"] = RuntimeInformation.RuntimeIdentifier;
        tools["runtime"] = Environment.Version.ToString();
        tools["worldforge"] = typeof(ReleaseEvidenceWriter).Assembly.GetName().Version?.ToString(3) ?? GitState.Unknown;
        return tools.ToImmutable();
    }

    private async Task<string> VersionAsync(string program, CancellationToken cancellationToken)
    {
        var result = await services.Processes.RunAsync(
            new ProcessRequest { FileName = program, Arguments = ["--version"], WorkingDirectory = services.Root, TimeLimit = TimeSpan.FromSeconds(30) },
            cancellationToken).ConfigureAwait(false);
        return result.ExitCode == 0
            ? result.StandardOutput.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).LastOrDefault(word => char.IsAsciiDigit(word[0])) ?? GitState.Unknown
            : "unavailable";
    }
}
