using Cake.Core;
using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;

namespace WorldForge.Release.Tests.Build;

/// <summary>A real Cake context, out of a real host.</summary>
internal static class CapturedContext
{
    public static ICakeContext Create()
    {
        var box = new Box();
        using var host = new HostFixture(typeof(Capture));
        host.Configure(cake => cake.ConfigureServices(services => services.AddSingleton(box)));
        Assert.Equal(0, host.Run("--target=Capture"));
        return box.Context!;
    }

    internal sealed class Capture(Box box) : FrostingTask
    {
        public override void Run(ICakeContext context) => box.Context = context;
    }

    internal sealed class Box
    {
        public ICakeContext? Context { get; set; }
    }
}
