using WorldForge.Evidence;
using WorldForge.Serialization;

namespace WorldForge.Tests.Evidence;

public sealed class RuntimeAssetManifestTests
{
    internal static readonly RuntimeAssetManifest Local = new()
    {
        AssetId = "leworldmodel:checkpoint:pusht",
        Provider = "leworldmodel",
        AssetKind = "checkpoint",
        Source = "https://models.test/leworldmodel",
        Path = "/home/robot/.cache/lewm/model.bin",
        CacheRoot = "/home/robot/.cache",
        Revision = "v1.2",
        Checksum = Sha256Digest.Of("weights"u8),
        SizeBytes = 123,
        Exists = true,
        RebuildCommand = "worldforge build-checkpoint pusht",
    };

    [Fact]
    public void Keeps_places_in_the_full_form_only()
    {
        JsonObject full = Local.ToJson();
        JsonObject reference = Local.ToReference().ToJson();

        Assert.Equal("/home/robot/.cache", full["cache_root"]);
        Assert.Equal(false, full["safe_to_attach"]);
        Assert.Equal(true, reference["safe_to_attach"]);
        Assert.Equal(true, reference["local_only"]);
        Assert.DoesNotContain("/home", reference.ToString(), StringComparison.Ordinal);
        Assert.False(reference.ContainsKey("path") || reference.ContainsKey("cache_root"));
        Assert.Equal(full.Without("path").Without("cache_root").With("safe_to_attach", true), reference);
    }

    [Fact]
    public void Reads_back_both_forms()
    {
        Assert.Equal(Local, RuntimeAssetManifest.FromJson(Local.ToJson()));
        Assert.Equal(Local.ToReference(), RuntimeAssetReference.FromJson(Local.ToReference().ToJson()));
        Assert.Equal("leworldmodel:checkpoint:pusht", Local.ToReference().AssetId);
    }

    [Fact]
    public void Shares_a_relative_path_of_an_asset_that_is_not_local()
    {
        RuntimeAssetManifest shared = Local with { LocalOnly = false, Path = "assets/model.bin", CacheRoot = null };

        Assert.Equal("assets/model.bin", shared.ToReference().ToJson()["path"]);
        Assert.Throws<WorldForgeException>(() => (shared with { Path = "/srv/model.bin" }).ToReference());
    }

    [Theory]
    [InlineData("path", "\"assets/model.bin\"")]
    [InlineData("cache_root", "\"/home/robot/.cache\"")]
    [InlineData("safe_to_attach", "false")]
    [InlineData("safe_to_attach", "1")]
    [InlineData("local_only", "\"yes\"")]
    [InlineData("schema_version", "2")]
    [InlineData("size_bytes", "-1")]
    [InlineData("size_bytes", "true")]
    [InlineData("checksum", "\"abc\"")]
    [InlineData("asset_id", "\"my-token\"")]
    [InlineData("asset_id", "\"a b\"")]
    [InlineData("source", "\"https://models.test/x?sig=abcdef\"")]
    [InlineData("rebuild_command", "\"build /home/robot/x\"")]
    [InlineData("provider", "\" \"")]
    public void Refuses_an_unsafe_reference(string field, string value)
    {
        JsonObject changed = Local.ToReference().ToJson().With(field, StrictJson.Parse(value));

        var fault = Assert.Throws<WorldForgeException>(() => RuntimeAssetReference.FromJson(changed));

        Assert.Contains(field, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_an_unknown_member_of_a_full_manifest() =>
        Assert.Throws<WorldForgeException>(() => RuntimeAssetManifest.FromJson(Local.ToJson().With("weights", "x")));
}
