using Build;
using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;
using WorldForge.Testing;

namespace WorldForge.Release.Tests.Build;

/// <summary>A whole build process in memory: test tasks in, text and an exit code out.</summary>
internal sealed class HostFixture : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("host-");
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };
    private readonly BuildHost _host;

    public HostFixture(params Type[] tasks)
    {
        _host = new BuildHost { Root = _root.FullName, Output = TextWriter.Synchronized(_output), Error = TextWriter.Synchronized(_error), DefaultTarget = "Default", Time = Time };
        foreach (Type task in tasks)
        {
            _host.AddTask(task);
        }

        _host.Configure(host => host.ConfigureServices(services => services.AddSingleton(Journal)));
    }

    public Journal Journal { get; } = new();

    public ManualTimeProvider Time { get; } = new();

    public string Root => _root.FullName;

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    public HostFixture Configure(Action<CakeHost> configure)
    {
        _host.Configure(configure);
        return this;
    }

    public int Run(params string[] arguments) => Run(TestContext.Current.CancellationToken, arguments);

    public int Run(CancellationToken cancellationToken, params string[] arguments) => _host.Run(arguments, cancellationToken);

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        _root.Delete(recursive: true);
    }
}
