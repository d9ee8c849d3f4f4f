using System.CommandLine;
using WorldForge.Cli.Output;
using WorldForge.Providers.Smokes;

namespace WorldForge.Cli.Commands.Smoke;

/// <summary>What every smoke has: health only, a run manifest on every path, one JSON document, exit code 0 or 1.</summary>
internal abstract class SmokeCommand : CliCommand
{
    private readonly Option<bool> _healthOnly = new("--health-only") { Description = "Check health and make no call; a healthy provider gives the status skipped." };
    private readonly Option<string?> _manifest = new(ManifestName) { HelpName = "FILE", Description = "Write the run manifest here, also when the smoke fails." };
    private readonly Option<bool> _skip = new("--skip-unprepared") { Description = "On a host without runtime or settings, end with skipped and exit code 0." };

    protected SmokeCommand(CliContext context, string name, string description)
        : base(context, name, description)
    {
        Add(_healthOnly);
        Add(_manifest);
        Add(_skip);
    }

    /// <summary>The name of the option that names the manifest.</summary>
    public const string ManifestName = "--run-manifest";

    /// <summary>An option with a value that may be absent.</summary>
    protected static Option<string?> Text(string name, string value, string description) => new(name) { HelpName = value, Description = description };

    /// <summary>An option with a number that may be absent.</summary>
    protected static Option<int?> Number(string name, string description) => new(name) { HelpName = "N", Description = description };

    /// <summary>A switch.</summary>
    protected static Option<bool> Switch(string name, string description) => new(name) { Description = description };

    /// <summary>Runs the smoke.</summary>
    protected abstract Task<SmokeOutcome> RunAsync(ParseResult parsed, SmokeSettings settings, CancellationToken cancellationToken);

    protected sealed override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        SmokeOutcome outcome = await RunAsync(
            parsed,
            Settings(parsed.Tokens.Select(static token => token.Value), parsed.GetValue(_manifest)) with
            {
                HealthOnly = parsed.GetValue(_healthOnly),
                SkipUnprepared = parsed.GetValue(_skip),
            },
            cancellationToken);
        await Context.PrintJsonAsync(outcome.Output);
        if (outcome.Error is { } error)
        {
            await Context.WarnAsync(error);
        }

        return outcome.ExitCode;
    }

    /// <summary>The settings that every smoke shares.</summary>
    protected SmokeSettings Settings(IEnumerable<string> arguments, string? manifest) => new()
    {
        Directory = Context.Directory,
        CommandArguments = ["worldforge", .. arguments],
        PackageVersion = CommandLine.Version,
        RunManifest = manifest,
        Environment = Context.Environment,
        TimeProvider = Context.Time,
        Redactor = Context.Redactor,
    };
}
