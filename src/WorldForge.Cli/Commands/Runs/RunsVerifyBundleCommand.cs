using System.CommandLine;
using WorldForge.Bundles;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Reports;

namespace WorldForge.Cli.Commands.Runs;

/// <summary><c>worldforge runs verify-bundle</c>: whether a bundle is what its manifest says.</summary>
internal sealed class RunsVerifyBundleCommand : CliCommand
{
    private readonly Argument<string> _bundle = new("DIR") { HelpName = "DIR", Description = "The bundle's folder, or its archive." };
    private readonly Option<string> _format = Flags.Format("markdown", "markdown", "json");

    public RunsVerifyBundleCommand(CliContext context)
        : base(context, "verify-bundle", "Compute the digests of a bundle again and compare them with its manifest.")
    {
        Add(_bundle);
        Add(_format);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        BundleVerification verification = await BundleVerifier.VerifyAsync(Context.PathOf(parsed.GetRequiredValue(_bundle)), cancellationToken: cancellationToken);
        await (parsed.GetRequiredValue(_format) == "json" ? Context.PrintJsonAsync(verification.ToJson()) : Context.PrintAsync(Markdown(verification)));
        return verification.Passed ? ExitCode.Success : ExitCode.Failure;
    }

    private static string Markdown(BundleVerification verification) =>
        $"# WorldForge Bundle Verification\n\n- Status: {(verification.Passed ? "passed" : "failed")}\n- Included files: {verification.IncludedCount}\n"
        + $"- Excluded files: {verification.ExcludedCount}\n- Safe to attach: {(verification.SafeToAttach ? "true" : "false")}\n"
        + $"- Manifest: {MarkdownText.Code(verification.ManifestDigest?.ToString())}\n"
        + string.Concat(verification.Problems.Select(static problem => $"- Problem: {MarkdownText.Code(problem.Path)} {MarkdownText.Inline(problem.Problem)}\n"));
}
