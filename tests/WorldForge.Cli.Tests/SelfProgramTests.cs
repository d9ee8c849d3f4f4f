namespace WorldForge.Cli.Tests;

public sealed class SelfProgramTests
{
    [Fact]
    public void A_launcher_starts_itself_and_the_runtime_starts_the_assembly()
    {
        Assert.Equal(["/opt/tools/worldforge"], SelfProgram.Words("/opt/tools/worldforge", "worldforge.dll"));
        Assert.Equal(["/usr/bin/dotnet", Path.GetFullPath("worldforge.dll")], SelfProgram.Words("/usr/bin/dotnet", "worldforge.dll"));
        Assert.NotEmpty(SelfProgram.Words());
    }
}
