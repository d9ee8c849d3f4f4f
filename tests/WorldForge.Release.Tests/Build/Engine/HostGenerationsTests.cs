using Build.Engine;

namespace WorldForge.Release.Tests.Build.Engine;

public sealed class HostGenerationsTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("hosts-");

    [Fact]
    public void Removes_hosts_that_nobody_uses_any_more()
    {
        Add("current", TimeSpan.FromDays(9));
        Add("running", TimeSpan.FromDays(9));
        Add("old", TimeSpan.FromDays(9));
        Add("being-built", TimeSpan.FromMinutes(1));
        Directory.CreateDirectory(Path.Combine(Hosts, "unknown"));
        File.WriteAllText(Path.Combine(Hosts, "current"), "h.current");

        HostGenerations.RemoveOld(_root.FullName, Path.Combine(Hosts, "h.running", "bin"), Now);

        Assert.Equal(["h.being-built", "h.current", "h.running", "unknown"], Directory.GetDirectories(Hosts).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Does_nothing_without_a_current_host()
    {
        Add("old", TimeSpan.FromDays(9));

        HostGenerations.RemoveOld(_root.FullName, "/elsewhere", Now);

        Assert.Single(Directory.GetDirectories(Hosts));
    }

    public void Dispose() => _root.Delete(recursive: true);

    private string Hosts => Path.Combine(_root.FullName, ".artifacts", "host");

    private void Add(string name, TimeSpan age)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Hosts, "h." + name)).FullName;
        string stamp = Path.Combine(folder, "stamp");
        File.WriteAllText(stamp, "key");
        File.SetLastWriteTimeUtc(stamp, (Now - age).UtcDateTime);
    }
}
