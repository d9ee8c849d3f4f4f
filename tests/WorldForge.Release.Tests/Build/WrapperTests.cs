using WorldForge.Processes;

namespace WorldForge.Release.Tests.Build;

/// <summary>What build.sh does itself, as a real process.</summary>
public sealed class WrapperTests
{
    public WrapperTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "build.sh needs a POSIX system");

    [Fact]
    public async Task Builds_the_host_once_and_then_starts_it_directly()
    {
        using var fixture = new WrapperFixture();

        ProcessResult first = await fixture.RunAsync("--tree");
        ProcessResult second = await fixture.RunAsync("--target", "a b", "", "--x=y=z", "*");

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Equal($"in {fixture.Folder} with <--target> <a b> <> <--x=y=z> <*>", second.StandardOutput);
        Assert.Equal(1, fixture.Builds);
    }

    [Fact]
    public async Task Passes_the_exit_code_on()
    {
        using var fixture = new WrapperFixture();

        ProcessResult result = await fixture.RunWithAsync(new() { ["FAKE_EXIT"] = "130" });

        Assert.Equal(130, result.ExitCode);
    }

    [Theory]
    [InlineData("change")]
    [InlineData("add")]
    [InlineData("delete")]
    [InlineData("replace by an older file")]
    [InlineData("properties")]
    [InlineData("sdk")]
    [InlineData("lose the host")]
    public async Task Builds_the_host_again_when_what_it_is_made_of_changed(string change)
    {
        using var fixture = new WrapperFixture();
        await fixture.RunAsync();
        string task = Path.Combine(fixture.Clone, "build", "Tasks", "Pack.cs");

        switch (change)
        {
            case "change": File.AppendAllText(task, "changed"); break;
            case "add": File.WriteAllText(Path.Combine(fixture.Clone, "src", "WorldForge.Release", "New.cs"), "new"); break;
            case "delete": File.Delete(task); break;
            case "properties": File.WriteAllText(Path.Combine(fixture.Clone, "Directory.Packages.props"), "new"); break;
            case "sdk": fixture.AddSdk("10.0.999"); break;
            case "lose the host": Directory.Delete(Directory.GetDirectories(Path.Combine(fixture.Clone, ".artifacts", "host")).Single(), recursive: true); break;
            default:
                File.WriteAllText(task + ".new", "older");
                File.SetLastWriteTimeUtc(task + ".new", new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
                File.Move(task + ".new", task, overwrite: true);
                break;
        }

        await fixture.RunAsync();
        await fixture.RunAsync();

        Assert.Equal(2, fixture.Builds);
    }

    [Fact]
    public async Task Works_through_links()
    {
        using var fixture = new WrapperFixture();
        string link = Path.Combine(fixture.Folder, "link to build");
        File.CreateSymbolicLink(link, Path.Combine("a clone", "second"));
        File.CreateSymbolicLink(Path.Combine(fixture.Clone, "second"), "build.sh");

        ProcessResult result = await fixture.RunWithAsync([], link);

        Assert.Equal(0, result.ExitCode);
        Assert.True(File.Exists(Path.Combine(fixture.Clone, ".artifacts", "host", "current")));
    }

    [Fact]
    public async Task Says_in_one_line_that_there_is_no_dotnet()
    {
        using var fixture = new WrapperFixture();

        ProcessResult result = await fixture.RunWithAsync(new() { ["PATH"] = "/nowhere" });

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("build error: no dotnet on PATH. First triage: install the .NET 10 SDK and run 'dotnet --list-sdks'\n", result.StandardError);
    }

    [Fact]
    public async Task Says_in_one_line_that_the_SDK_is_of_another_band()
    {
        using var fixture = new WrapperFixture();

        ProcessResult result = await fixture.RunWithAsync(new() { ["FAKE_SDK"] = "9.0.100" });

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            "build error: the .NET 10 SDK (10.0.x) is needed, and dotnet offers 9.0.100. First triage: install the .NET 10 SDK and run 'dotnet --list-sdks'\n",
            result.StandardError);
    }

    [Fact]
    public async Task Says_in_one_line_that_the_clone_cannot_be_written()
    {
        using var fixture = new WrapperFixture();
        File.WriteAllText(Path.Combine(fixture.Clone, ".artifacts"), "in the way");

        ProcessResult result = await fixture.RunAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            "build error: the folder .artifacts of this clone cannot be written. First triage: check the owner, the permissions and the free space of the clone\n",
            result.StandardError);
    }

    [Fact]
    public async Task Shows_why_the_host_does_not_compile_and_leaves_nothing_behind()
    {
        using var fixture = new WrapperFixture();

        ProcessResult result = await fixture.RunWithAsync(new() { ["FAKE_ERROR"] = "Pack.cs(1,1): error CS1002: ; expected" });

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            "Pack.cs(1,1): error CS1002: ; expected\nbuild error: the build host does not compile. First triage: correct the errors above, or run 'dotnet build build/build.csproj'\n",
            result.StandardError);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(fixture.Clone, ".artifacts", "host")));
    }

    [Fact]
    public async Task Lets_two_first_builds_of_one_clone_both_succeed()
    {
        using var fixture = new WrapperFixture();

        ProcessResult[] results = await Task.WhenAll(fixture.RunAsync("--tree"), fixture.RunAsync("--tree"), fixture.RunAsync("--tree"));

        Assert.All(results, result => Assert.Equal((0, ""), (result.ExitCode, result.StandardError)));
        int builds = fixture.Builds;
        await fixture.RunAsync("--tree");
        Assert.Equal(builds, fixture.Builds);
    }
}
