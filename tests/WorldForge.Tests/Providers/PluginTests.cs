using WorldForge.Capabilities;
using WorldForge.Providers;
using WorldForge.Providers.Plugins;
using WorldForge.Serialization;
using WorldForge.Tests.Calls;

[assembly: WorldForgeProvider("plugged", typeof(WorldForge.Tests.Providers.PluggedFactory))]
[assembly: WorldForgeProvider("no-factory", typeof(string))]

namespace WorldForge.Tests.Providers;

public sealed class PluggedFactory : IWorldForgeProviderFactory
{
    public string Name => "plugged";

    public IWorldModelProvider Create(ProviderFactoryContext context) => new FakeProvider("plugged");
}

public sealed class PluginTests
{
    [Fact]
    public void The_declaration_names_the_provider_and_its_factory()
    {
        var declaration = new WorldForgeProviderAttribute("mine", typeof(PluginTests));

        Assert.Equal(("mine", typeof(PluginTests)), (declaration.Name, declaration.Factory));
    }

    [Fact]
    public void Discovery_reads_metadata_only_and_loads_the_assembly_when_its_provider_is_made()
    {
        Forge forge = new(TestForge.Options() with { Plugins = new PluginFolder(CopyOfThisAssembly()) });

        DiscoveredEntryPoint plugged = Assert.Single(forge.EntryPointReport.Discovered);
        Assert.Equal("plugged", plugged.Name);
        Assert.Contains("WorldForge.Tests.dll:WorldForge.Tests.Providers.PluggedFactory", plugged.RuntimeOwnership, StringComparison.Ordinal);
        SkippedEntryPoint skipped = Assert.Single(forge.EntryPointReport.Skipped);
        Assert.Equal(("no-factory", "did not resolve to a provider factory"), (skipped.Name, skipped.Reason));
        Assert.Equal(["mock", "plugged"], forge.ProviderNames);
    }

    [Fact]
    public void The_allow_list_decides_by_digest()
    {
        string folder = CopyOfThisAssembly();
        Sha256Digest digest = Sha256Digest.Of(File.ReadAllBytes(Path.Combine(folder, "WorldForge.Tests.dll")));

        Forge refused = new(TestForge.Options() with { Plugins = new PluginFolder(folder, [Sha256Digest.Of([1])]) });
        Forge allowed = new(TestForge.Options() with { Plugins = new PluginFolder(folder, [digest]) });

        Assert.Equal(["mock"], refused.ProviderNames);
        Assert.All(refused.EntryPointReport.Skipped, static skip => Assert.Contains("allow-list", skip.Reason, StringComparison.Ordinal));
        Assert.Equal(["mock", "plugged"], allowed.ProviderNames);
    }

