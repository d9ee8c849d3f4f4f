using WorldForge.Redaction;
using WorldForge.Serialization;

namespace WorldForge.Contracts;

/// <summary>One check of a provider contract. Its texts are redacted when it is made.</summary>
public sealed record ContractCheck
{
    private ContractCheck(string name, string status, string detail, string? nextStep)
    {
        Name = name;
        Status = status;
        Detail = Redactor.Observable.Redact(detail);
        NextStep = nextStep is null ? null : Redactor.Observable.Redact(nextStep);
    }

    /// <summary>What was checked: <c>metadata</c>, <c>health</c>, <c>lifecycle</c>, <c>capability.score</c>, ...</summary>
    public string Name { get; }

    /// <summary>One of <see cref="ContractStatus"/>.</summary>
    public string Status { get; }

    /// <summary>What was found.</summary>
    public string Detail { get; }

    /// <summary>What to do; null when there is nothing to do.</summary>
    public string? NextStep { get; }

    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(("name", Name), ("status", Status), ("detail", Detail), ("next_step", NextStep));

    internal static ContractCheck Passed(string name, string detail) => new(name, ContractStatus.Passed, detail, null);

    internal static ContractCheck Failed(string name, string detail, string nextStep) => new(name, ContractStatus.Failed, detail, nextStep);

    internal static ContractCheck Skipped(string name, string detail, string nextStep) => new(name, ContractStatus.Skipped, detail, nextStep);

    internal static ContractCheck Of(string name, IReadOnlyCollection<string> problems, string detail, string nextStep) =>
        problems.Count == 0 ? Passed(name, detail) : Failed(name, string.Join(" ", problems), nextStep);
}
