using WorldForge.Testing;

namespace WorldForge.Providers.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_the_approved_one() =>
        PublicApi.Verify(typeof(ProviderAdapters).Assembly, Path.Combine(RepositoryUnderTest.Root, "evidence", "public-api"));
}
