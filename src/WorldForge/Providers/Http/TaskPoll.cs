using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Providers.Http;

/// <summary>How to follow a remote task: the question, where its answer has the state, and what the states mean.</summary>
public sealed record TaskPoll
{
    /// <summary>The operation's customary name in events.</summary>
    public const string OperationName = "task poll";

    /// <summary>The question, a GET; its kind is always <see cref="HttpOperationKind.Polling"/>.</summary>
    /// <exception cref="WorldForgeException">Another method.</exception>
    public required ProviderHttpRequest Request
    {
        get;
        init => field = value?.Method == HttpMethod.Get ? value : throw Check.Invalid("request", "must be a GET");
    }

    /// <summary>Field of the answer that has the state.</summary>
    /// <value>Default <c>status</c>.</value>
    public string StateField { get; init => field = Check.Text(value, "state_field"); } = "status";

    /// <summary>Field of the answer that says why the task failed.</summary>
    /// <value>Default <see langword="null"/>: the message has no detail.</value>
    public string? DetailField { get; init => field = Check.OptionalText(value, "detail_field"); }

    /// <summary>States that mean success, compared in upper case.</summary>
    public required ImmutableHashSet<string> SuccessStates { get; init => field = Upper(value, "success_states"); }

    /// <summary>States that mean failure, compared in upper case. Every other state means that the task goes on.</summary>
    public required ImmutableHashSet<string> FailureStates { get; init => field = Upper(value, "failure_states"); }

    /// <summary>Wait between two questions.</summary>
    /// <value>Not negative, at most 24 days.</value>
    /// <exception cref="WorldForgeException">Out of range.</exception>
    public required TimeSpan Interval
    {
        get;
        init => field = value.TotalMilliseconds is >= 0 and <= int.MaxValue
            ? value
            : throw Check.Invalid("interval_seconds", "must be from 0 to 24 days");
    }

    /// <summary>Most questions.</summary>
    /// <value>At least 1.</value>
    public required int MaxPolls { get; init => field = Check.PositiveInt(value, "max_polls"); }

    internal TaskVerdict Judge(JsonObject answer, int number, OperationNames names)
    {
        if (!answer.TryGetValue(StateField, out var value) || value is not JsonText { Value: var text })
        {
            return TaskVerdict.Failed(names.Fault(HttpFaultCodes.Shape, $"answered without a text in '{StateField}'"));
        }

        string state = text.Trim().ToUpperInvariant();
        if (SuccessStates.Contains(state))
        {
            return new TaskVerdict(state, IsDone: true);
        }

        if (FailureStates.Contains(state))
        {
            return TaskVerdict.Failed(names.Fault(HttpFaultCodes.TaskFailed, $"reported {state}{Detail(answer)}"));
        }

        return number < MaxPolls
            ? new TaskVerdict(state, IsDone: false)
            : TaskVerdict.Failed(names.Fault(
                HttpFaultCodes.TaskUnfinished,
                string.Create(CultureInfo.InvariantCulture, $"timed out: the task is not done after {MaxPolls} polls")));
    }

    private string Detail(JsonObject answer)
    {
        if (DetailField is null || !answer.TryGetValue(DetailField, out var detail) || detail.IsNull)
        {
            return "";
        }

        return ": " + ErrorSummary.Of(detail is JsonText text ? text.Value : detail.ToString(), isCut: false);
    }

    private static ImmutableHashSet<string> Upper(ImmutableHashSet<string> states, string field) =>
        states is { } given && !given.Any(string.IsNullOrWhiteSpace)
            ? [.. given.Select(state => state.Trim().ToUpperInvariant())]
            : throw Check.Invalid(field, "must be texts that are not blank");
}
