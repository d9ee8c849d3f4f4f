using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Contracts;

/// <summary>Calls one capability of the provider under contract and judges the answer, or the refusal.</summary>
internal sealed class CapabilityCheck(Forge forge, string provider, ContractSamples samples)
{
    public const string Prefix = "capability.";

    /// <summary>A configured provider answers by the rules, and repeats itself when it says that it is deterministic.</summary>
    public async Task<ContractCheck> AnswersAsync(Capability capability, bool deterministic, CancellationToken cancellationToken)
    {
        string word = capability.ToWireName();
        try
        {
            (JsonObject answer, IReadOnlyCollection<string> problems) = await AskAsync(capability, cancellationToken).ConfigureAwait(false);
            if (problems.Count > 0)
            {
                return ContractCheck.Failed(Prefix + word, string.Join(" ", problems), $"Correct what {word} of '{provider}' answers.");
            }

            if (!deterministic)
            {
                return ContractCheck.Passed(Prefix + word, "Answered one request by the rules.");
            }

            (JsonObject again, _) = await AskAsync(capability, cancellationToken).ConfigureAwait(false);
            return answer.Equals(again)
                ? ContractCheck.Passed(Prefix + word, "Answered one request by the rules, and the same again.")
                : ContractCheck.Failed(Prefix + word, "Is said to be deterministic but gave two answers to one request.", $"Make {word} repeat itself, or take 'deterministic' out of the profile.");
        }
        catch (Exception exception) when (exception is IWorldForgeFault)
        {
            return samples.IsGuess(capability)
                ? ContractCheck.Skipped(Prefix + word, $"Refused the generic sample: {exception.Message}", Supply(capability))
                : ContractCheck.Failed(Prefix + word, $"Refused a valid request: {exception.Message}", $"Correct {word} of '{provider}', or the input that was given.");
        }
    }

    /// <summary>An unconfigured provider refuses with a provider error instead of answering.</summary>
    public async Task<ContractCheck> RefusesAsync(Capability capability, CancellationToken cancellationToken)
    {
        string word = capability.ToWireName();
        try
        {
            await AskAsync(capability, cancellationToken).ConfigureAwait(false);
            return ContractCheck.Failed(Prefix + word, "Answered although it is not configured.", $"Let {word} of '{provider}' throw a provider error while settings are missing.");
        }
        catch (ProviderException exception)
        {
            return ContractCheck.Passed(Prefix + word, $"Is not configured and refused the call: {exception.Message}");
        }
        catch (WorldForgeException exception)
        {
            return samples.IsGuess(capability)
                ? ContractCheck.Skipped(Prefix + word, $"Refused the generic sample before its configuration: {exception.Message}", Supply(capability))
                : ContractCheck.Failed(Prefix + word, $"Refused with {exception.Code} instead of a provider error: {exception.Message}", $"Let {word} of '{provider}' throw a provider error while settings are missing.");
        }
    }

    /// <summary>Capabilities that the profile does not advertise are refused with a provider error.</summary>
    public async Task<ContractCheck> RefusesOthersAsync(IReadOnlyList<Capability> undeclared, CancellationToken cancellationToken)
    {
        const string Name = "undeclared_capabilities";
        List<string> problems = [];
        foreach (Capability capability in undeclared)
        {
            try
            {
                await AskAsync(capability, cancellationToken).ConfigureAwait(false);
                problems.Add($"{capability.ToWireName()} is not advertised but was answered.");
            }
            catch (ProviderException)
            {
                // This is what the contract asks for.
            }
            catch (WorldForgeException exception)
            {
                problems.Add($"{capability.ToWireName()} was refused with {exception.Code} instead of a provider error.");
            }
        }

        return ContractCheck.Of(Name, problems, $"{undeclared.Count} capabilities that are not advertised were refused.", "Advertise what the provider can do, and refuse the rest.");
    }

    private static string Supply(Capability capability) => capability == Capability.Score
        ? "Pass --score-info and --score-candidates with input that this provider takes."
        : "Pass --policy-info with an observation that this provider takes.";

    private async Task<(JsonObject Answer, IReadOnlyCollection<string> Problems)> AskAsync(Capability capability, CancellationToken cancellationToken)
    {
        switch (capability)
        {
            case Capability.Predict:
                PredictionPayload prediction = await forge.PredictAsync(ContractSamples.Predict, provider, cancellationToken: cancellationToken).ConfigureAwait(false);
                return (
                    prediction.ToJson().Without("latency_ms"),
                    [.. ResultRules.OfPrediction(provider, ContractSamples.Predict, prediction), .. ResultRules.OfSteps(ContractSamples.Predict, prediction)]);
            case Capability.Embed:
                EmbeddingResult vector = await forge.EmbedAsync(ContractSamples.Text, provider, cancellationToken: cancellationToken).ConfigureAwait(false);
                return (vector.ToJson(), ResultRules.OfEmbedding(provider, vector));
            case Capability.Score:
                ActionScoreResult scores = await forge.ScoreActionsAsync(samples.Score.Info, samples.Score.Candidates, provider, cancellationToken: cancellationToken).ConfigureAwait(false);
                return (scores.ToJson(), ResultRules.OfScores(provider, samples.Score.Candidates.Count, scores));
            case Capability.Policy:
                ActionPolicyResult actions = await forge.SelectActionsAsync(samples.Policy, provider, cancellationToken: cancellationToken).ConfigureAwait(false);
                return (actions.ToJson(), ResultRules.OfActions(provider, actions));
            default:
                ActionPolicyResult plan = await forge.PlanAsync(samples.Policy, provider, cancellationToken: cancellationToken).ConfigureAwait(false);
                return (plan.ToJson(), ResultRules.OfActions(provider, plan));
        }
    }
}
