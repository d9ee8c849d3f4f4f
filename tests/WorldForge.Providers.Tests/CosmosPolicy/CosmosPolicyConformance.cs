using System.Net;
using System.Text;
using WorldForge.Capabilities;
using WorldForge.Providers.CosmosPolicy;
using WorldForge.Serialization;
using WorldForge.Testing.Conformance;

namespace WorldForge.Providers.Tests.CosmosPolicy;

/// <summary>How the suites make the adapter: the server is a canned answer, the settings hold planted secrets.</summary>
internal static class ConformingCosmosPolicy
{
    // The built-in inputs have no cameras of ALOHA, so this adapter brings its own.
    public static IReadOnlyList<CapabilityFixture> Fixtures { get; } =
    [
        Fixture("valid_baseline", CosmosPolicyProviderTests.Info, "Three pixels, fourteen joints and a task.", pattern: null),
        .. CosmosPolicyCorpus.Inputs.Select(static item => Fixture("invalid_" + item.Name, item.Body, item.Name, System.Text.RegularExpressions.Regex.Escape(item.Problem))),
    ];

    private static CapabilityFixture Fixture(string name, JsonObject info, string description, string? pattern) =>
        CapabilityFixture.Create(Capability.Policy, name, JsonObject.Create(("info", info)), description, pattern);

    public static CosmosPolicyProvider Create() => new(new CosmosPolicyOptions
    {
        BaseUrl = "https://93.184.216.34",
        ApiToken = "bearer-secret",
        Translator = CosmosPolicyProviderTests.Translator,
        Handler = new Canned(),
        Environment = ProviderEnvironment.Empty,
    });

    public static CosmosPolicyProvider CreateUnconfigured() => new(new CosmosPolicyOptions { Environment = ProviderEnvironment.Empty });

    private sealed class Canned : HttpMessageHandler
    {
        private static readonly string Answer = JsonObject.Create(("actions", CosmosPeer.Encode(CosmosPeer.Rows(0)))).ToString();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(
            new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent(Answer, Encoding.UTF8, "application/json") });
    }
}

public sealed class CosmosPolicyMetadataConformance : ProviderMetadataConformance<CosmosPolicyProvider>
{
    protected override CosmosPolicyProvider CreateProvider() => ConformingCosmosPolicy.Create();

    protected override CosmosPolicyProvider? CreateUnconfiguredProvider() => ConformingCosmosPolicy.CreateUnconfigured();
}

public sealed class CosmosPolicyLifecycleConformance : LifecycleConformance<CosmosPolicyProvider>
{
    protected override CosmosPolicyProvider CreateProvider() => ConformingCosmosPolicy.Create();

    protected override CosmosPolicyProvider? CreateUnconfiguredProvider() => ConformingCosmosPolicy.CreateUnconfigured();
}

public sealed class CosmosPolicyEventConformance : EventConformance<CosmosPolicyProvider>
{
    protected override CosmosPolicyProvider CreateProvider() => ConformingCosmosPolicy.Create();

    protected override async Task ExerciseAsync(Forge forge, string name, Capability capability, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(forge);
        await forge.SelectActionsAsync(
            CosmosPolicyProviderTests.Info.With("connection", PlantedSecrets.Json).With("options", PlantedSecrets.Json), name, cancellationToken: cancellationToken);
    }
}

public sealed class CosmosPolicyPolicyConformance : PolicyConformance<CosmosPolicyProvider>
{
    protected override IReadOnlyList<CapabilityFixture> Fixtures => ConformingCosmosPolicy.Fixtures;

    protected override CosmosPolicyProvider CreateProvider() => ConformingCosmosPolicy.Create();

    protected override CosmosPolicyProvider? CreateUnconfiguredProvider() => ConformingCosmosPolicy.CreateUnconfigured();
}
