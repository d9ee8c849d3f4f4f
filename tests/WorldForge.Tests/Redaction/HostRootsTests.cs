using WorldForge.Redaction;

namespace WorldForge.Tests.Redaction;

public sealed class HostRootsTests
{
    [Fact]
    public void Of_this_machine_names_its_own_folders_and_account()
    {
        var roots = HostRoots.OfThisMachine("/place/repository");

        Assert.Equal("/place/repository", roots.Repository);
        Assert.Equal(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), roots.Home);
        Assert.Equal(Path.GetTempPath(), roots.Temp);
        Assert.Equal(Environment.UserName, roots.UserName);
    }

    [Fact]
    public void None_knows_nothing() => Assert.Equal(new HostRoots(), HostRoots.None);

    [Fact]
    public void What_they_name_is_masked_wherever_it_stands()
    {
        var redactor = Redactor.Observable.WithRoots(new HostRoots { Repository = "/odd/place/repository", Home = "/odd/homes/someone" });

        Assert.Equal("src/A.cs", redactor.Redact("/odd/place/repository/src/A.cs"));
        Assert.DoesNotContain("someone", redactor.Redact("cannot open /odd/homes/someone/.ssh/id"), StringComparison.Ordinal);
    }
}
