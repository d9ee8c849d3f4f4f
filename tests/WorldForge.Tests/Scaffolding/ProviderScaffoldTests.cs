using WorldForge.Capabilities;
using WorldForge.Scaffolding;
using WorldForge.Serialization;
using WorldForge.Tests.IO;

namespace WorldForge.Tests.Scaffolding;

public sealed class ProviderScaffoldTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static ProviderScaffoldRequest Request => new()
    {
        Name = "Acme Drive",
        PlannedCapabilities = [Capability.Score, Capability.Score, Capability.Predict],
        PackageVersion = "1.2.3",
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Has_source_tests_fixtures_manifest_stub_page_and_checklist() => Assert.Equal(
        [
            "docs/providers/acme-drive-workbench.md",
            "docs/providers/acme-drive.md",
            "src/AcmeDrive/AcmeDrive.csproj",
            "src/AcmeDrive/AcmeDriveProvider.cs",
            "src/AcmeDrive/Manifests/acme-drive.json.stub",
            "tests/AcmeDrive.Tests/AcmeDrive.Tests.csproj",
            "tests/AcmeDrive.Tests/AcmeDriveProviderTests.cs",
            "tests/fixtures/providers/acme_drive_error.json",
            "tests/fixtures/providers/acme_drive_success.json",
        ],
        ProviderScaffold.Create(Request).Files.Select(static file => file.Path));

    [Fact]
    public void Leaves_no_placeholder_of_a_template() => Assert.All(
        ProviderScaffold.Create(Request).Files,
        static file =>
        {
            Assert.DoesNotMatch("%[A-Z_]+%", file.Text);
            Assert.EndsWith("\n", file.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("\r", file.Text, StringComparison.Ordinal);
        });

    [Fact]
    public void Plans_each_capability_once_and_advertises_none()
    {
        string source = Text("Provider.cs");

        Assert.Contains("PlannedCapabilities { get; } = [Capability.Score, Capability.Predict];", source, StringComparison.Ordinal);
        Assert.Contains("ProviderCapabilities.None", source, StringComparison.Ordinal);
        Assert.Contains("throw NotImplementedYet(Capability.Score);", source, StringComparison.Ordinal);
        Assert.DoesNotContain("EmbedAsync", source, StringComparison.Ordinal);
    }

    [Fact]
    public void Fixtures_say_that_they_are_placeholders()
    {
        var fixture = (JsonObject)StrictJson.Parse(Text("_success.json"));

        Assert.Equal("placeholder", ((JsonText)fixture["fixture_status"]).Value);
        Assert.Equal((JsonValue)false, fixture["usable_as_evidence"]);
        Assert.Equal((JsonValue)true, fixture["replace_before_promotion"]);
        Assert.Equal(StrictJson.Parse("""["score","predict"]"""), fixture["planned_capabilities"]);
    }

    [Fact]
    public void The_manifest_stub_is_full_of_things_to_do_and_its_name_keeps_it_unloaded()
    {
        var stub = (JsonObject)StrictJson.Parse(Text(".stub"));

        Assert.Equal("incomplete", ((JsonText)stub["stub_status"]).Value);
        Assert.Contains("TODO_SMOKE_COMMAND", Text(".stub"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_remote_provider_without_variables_gets_a_key()
    {
        Assert.Contains("\"ACME_DRIVE_API_KEY\"", Text("Provider.cs", Request with { IsLocal = false }), StringComparison.Ordinal);
        Assert.Contains("[\"ACME_HOST\"]", Text("Provider.cs", Request with { IsLocal = false, EnvironmentVariables = ["ACME_HOST"] }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_taxonomy_cannot_leave_its_literal() => Assert.Contains(
        """TaxonomyCategory = "a\"; int x; // \u000A\\";""",
        Text("Provider.cs", Request with { Taxonomy = "a\"; int x; // \n\\" }),
        StringComparison.Ordinal);

    [Fact]
    public void Refuses_no_capability_plan_and_bad_variables()
    {
        Assert.Throws<WorldForgeException>(() => ProviderScaffold.Create(Request with { PlannedCapabilities = [] }));
        Assert.Throws<WorldForgeException>(() => ProviderScaffold.Create(Request with { PlannedCapabilities = [Capability.Plan] }));
        Assert.Throws<WorldForgeException>(() => ProviderScaffold.Create(Request with { EnvironmentVariables = ["1A"] }));
        Assert.Throws<WorldForgeException>(() => ProviderScaffold.Create(Request with { EnvironmentVariables = ["A\"B"] }));
        Assert.Throws<WorldForgeException>(() => ProviderScaffold.Create(Request with { Taxonomy = " " }));
    }

    [Fact]
    public async Task Writes_all_files_and_replaces_existing_ones_only_when_told()
    {
        ProviderScaffold scaffold = ProviderScaffold.Create(Request);
        string root = _folder["root"];
        await scaffold.WriteAsync(root, overwrite: false, Cancellation);
        Assert.All(scaffold.Files, file => Assert.Equal(file.Text, File.ReadAllText(Path.Combine(root, file.Path))));

        File.WriteAllText(Path.Combine(root, "docs/providers/acme-drive.md"), "mine");
        File.Delete(Path.Combine(root, "src/AcmeDrive/AcmeDrive.csproj"));
        WorldForgeException refused = await Assert.ThrowsAsync<WorldForgeException>(() => scaffold.WriteAsync(root, overwrite: false, Cancellation));
        Assert.Contains("docs/providers/acme-drive.md", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AcmeDrive.csproj", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(root, "src/AcmeDrive/AcmeDrive.csproj")));

        await scaffold.WriteAsync(root, overwrite: true, Cancellation);
        Assert.NotEqual("mine", File.ReadAllText(Path.Combine(root, "docs/providers/acme-drive.md")));
    }

    [Fact]
    public async Task A_link_that_leads_out_of_the_root_is_refused_before_anything_is_written()
    {
        string root = _folder["root"];
        Directory.CreateDirectory(root);
        Directory.CreateDirectory(_folder["elsewhere"]);
        Directory.CreateSymbolicLink(Path.Combine(root, "docs"), _folder["elsewhere"]);

        WorldForgeException refused = await Assert.ThrowsAsync<WorldForgeException>(() => ProviderScaffold.Create(Request).WriteAsync(root, overwrite: true, Cancellation));

        Assert.Equal(FaultCodes.PathUnsafe, refused.Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["elsewhere"]));
        Assert.False(Directory.Exists(Path.Combine(root, "src")));
    }

    private static string Text(string end, ProviderScaffoldRequest? request = null) =>
        ProviderScaffold.Create(request ?? Request).Files.First(file => file.Path.EndsWith(end, StringComparison.Ordinal)).Text;
}
