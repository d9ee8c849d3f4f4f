using Build;
using Cake.Core;
using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;

namespace WorldForge.Benchmarks.Build;

/// <summary>Gets a real context out of a real host.</summary>
internal sealed class ContextTask(ContextTask.Box box) : FrostingTask
{
    public static ICakeContext Capture()
    {
        var box = new Box();
        DirectoryInfo root = Directory.CreateTempSubdirectory("benchmark-");
        int exitCode = new BuildHost { Root = root.FullName, Output = TextWriter.Null, Error = TextWriter.Null }
            .AddTask(typeof(ContextTask))
            .Configure(host => host.ConfigureServices(services => services.AddSingleton(box)))
            .Run(["--target=ContextTask"], CancellationToken.None);
        root.Delete(recursive: true);
        return exitCode == 0 ? box.Context! : throw new InvalidOperationException("the host did not run");
    }

    public override void Run(ICakeContext context) => box.Context = context;

    internal sealed class Box
    {
        public ICakeContext? Context { get; set; }
    }
}
