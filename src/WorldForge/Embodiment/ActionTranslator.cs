using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Actions;
using WorldForge.Calls;
using WorldForge.Serialization;

namespace WorldForge.Embodiment;

/// <summary>
/// Wraps host-owned code that turns a policy's raw actions into <see cref="WorldAction"/>s. What the code does wrong is
/// a <see cref="ProviderException"/>. The host owns controller semantics and safety; this only checks shapes.
/// </summary>
public sealed class ActionTranslator
{
    private readonly Func<TranslationRequest, CancellationToken, ValueTask<IReadOnlyList<IReadOnlyList<WorldAction>>>> _translate;

    /// <summary>Wraps code that answers one or more plans, the chosen one first.</summary>
    public ActionTranslator(
        EmbodimentContract contract,
        Func<TranslationRequest, CancellationToken, ValueTask<IReadOnlyList<IReadOnlyList<WorldAction>>>> translate)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(translate);
        Contract = contract;
        _translate = translate;
    }

    /// <summary>What the code expects.</summary>
    public EmbodimentContract Contract { get; }

    /// <summary>
    /// Whether the sizes of the contract are held to: the member <c>actions</c> of the raw actions must have them, and every plan
    /// must have as many actions as the contract's horizon.
    /// </summary>
    /// <value>False by default: the sizes are then only a statement.</value>
    public bool ChecksSizes { get; init; }

    /// <summary>Wraps code that answers one flat plan.</summary>
    public static ActionTranslator ForPlan(EmbodimentContract contract, Func<TranslationRequest, IReadOnlyList<WorldAction>> translate)
    {
        ArgumentNullException.ThrowIfNull(translate);
        return new ActionTranslator(contract, (request, _) => new ValueTask<IReadOnlyList<IReadOnlyList<WorldAction>>>([translate(request)]));
    }

    /// <summary>The error of a policy call without a translator.</summary>
    public static ProviderException Missing(string provider) =>
        new(FaultCodes.ProviderUnconfigured, $"Provider '{provider}' needs a host-owned action translator (action_translator) before it can select actions: they are specific to an embodiment.")
        {
            Provider = provider,
            Operation = "policy",
        };

    /// <summary>Translates one answer.</summary>
    /// <returns>The plans, none empty; the first is the chosen one.</returns>
    /// <exception cref="ProviderException">The embodiment differs, or the code threw, answered nothing, or answered something else than actions.</exception>
    public async ValueTask<ImmutableArray<ImmutableArray<WorldAction>>> TranslateAsync(
        string provider,
        TranslationRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.EmbodimentTag is { } tag && tag != Contract.EmbodimentTag)
        {
            throw ActionShape.Malformed(provider, $"embodiment_tag '{tag}' differs from the translator's '{Contract.EmbodimentTag}'");
        }

        if (ChecksSizes)
        {
            Contract.CheckShape(provider, request.RawActions.TryGetValue("actions", out JsonValue? raw) ? raw : JsonValue.Null);
        }

        IReadOnlyList<IReadOnlyList<WorldAction>> plans;
        try
        {
            plans = await _translate(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not ProviderException and not OperationCanceledException)
        {
            // Host code may throw anything; it reaches the caller as the failure of the call that needed it.
            throw Failed(provider, CallFaults.Cause(exception), exception);
        }

        ImmutableArray<ImmutableArray<WorldAction>> usable;
        try
        {
            usable = CandidatePlans.Normalize(plans);
        }
        catch (WorldForgeException exception)
        {
            throw ActionShape.Malformed(provider, "the action translator answered no usable actions: " + exception.Message, exception);
        }

        return ChecksSizes && Contract.ActionHorizon is { } horizon ? WithLength(provider, usable, horizon) : usable;
    }

    private static ImmutableArray<ImmutableArray<WorldAction>> WithLength(
        string provider, ImmutableArray<ImmutableArray<WorldAction>> plans, int horizon)
    {
        for (int index = 0; index < plans.Length; index++)
        {
            if (plans[index].Length != horizon)
            {
                throw ActionShape.Malformed(
                    provider,
                    string.Create(CultureInfo.InvariantCulture, $"the action translator answered candidate {index} with {plans[index].Length} action(s), expected {horizon}"));
            }
        }

        return plans;
    }

    private static ProviderException Failed(string provider, string cause, Exception inner) =>
        new(FaultCodes.ProviderTranslator, $"Provider '{provider}' answered policy, but the action translator failed: {cause}.", inner)
        {
            Provider = provider,
            Operation = "policy",
        };
}
