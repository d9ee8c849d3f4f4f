using System.CommandLine;
using WorldForge.Cli.Options;
using WorldForge.Providers.Smokes;

namespace WorldForge.Cli.Commands.Smoke;

/// <summary>How a smoke of a local model reaches its runtime.</summary>
internal sealed class WorkerCommandOptions
{
    private readonly Option<string?> _python = new("--python") { HelpName = "FILE", Description = "Python interpreter that has the runtime; it runs the worker." };
    private readonly Option<string?> _loader = new("--loader") { HelpName = "NAME", Description = "Loader of the worker; the official one of the provider otherwise." };
    private readonly Option<int> _load = Flags.PositiveInt("--load-timeout-seconds", "The longest that loading the model may take.", 600);

    public void AddTo(Command command)
    {
        command.Add(_python);
        command.Add(_loader);
        command.Add(_load);
    }

    public WorkerOptions Of(ParseResult parsed) => new()
    {
        Python = parsed.GetValue(_python),
        Loader = parsed.GetValue(_loader),
        LoadTimeLimit = TimeSpan.FromSeconds(parsed.GetValue(_load)),
    };
}
