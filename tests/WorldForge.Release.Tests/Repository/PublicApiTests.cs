using WorldForge.Testing;

namespace WorldForge.Release.Tests.Repository;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_the_approved_one() =>
        PublicApi.Verify(typeof(ReleaseServices).Assembly, Path.Combine(RepositoryUnderTest.Root, "evidence", "public-api"));
}
