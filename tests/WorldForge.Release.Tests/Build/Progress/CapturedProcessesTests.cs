using Build;
using Cake.Common;
using Cake.Core;
using Cake.Core.IO;
using Cake.Frosting;

namespace WorldForge.Release.Tests.Build.Progress;

public sealed class CapturedProcessesTests
{
    [Fact]
    public void Puts_what_a_child_process_writes_into_the_block_of_its_task()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell");
        using var host = new HostFixture(typeof(Echoes));

        Assert.Equal(0, host.Run("--target=Echoes"));
        Assert.Contains("to the output\n", host.Output, StringComparison.Ordinal);
        Assert.Contains("to the error stream\n", host.Output, StringComparison.Ordinal);
        Assert.Contains("--- end of Echoes", host.Output, StringComparison.Ordinal);
    }

    internal sealed class Echoes : FrostingTask<BuildContext>
    {
        public override void Run(BuildContext context)
        {
            var arguments = new ProcessArgumentBuilder().Append("-c").AppendQuoted("echo to the output; echo to the error stream >&2");
            context.StartProcess("sh", new ProcessSettings { Arguments = arguments });
        }
    }
}