    [Fact]
    public void A_folder_that_is_missing_is_a_failed_discovery_and_files_that_are_no_assemblies_are_ignored()
    {
        string folder = Directory.CreateTempSubdirectory("worldforge-plugins-").FullName;
        File.WriteAllText(Path.Combine(folder, "readme.txt"), "x");

        Assert.Empty(new Forge(TestForge.Options() with { Plugins = new PluginFolder(folder) }).EntryPointReport.Skipped);
        SkippedEntryPoint skip = Assert.Single(new Forge(TestForge.Options() with { Plugins = new PluginFolder(Path.Combine(folder, "none")) }).EntryPointReport.Skipped);
        Assert.Equal("*", skip.Name);
        Assert.StartsWith("discovery failed", skip.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(folder, skip.Reason, StringComparison.Ordinal);
        Assert.Throws<WorldForgeException>(() => new PluginFolder(" "));
    }

    [Fact]
    public void Every_entry_that_cannot_be_used_has_its_reason_and_never_breaks_construction()
    {
        ForgeOptions options = TestForge.Options() with
        {
            Plugins = new FakeSource(
                new PluginEntry(" ", "blank", () => new Factory("x")),
                new PluginEntry("mock", "in-repo", () => new Factory("mock")),
                new PluginEntry("twice", "a", () => new Factory("twice")),
                new PluginEntry("twice", "b", () => new Factory("twice")),
                new PluginEntry("missing", "m", static () => throw new FileNotFoundException("Some.Dependency")),
                new PluginEntry("broken", "b", static () => throw new BadImageFormatException("token=hidden-5")),
                new PluginEntry("nothing", "n", static () => null),
                new PluginEntry("raises", "r", () => new Factory("raises") { Error = new IOException("boom") }),
                new PluginEntry("misnamed", "m", () => new Factory("other"))),
        };

        Forge forge = new(options);

        Assert.Equal(["mock", "twice"], forge.ProviderNames);
        Dictionary<string, string> reasons = forge.EntryPointReport.Skipped.ToDictionary(static skip => skip.Name, static skip => skip.Reason, StringComparer.Ordinal);
        Assert.Equal("empty name", reasons["?"]);
        Assert.Equal("duplicate of an in-repo provider", reasons["mock"]);
        Assert.Equal("duplicate within the group", reasons["twice"]);
        Assert.StartsWith("missing dependency: FileNotFoundException", reasons["missing"], StringComparison.Ordinal);
        Assert.StartsWith("load failed: BadImageFormatException", reasons["broken"], StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-5", reasons["broken"], StringComparison.Ordinal);
        Assert.Equal("did not resolve to a provider factory", reasons["nothing"]);
        Assert.StartsWith("factory raised IOException", reasons["raises"], StringComparison.Ordinal);
        Assert.Contains("'other'", reasons["misnamed"], StringComparison.Ordinal);
        JsonObject json = forge.EntryPointReport.ToJson();
        Assert.Equal((JsonValue)"worldforge.providers", json["group"]);
        Assert.Equal((JsonValue)false, ((JsonObject)((JsonList)json["discovered"])[0])["always_register"]);
    }

    [Fact]
    public void Foreign_code_that_fails_at_registration_never_breaks_construction()
    {
        ForgeOptions options = TestForge.Options() with
        {
            ProviderFactories =
            [
                null!,
                new Factory(null!) { NameError = new IOException("no name") },
                new Factory("unsure") { Made = new HostileProvider("unsure") { Configured = static () => throw new IOException("token=hidden-8") } },
                new Factory("bare") { Made = new HostileProvider("bare") { HasProfile = false } },
                new Factory("good"),
            ],
            Plugins = new FakeSource(null!, new PluginEntry("fine", "f", static () => new Factory("fine"))),
        };

        Forge forge = new(options);

        Assert.Equal(["fine", "good", "mock"], forge.ProviderNames);
        ILookup<string, string> reasons = forge.EntryPointReport.Skipped.ToLookup(static skip => skip.Name, static skip => skip.Reason, StringComparer.Ordinal);
        Assert.Equal(2, reasons["?"].Count());
        Assert.StartsWith("registration failed: IOException", Assert.Single(reasons["unsure"]), StringComparison.Ordinal);
        Assert.Contains("no profile", Assert.Single(reasons["bare"]), StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-8", CanonicalJson.ToText(forge.EntryPointReport.ToJson()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_assembly_hides_no_plug_in_beside_it()
    {
        string folder = CopyOfThisAssembly();
        File.WriteAllText(Path.Combine(folder, "A.Garbage.dll"), "MZ this is none");
        File.WriteAllBytes(Path.Combine(folder, "B.Cut.dll"), File.ReadAllBytes(typeof(PluginTests).Assembly.Location)[..2000]);

        Forge forge = new(TestForge.Options() with { Plugins = new PluginFolder(folder) });

        Assert.Equal(["mock", "plugged"], forge.ProviderNames);
        Assert.Equal(["A.Garbage", "B.Cut", "no-factory"], forge.EntryPointReport.Skipped.Select(static skip => skip.Name));
        Assert.All(forge.EntryPointReport.Skipped[..2], static skip => Assert.StartsWith("load failed: BadImageFormatException", skip.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_plug_in_shares_the_types_of_the_contracts_even_when_its_folder_has_copies()
    {
        string folder = CopyOfThisAssembly();
        System.Reflection.Assembly logging = typeof(Microsoft.Extensions.Logging.ILoggerFactory).Assembly;
        File.Copy(logging.Location, Path.Combine(folder, Path.GetFileName(logging.Location)));
        var context = new PluginLoadContext(Path.Combine(folder, "WorldForge.Tests.dll"));

        Assert.Same(logging, context.LoadFromAssemblyName(logging.GetName()));
        Assert.Same(typeof(Forge).Assembly, context.LoadFromAssemblyName(typeof(Forge).Assembly.GetName()));
        context.Unload();
    }

    [Fact]
    public async Task Discovered_providers_stay_visible_to_the_doctor_when_they_are_not_registered()
    {
        ForgeOptions options = TestForge.Options() with
        {
            AutoRegisterRemote = false,
            ProviderFactories = [new Factory("good"), new Factory("bad") { Error = new IOException("boom") }],
        };
        Forge forge = new(options);

        DoctorReport report = await forge.DoctorAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["good", "mock"], report.Providers.Select(static row => row.Name));
        Assert.Equal("bad", Assert.Single(forge.EntryPointReport.Skipped).Name);
    }

    [Fact]
    public void The_environment_switches_discovery_off_and_an_explicit_argument_wins()
    {
        ForgeOptions options = TestForge.Options() with { ProviderFactories = [new Factory("good")] };
        ForgeOptions disabled = options with { Environment = ProviderEnvironment.From(static name => name == "WORLDFORGE_DISABLE_ENTRY_POINTS" ? "1" : null) };
        ForgeOptions blank = options with { Environment = ProviderEnvironment.From(static _ => " ") };

        Assert.Equal(["good", "mock"], new Forge(options).ProviderNames);
        Assert.Equal(["mock"], new Forge(disabled).ProviderNames);
        Assert.False(new Forge(disabled).EntryPointReport.IsEnabled);
        Assert.Equal(["good", "mock"], new Forge(disabled with { DiscoverEntryPoints = true }).ProviderNames);
        Assert.Equal(["mock"], new Forge(options with { DiscoverEntryPoints = false }).ProviderNames);
        Assert.Equal(["good", "mock"], new Forge(blank).ProviderNames);
    }

    private static string CopyOfThisAssembly()
    {
        string folder = Directory.CreateTempSubdirectory("worldforge-plugins-").FullName;
        File.Copy(typeof(PluginTests).Assembly.Location, Path.Combine(folder, "WorldForge.Tests.dll"));
        return folder;
    }

    private sealed class Factory(string name) : IWorldForgeProviderFactory
    {
        public string Name => NameError is null ? name : throw NameError;

        public Exception? Error { get; init; }

        public Exception? NameError { get; init; }

        public IWorldModelProvider? Made { get; init; }

        public IWorldModelProvider Create(ProviderFactoryContext context) =>
            Error is null ? Made ?? new FakeProvider(name, ProviderCapabilities.None, environment: context.Environment) : throw Error;
    }

    private sealed class FakeSource(params PluginEntry[] entries) : IProviderPluginSource
    {
        public IEnumerable<PluginEntry> Discover() => entries;
    }
}
