using WorldForge.Evidence;
using WorldForge.Promotion;
using WorldForge.Providers;
using WorldForge.Providers.Mock;
using WorldForge.Serialization;
using WorldForge.Testing;
using WorldForge.Tests.IO;

namespace WorldForge.Tests.Promotion;

/// <summary>A checkout with everything that the mock needs to be stable, and a way to take single pieces out.</summary>
internal sealed class PromotionCheckout : IDisposable
{
    public const string Version = "0.1.0";

    private readonly TemporaryFolder _folder = new();

    public PromotionCheckout()
    {
        Write(
            "docs/providers/mock.md",
            "# mock\n\nStatus: stable. It can predict, embed and score; lower is better.\n\nKnown gaps: none. Variable MOCK. Runs on every prepared host. Incident notes. Compatibility.\n");
        Write("docs/providers/README.md", "| `mock` |\n");
        Write("docs/providers/selection.md", "| `mock` |\n");
        Write("docs/claims.md", "| `mock` |\n");
        Write("tests/fixtures/providers/mock_success.json", "{}\n");
        Write("tests/fixtures/providers/mock_error.json", "{}\n");
        Write(
            "evidence/live-smoke.json",
            """{"schema_version":1,"entries":[{"provider":"mock","capability":"score","command":"worldforge smoke mock","version":"0.1.0","runtime_manifest":null,"date":"2026-02-28","status":"passed","artifact_path":"runs/a.json","skip_reason":null,"known_limitations":["x"]}]}""");
        Smoke("a", Version, "passed");
        Smoke("b", Version, "passed");
        Write(
            ".worldforge/runs/20260228T000000Z-0000000c/run_manifest.json",
            """{"schema_version":1,"run_id":"20260228T000000Z-0000000c","created_at":"2026-02-28T00:00:00Z","kind":"benchmark","command":"worldforge benchmark","status":"completed","provider":"mock","operation":"predict","input_summary":{},"result_summary":{"budget_passed":true},"artifact_paths":{},"event_count":1,"layout":{"inputs":"inputs/","results":"results/","reports":"reports/","artifacts":"artifacts/","logs":"logs/"}}""");
    }

    public ManualTimeProvider Time { get; } = new();

    public string Root => _folder[""];

    public static ProviderTarget Mock(bool hasManifest = true) => new()
    {
        Name = "mock",
        Factory = _ => new MockProvider(),
        IsInCatalog = true,
        DocsPage = "providers/mock.md",
        RuntimeManifest = hasManifest ? Manifest() : null,
    };

    public void Dispose() => _folder.Dispose();

    public void Write(string path, string text)
    {
        string file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void Delete(string path) => File.Delete(Path.Combine(Root, path));

    public void Smoke(string name, string version, string status) => Write(
        $".worldforge/runs/20260228T000000Z-0000000{name}/run_manifest.json",
        $$$"""{"schema_version":1,"run_id":"{{{name}}}","created_at":"2026-02-28T00:00:00+00:00","package_version":"{{{version}}}","command_argv":["worldforge"],"provider_profile":"mock","capability":"score","status":"{{{status}}}","runtime_manifest_id":null,"runtime_assets":[],"config_profile":null,"env_summary":[],"input_summary":{},"input_digest":null,"input_fixture_digest":null,"event_count":0,"result_digest":null,"artifact_paths":{}}""");

    public WorkbenchRequest Workbench(ProviderTarget? target = null) => new()
    {
        Target = target ?? Mock(),
        Root = Root,
        Environment = ProviderEnvironment.Empty,
        TimeProvider = Time,
    };

    public PromotionRequest Request(ImplementationStatus to, ProviderTarget? target = null) => new() { Workbench = Workbench(target), To = to, PackageVersion = Version };

    private static ProviderRuntimeManifest Manifest() => ProviderRuntimeManifest.FromJson(StrictJson.Parse(
        """{"schema_version":1,"provider":"mock","capabilities":["predict","embed","score"],"optional_dependencies":[],"required_env_vars":["MOCK"],"optional_env_vars":[],"default_model":"m","device_support":["cpu"],"host_owned_artifacts":["none"],"minimum_smoke_command":"worldforge smoke mock","expected_success_signal":"done","setup_hint":"nothing","docs_path":"docs/providers/mock.md"}"""));
}
