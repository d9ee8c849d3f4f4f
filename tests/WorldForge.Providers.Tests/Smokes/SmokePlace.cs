using WorldForge.Evidence;
using WorldForge.Providers.Smokes;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tests.Smokes;

/// <summary>A folder and an environment for one smoke, and what it left behind.</summary>
internal sealed class SmokePlace : IDisposable
{
    public const string Manifest = "live/run_manifest.json";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("worldforge-smoke-");

    public Dictionary<string, string?> Variables { get; } = new(StringComparer.Ordinal);

    public string Folder => _folder.FullName;

    public static string Python => "/usr/bin/python3";

    public static string Reference(Type type) => $"{type.Assembly.Location}:{type.FullName}";

    public static string Reference(string method) => $"{typeof(HostCode).Assembly.Location}:{typeof(HostCode).FullName}.{method}";

    public SmokeSettings Settings(params string[] arguments) => new()
    {
        Directory = Folder,
        CommandArguments = ["worldforge", "smoke", .. arguments],
        PackageVersion = "0.1.0",
        RunManifest = Manifest,
        Environment = ProviderEnvironment.From(name => Variables.GetValueOrDefault(name)),
    };

    public string PathOf(string relative) => Path.Combine(Folder, relative);

    public string Write(string relative, string text)
    {
        string path = PathOf(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return relative;
    }

    public bool Exists(string relative) => File.Exists(PathOf(relative));

    public RunManifest Read(string relative = Manifest) => RunManifest.FromJson(StrictJson.Parse(File.ReadAllBytes(PathOf(relative))));

    /// <summary>Every text that the smoke left: its manifest, output and error.</summary>
    public string Everything(SmokeOutcome outcome) =>
        (Exists(Manifest) ? File.ReadAllText(PathOf(Manifest)) : "") + CanonicalJson.ToText(outcome.Output) + outcome.Error;

    /// <summary>What is wrong, which is the same everywhere and in the manifest.</summary>
    public string Failure(SmokeOutcome outcome, string manifest = Manifest)
    {
        RunManifest document = Read(manifest);
        Assert.Equal((1, RunManifestStatus.Failed), (outcome.ExitCode, document.Status));
        Assert.Equal((JsonValue)outcome.Error!, outcome.Output["error"]);
        Assert.Equal(outcome.Output["error"], Summary(document)["failure_reason"]);
        Assert.DoesNotContain(Folder, Everything(outcome), StringComparison.Ordinal);
        return outcome.Error!;
    }

    public static JsonObject Summary(RunManifest manifest) => (JsonObject)manifest.ToJson()["input_summary"];

    public static string[] Present(RunManifest manifest) =>
        [.. ((JsonList)manifest.ToJson()["env_summary"]).Cast<JsonObject>().Where(static one => one["present"] == (JsonValue)true).Select(static one => ((JsonText)one["name"]).Value)];

    public void Dispose() => _folder.Delete(recursive: true);
}
