namespace WorldForge.Cli.Tests.Packed;

/// <summary>The tests that share one installed tool; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class PackedToolCollection : ICollectionFixture<PackedTool>
{
    public const string Name = "packed tool";
}
