using System.Collections.Immutable;
using WorldForge.Redaction;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>The texts of a run's manifest that people read in a bundle, redacted and of bounded length.</summary>
internal sealed class RunWords
{
    private const int LongestText = 4_000;
    private const int MostErrors = 100;

    private static readonly string[] FailureKeys = ["observed_failure", "failure_reason", "error", "error_message", "message", "skip_reason", "reason"];
    private static readonly string[] SkipKeys = ["skip_reason", "reason"];

    private readonly JsonObject _manifest;
    private readonly JsonObject _result;
    private readonly JsonObject _input;
    private readonly Redactor _redactor;
    private readonly Redactor _commands;

    public RunWords(JsonObject manifest, HostRoots roots)
    {
        _manifest = manifest;
        _result = Member(manifest, "result_summary");
        _input = Member(manifest, "input_summary");
        _redactor = Redactor.Security.WithRoots(roots);
        _commands = Redactor.CommandLine.WithRoots(roots);
        Status = Text("status") ?? "unknown";
        ValidationErrors = [.. Errors("validation_errors").Concat(Errors("validation_error")).Take(MostErrors).Select(Safe)];
    }

    public string Status { get; }

    public ImmutableArray<string> ValidationErrors { get; }

    public string Command => Raw(_manifest, "command") is { } command ? Safe(_commands.Redact(RunCommands.Sanitise(command))) : "";

    public string ExpectedSignal => Raw(_result, "expected_signal") is { } signal
        ? Safe(signal)
        : "The command completes and writes a run manifest whose status is not failed.";

    public string ObservedFailure => First(_result, FailureKeys)
        ?? (ValidationErrors.IsEmpty ? null : Safe(string.Join("; ", ValidationErrors)))
        ?? Status switch
        {
            RunStatus.Passed => "No failure was recorded.",
            RunStatus.Skipped => "The run was skipped.",
            RunStatus.Cancelled => "The run was cancelled before it completed.",
            RunStatus.Failed => "The run failed; its manifest gives no reason.",
            _ => $"Run status is {Status}.",
        };

    public string? SkipReason => First(_result, SkipKeys) ?? First(_input, SkipKeys)
        ?? (Status == RunStatus.Skipped ? "The run was skipped; its manifest gives no reason." : null);

    public string? Text(string key) => Raw(_manifest, key) is { } text ? Safe(text) : null;

    private static JsonObject Member(JsonObject source, string key) => source.TryGetValue(key, out JsonValue? value) && value is JsonObject found ? found : JsonObject.Empty;

    private static string? Raw(JsonObject source, string key) =>
        source.TryGetValue(key, out JsonValue? value) && value is JsonText text && !string.IsNullOrWhiteSpace(text.Value) ? text.Value : null;

    private string? First(JsonObject source, string[] keys) => keys.Select(key => Raw(source, key)).FirstOrDefault(static text => text is not null) is { } found ? Safe(found) : null;

    private IEnumerable<string> Errors(string key) => !_result.TryGetValue(key, out JsonValue? value) ? []
        : value switch
        {
            JsonText text when !string.IsNullOrWhiteSpace(text.Value) => [text.Value],
            JsonList list => list.OfType<JsonText>().Select(static text => text.Value).Where(static text => !string.IsNullOrWhiteSpace(text)),
            _ => [],
        };

    // Redacted first and cut after; the cut must not split a pair of surrogates.
    private string Safe(string text)
    {
        string safe = _redactor.Redact(text).Trim();
        int end = safe.Length <= LongestText ? safe.Length : char.IsHighSurrogate(safe[LongestText - 1]) ? LongestText - 1 : LongestText;
        return safe[..end];
    }
}
