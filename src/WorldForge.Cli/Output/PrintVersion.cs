using System.CommandLine;
using System.CommandLine.Invocation;

namespace WorldForge.Cli.Output;

/// <summary>Prints the version of the package and nothing else.</summary>
internal sealed class PrintVersion : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(CommandLine.Version);
        return ExitCode.Success;
    }
}
