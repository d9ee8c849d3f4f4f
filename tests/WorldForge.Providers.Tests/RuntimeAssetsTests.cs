using WorldForge.Evidence;
using WorldForge.Providers.LeRobot;
using WorldForge.Providers.LeWorldModel;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tests;

public sealed class RuntimeAssetsTests
{
    [Fact]
    public void A_checkpoint_is_described_in_full_and_leaves_only_as_a_reference()
    {
        DirectoryInfo cache = Directory.CreateTempSubdirectory("worldforge-assets-");
        try
        {
            RuntimeAssetManifest missing = LeWorldModelAssets.Checkpoint("pusht/lewm", cache.FullName, "22b330c28c27ead4bfd1888615af1340e3fe9052");
            Directory.CreateDirectory(Path.Combine(cache.FullName, "pusht"));
            File.WriteAllBytes(Path.Combine(cache.FullName, "pusht", "lewm_object.ckpt"), new byte[7]);
            RuntimeAssetManifest there = LeWorldModelAssets.Checkpoint("pusht/lewm", cache.FullName);

            Assert.Equal((false, null, true, 7), (missing.Exists, missing.SizeBytes, there.Exists, there.SizeBytes));
            Assert.Equal(("leworldmodel:checkpoint:pusht/lewm", "checkpoint", "huggingface:quentinll/lewm-pusht"), (there.AssetId, there.AssetKind, there.Source));
            Assert.Contains(cache.FullName, CanonicalJson.ToText(there.ToJson()), StringComparison.Ordinal);
            string shared = CanonicalJson.ToText(missing.ToReference().ToJson());
            Assert.DoesNotContain(cache.Name, shared, StringComparison.Ordinal);
            Assert.Contains("--policy pusht/lewm --stablewm-home <cache-root> --revision <pinned-sha>", shared, StringComparison.Ordinal);
        }
        finally
        {
            cache.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_policy_checkpoint_is_described_without_looking_for_it()
    {
        RuntimeAssetManifest asset = LeRobotAssets.PolicyCheckpoint("/home/someone/policies/act", "/home/someone/cache");

        Assert.Equal(("lerobot:policy-checkpoint", "policy_checkpoint", "host-selected LeRobot policy checkpoint", null), (asset.AssetId, asset.AssetKind, asset.Source, asset.Exists));
        Assert.DoesNotContain("someone", CanonicalJson.ToText(asset.ToReference().ToJson()), StringComparison.Ordinal);
        Assert.True(LeRobotAssets.PolicyCheckpoint("a/b", exists: true).Exists);
    }

    [Theory]
    [InlineData("leworldmodel")]
    [InlineData("lerobot")]
    [InlineData("jepa")]
    [InlineData("jepa-wms")]
    public void The_page_of_a_provider_names_its_status_capability_and_variables(string provider)
    {
        ProviderRuntimeManifest manifest = RuntimeManifests.Of(provider);
        string page = File.ReadAllText(Path.Combine(RepositoryUnderTest.Root, manifest.DocsPath));

        Assert.All(manifest.Capabilities, capability => Assert.Contains($"`{CapabilityWord(capability)}`", page, StringComparison.Ordinal));
        Assert.All(manifest.RequiredEnvironment, variable => Assert.Contains(variable, page, StringComparison.Ordinal));
        Assert.Contains("First triage", page, StringComparison.Ordinal);
    }

    private static string CapabilityWord(Capabilities.Capability capability) => Capabilities.CapabilityNames.ToWireName(capability);
}
