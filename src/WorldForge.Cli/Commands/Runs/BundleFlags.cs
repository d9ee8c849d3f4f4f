using System.CommandLine;
using WorldForge.Bundles;
using WorldForge.Cli.Output;

namespace WorldForge.Cli.Commands.Runs;

/// <summary>The options that both kinds of bundles have.</summary>
internal sealed class BundleFlags(string output)
{
    private readonly Option<string?> _output = new("--output") { HelpName = "DIR", Description = output };
    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replace an earlier bundle in that folder; anything else there is never touched." };
    private readonly Option<bool> _zip = new("--zip") { Description = "Also write a safe bundle as one archive beside its folder." };
    private readonly Option<bool> _preview = new("--preview") { Description = "Decide on every file and write nothing." };
    private readonly Option<bool> _failIfUnsafe = new("--fail-if-unsafe") { Description = "Answer 1 when the bundle is not safe to attach." };

    public void AddTo(Command command)
    {
        command.Add(_output);
        command.Add(_overwrite);
        command.Add(_zip);
        command.Add(_preview);
        command.Add(_failIfUnsafe);
    }

    public bool IsPreview(ParseResult parsed) => parsed.GetValue(_preview);

    public BundleRequest Request(CliContext context, ParseResult parsed, string workspace)
    {
        if (parsed.GetValue(_preview) && (parsed.GetValue(_zip) || parsed.GetValue(_overwrite)))
        {
            throw new Errors.UsageException("--preview writes nothing; it does not go together with --zip or --overwrite.");
        }

        return new BundleRequest
        {
            Workspace = context.PathOf(workspace),
            Output = parsed.GetValue(_output) is { } folder ? context.PathOf(folder) : null,
            Overwrite = parsed.GetValue(_overwrite),
            Zip = parsed.GetValue(_zip),
            CurrentFolder = context.Directory,
            Time = context.Time,
        };
    }

    /// <summary>A bundle that is not safe is a result with listed reasons, unless the user says otherwise.</summary>
    public async Task<int> ExitAsync(CliContext context, ParseResult parsed, BundleResult result)
    {
        if (parsed.GetValue(_zip) && result.DisplayArchive is null)
        {
            await context.WarnAsync("no archive was written, because the bundle is not safe to attach.");
        }

        return parsed.GetValue(_failIfUnsafe) && !result.Manifest.SafeToAttach ? ExitCode.Failure : ExitCode.Success;
    }
}
