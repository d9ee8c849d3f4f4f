using WorldForge.Validation;

namespace WorldForge.Runs;

/// <summary>The manifest of a run that has no id yet: checked and redacted.</summary>
internal static class RunDraft
{
    public static RunWorkspaceManifest Of(RunStart start) => new()
    {
        Id = default,
        CreatedAt = default(RunId).CreatedAtText,
        Kind = RunText.Observable.Redact(Check.Text(start.Kind, "kind")),
        Command = RunCommands.Sanitise(Check.Text(start.Command, "command")),
        Status = RunStatus.Running,
        Provider = Safe(start.Provider, "provider"),
        Operation = Safe(start.Operation, "operation"),
        InputSummary = RunText.Observable.Redact(start.InputSummary),
        ConfigProfile = RunManifestDocument.CheckedProfile(start.ConfigProfile),
    };

    private static string? Safe(string? text, string field) =>
        Check.OptionalText(text, field) is { } given ? RunText.Observable.Redact(given) : null;
}
