using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Validation;

namespace WorldForge.Benchmarking;

/// <summary>What will run: a request held against what the registered providers can do.</summary>
internal sealed record BenchmarkPlan
{
    public required ImmutableArray<ProviderPart> Parts { get; init; }

    public required ImmutableArray<Capability> Requested { get; init; }

    public required ImmutableArray<(string Provider, Capability Operation)> LeftOut { get; init; }

    public ImmutableArray<Capability> Selected => BenchmarkOperations.InOrder(Parts.SelectMany(static part => part.Operations));

    public static BenchmarkPlan Of(Forge forge, BenchmarkRequest request)
    {
        ImmutableArray<string> providers = [.. request.Providers.Select(static name => Check.Text(name, "provider")).Distinct(StringComparer.Ordinal)];
        if (providers.IsEmpty)
        {
            throw Check.Invalid("providers", "must name at least one provider");
        }

        ImmutableArray<Capability> requested = [.. request.Operations.Distinct()];
        foreach (Capability operation in requested)
        {
            if (!BenchmarkOperations.All.Contains(operation))
            {
                throw BenchmarkOperations.Unknown(operation.ToWireName());
            }
        }

        List<(string, Capability)> leftOut = [];
        ImmutableArray<ProviderPart> parts = [.. providers.Select(provider => Part(forge, provider, requested, request.OnlySupported, leftOut))];
        parts = [.. parts.Where(static part => !part.Operations.IsEmpty)];
        return parts.IsEmpty
            ? throw new ProviderException(
                FaultCodes.ProviderCapability,
                $"None of the providers {string.Join(", ", providers)} supports any of the operations {Words(requested)}.")
            : new BenchmarkPlan { Parts = parts, Requested = requested, LeftOut = [.. leftOut] };
    }

    private static ProviderPart Part(
        Forge forge,
        string provider,
        ImmutableArray<Capability> requested,
        bool onlySupported,
        List<(string, Capability)> leftOut)
    {
        if (!forge.IsRegistered(provider))
        {
            throw new ProviderException(
                FaultCodes.ProviderUnregistered,
                $"Provider '{provider}' is not registered. Registered: {string.Join(", ", forge.ProviderNames)}.")
            { Provider = provider };
        }

        ProviderCapabilities capabilities = forge.GetProviderProfile(provider).Capabilities;
        if (requested.IsEmpty)
        {
            ImmutableArray<Capability> all = [.. BenchmarkOperations.All.Where(capabilities.Supports)];
            return all.IsEmpty
                ? throw Unsupported(provider, "none of the benchmark operations " + BenchmarkOperations.Known)
                : new ProviderPart(provider, all);
        }

        Capability[] missing = [.. requested.Where(operation => !capabilities.Supports(operation))];
        if (missing.Length > 0 && !onlySupported)
        {
            throw Unsupported(provider, $"not the benchmark operation {missing[0].ToWireName()}");
        }

        leftOut.AddRange(missing.Select(operation => (provider, operation)));
        return new ProviderPart(provider, BenchmarkOperations.InOrder(requested.Except(missing)));
    }

    private static string Words(ImmutableArray<Capability> operations) =>
        string.Join(", ", operations.Select(static operation => operation.ToWireName()));

    private static ProviderException Unsupported(string provider, string what) =>
        new(FaultCodes.ProviderCapability, $"Provider '{provider}' supports {what}.") { Provider = provider };

    internal sealed record ProviderPart(string Provider, ImmutableArray<Capability> Operations);
}
