using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Events;
using WorldForge.Providers;
using WorldForge.Serialization;

namespace WorldForge.Tests.Calls;

public sealed class RegistryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private readonly Forge _forge = TestForge.Create();

    [Fact]
    public void The_mock_is_always_registered_even_without_auto_registration()
    {
        Forge forge = new(TestForge.Options() with { AutoRegisterRemote = false });

        Assert.Equal(["mock"], forge.ProviderNames);
    }

    [Fact]
    public void A_full_provider_replaces_one_of_the_same_name()
    {
        _forge.RegisterProvider(new FakeProvider("p", ProviderCapabilities.Of(Capability.Embed)));
        _forge.RegisterProvider(new FakeProvider("p", ProviderCapabilities.Of(Capability.Score)));

        Assert.Equal(["score"], _forge.GetProviderProfile("p").SupportedTasks);
    }

    [Fact]
    public void The_same_capability_and_name_twice_is_refused_and_changes_nothing()
    {
        _forge.RegisterEmbedder(new FakeEmbedder("e"));

        WorldForgeException error = Assert.Throws<WorldForgeException>(() => _forge.Register(new FakeComponent("e")));

        Assert.Contains("'e' is already registered for embed", error.Message, StringComparison.Ordinal);
        Assert.Equal(["embed"], _forge.GetProviderProfile("e").SupportedTasks);
    }

    [Fact]
    public void One_name_may_serve_different_capabilities()
    {
        _forge.RegisterEmbedder(new FakeEmbedder("x"));
        _forge.RegisterCost(new FakeComponent("other"), "x");

        Assert.Equal(["embed", "score"], _forge.GetProviderProfile("x").SupportedTasks);
    }

    [Fact]
    public async Task A_component_registered_under_another_name_may_answer_with_its_own()
    {
        _forge.RegisterEmbedder(new FakeEmbedder("own"), "alias");

        Assert.Equal("own", (await _forge.EmbedAsync("x", "alias", cancellationToken: Token)).Provider);
    }

    [Fact]
    public void A_bundle_registers_every_slot_in_slot_order_under_its_name()
    {
        FakeComponent component = new("inner");
        RunnableModel model = new("bundle", component, component, component, component, component);

        _forge.Register(model);

        Assert.Equal([Capability.Policy, Capability.Score, Capability.Predict, Capability.Embed, Capability.Plan], model.Slots().Select(static slot => slot.Capability));
        Assert.Equal(["predict", "embed", "plan", "score", "policy"], _forge.GetProviderProfile("bundle").SupportedTasks);
    }

    [Fact]
    public void What_cannot_be_registered_is_refused_by_name()
    {
        Assert.Contains("bundle", Assert.Throws<WorldForgeException>(() => _forge.Register(new RunnableModel("bundle"))).Message, StringComparison.Ordinal);
        Assert.Contains("nothing", Assert.Throws<WorldForgeException>(() => _forge.Register(new FakeNothing("nothing"))).Message, StringComparison.Ordinal);
        Assert.Contains("name", Assert.Throws<WorldForgeException>(() => _forge.Register(new FakeEmbedder("  "))).Message, StringComparison.Ordinal);
        Assert.Contains("name", Assert.Throws<WorldForgeException>(() => _forge.RegisterEmbedder(new FakeEmbedder("e"), " ")).Message, StringComparison.Ordinal);
        Assert.Throws<WorldForgeException>(() => _forge.RegisterProvider(null!));
        Assert.Contains("profile", Assert.Throws<WorldForgeException>(() => _forge.RegisterProvider(new HostileProvider("bare") { HasProfile = false })).Message, StringComparison.Ordinal);
        Assert.Throws<WorldForgeException>(() => _forge.RegisterPolicy(null!));
        Assert.Throws<WorldForgeException>(() => _forge.Register((RunnableModel)null!));
        Assert.Throws<WorldForgeException>(() => new RunnableModel(" "));
    }

    [Fact]
    public void A_provider_inherits_the_handler_only_if_it_has_none()
    {
        InMemoryRecorderSink own = new();
        InMemoryRecorderSink shared = new();
        FakeProvider first = new("first");
        FakeProvider second = new("second");
        second.TryAttachEventHandler(own);
        Forge forge = TestForge.Create(shared);

        forge.RegisterProvider(first);
        forge.Register(second);

        Assert.Same(shared, first.Attached);
        Assert.Same(own, second.Attached);
    }

    [Fact]
    public async Task Both_targets_and_neither_target_are_callers_errors_that_name_the_operation()
    {
        FakeEmbedder embedder = new("e");

        WorldForgeException both = await Assert.ThrowsAsync<WorldForgeException>(() => _forge.EmbedAsync("x", "mock", embedder, Token).AsTask());
        WorldForgeException neither = await Assert.ThrowsAsync<WorldForgeException>(() => _forge.EmbedAsync("x", cancellationToken: Token).AsTask());

        Assert.Contains("embed", both.Message, StringComparison.Ordinal);
        Assert.Contains("an embedder", neither.Message, StringComparison.Ordinal);
        FakeComponent all = new("all");
        Func<Task>[] twice =
        [
            () => _forge.PredictAsync(JsonObject.Empty, WorldAction.Noop(), "mock", all, cancellationToken: Token).AsTask(),
            () => _forge.ScoreActionsAsync(JsonObject.Empty, ActionCandidates.FromPlans([[WorldAction.Noop()]]), "mock", all, Token).AsTask(),
            () => _forge.SelectActionsAsync(JsonObject.Empty, "mock", all, Token).AsTask(),
            () => _forge.PlanAsync(JsonObject.Empty, "mock", all, Token).AsTask(),
        ];
        foreach (Func<Task> call in twice)
        {
            Assert.Contains("not both", (await Assert.ThrowsAsync<WorldForgeException>(call)).Message, StringComparison.Ordinal);
        }

        Assert.Equal(0, all.Calls);
        string[] expected = ["a predictor", "a cost model", "a policy", "a planner"];
        Func<Task>[] calls =
        [
            () => _forge.PredictAsync(JsonObject.Empty, WorldAction.Noop(), cancellationToken: Token).AsTask(),
            () => _forge.ScoreActionsAsync(JsonObject.Empty, ActionCandidates.FromPlans([[WorldAction.Noop()]]), cancellationToken: Token).AsTask(),
            () => _forge.SelectActionsAsync(JsonObject.Empty, cancellationToken: Token).AsTask(),
            () => _forge.PlanAsync(JsonObject.Empty, cancellationToken: Token).AsTask(),
        ];
        for (int index = 0; index < calls.Length; index++)
        {
            Assert.Contains(expected[index], (await Assert.ThrowsAsync<WorldForgeException>(calls[index])).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_capability_registry_is_asked_before_the_provider_registry()
    {
        FakeComponent single = new("mock");
        _forge.RegisterEmbedder(single);

        await _forge.EmbedAsync("x", " mock ", cancellationToken: Token);
        await _forge.PredictAsync(JsonObject.Empty, WorldAction.Noop(), "mock", cancellationToken: Token);

        Assert.Equal(1, single.Calls);
    }

    [Fact]
    public async Task An_unknown_name_is_a_provider_error_that_lists_the_registered_ones()
    {
        ProviderException error = await Assert.ThrowsAsync<ProviderException>(() => _forge.EmbedAsync("x", "nobody", cancellationToken: Token).AsTask());

        Assert.Equal((FaultCodes.ProviderUnregistered, "nobody", "embed"), (error.Code, error.Provider, error.Operation));
        Assert.Contains("not registered", error.Message, StringComparison.Ordinal);
        Assert.Contains("mock", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("predict")]
    [InlineData("embed")]
    [InlineData("plan")]
    [InlineData("score")]
    [InlineData("policy")]
    public async Task A_provider_without_the_capability_says_that_it_does_not_implement_it(string operation)
    {
        _forge.RegisterProvider(new FakeProvider("bare"));
        Func<Task> call = operation switch
        {
            "predict" => () => _forge.PredictAsync(JsonObject.Empty, WorldAction.Noop(), "bare", cancellationToken: Token).AsTask(),
            "embed" => () => _forge.EmbedAsync("x", "bare", cancellationToken: Token).AsTask(),
            "plan" => () => _forge.PlanAsync(JsonObject.Empty, "bare", cancellationToken: Token).AsTask(),
            "score" => () => _forge.ScoreActionsAsync(JsonObject.Empty, ActionCandidates.FromPlans([[WorldAction.Noop()]]), "bare", cancellationToken: Token).AsTask(),
            _ => () => _forge.SelectActionsAsync(JsonObject.Empty, "bare", cancellationToken: Token).AsTask(),
        };

        ProviderException error = await Assert.ThrowsAsync<ProviderException>(call);

        Assert.Contains($"does not implement {operation}", error.Message, StringComparison.Ordinal);
        Assert.Equal(FaultCodes.ProviderCapability, error.Code);
    }

    [Fact]
    public async Task An_object_is_called_without_being_registered_and_inherits_the_handler()
    {
        InMemoryRecorderSink events = new();
        FakeProvider provider = new("adhoc") { Predict = static request => new PredictionPayload(request.State.Value, 1, 1, 0) };
        Forge forge = TestForge.Create(events);

        await forge.PredictAsync(JsonObject.Empty, WorldAction.Noop(), predictor: provider, cancellationToken: Token);

        Assert.Same(events, provider.Attached);
        Assert.Equal(["mock"], forge.ProviderNames);
    }

    [Fact]
    public void Concurrent_registration_loses_nothing()
    {
        Parallel.For(0, 200, index => _forge.RegisterEmbedder(new FakeEmbedder($"e{index:000}")));

        Assert.Equal(201, _forge.ProviderNames.Length);
        Assert.Equal(_forge.ProviderNames.Order(StringComparer.Ordinal), _forge.ProviderNames);
    }

    [Fact]
    public void Auto_registration_follows_the_environment_and_blank_is_unset()
    {
        ProviderCatalog catalog = ProviderCatalog.BuiltIn.With(
            Entry("set", "SET_VARIABLE"),
            Entry("blank", "BLANK_VARIABLE"),
            Entry("unset", "UNSET_VARIABLE"));
        ForgeOptions options = TestForge.Options() with
        {
            Catalog = catalog,
            Environment = ProviderEnvironment.From(new Dictionary<string, string?> { ["SET_VARIABLE"] = "x", ["BLANK_VARIABLE"] = "  " }),
        };

        Assert.Equal(["mock", "set"], new Forge(options).ProviderNames);
        Assert.Equal(["mock"], new Forge(options with { AutoRegisterRemote = false }).ProviderNames);
        Assert.Equal(["mock", "set", "blank", "unset"], new Forge(options).BuiltInProfiles.Select(static profile => profile.Name));
    }

    [Fact]
    public void A_catalog_refuses_a_name_twice_and_a_factory_that_makes_another_provider()
    {
        Assert.Contains("mock", Assert.Throws<WorldForgeException>(() => ProviderCatalog.BuiltIn.With(Entry("mock", "X"))).Message, StringComparison.Ordinal);
        ProviderCatalogEntry wrong = new() { Name = "a", Factory = static _ => new FakeProvider("b"), AlwaysRegister = true };
        Assert.Contains("'b'", Assert.Throws<WorldForgeException>(() => new Forge(TestForge.Options() with { Catalog = new ProviderCatalog([wrong]) })).Message, StringComparison.Ordinal);
        ProviderCatalogEntry nothing = wrong with { Factory = static _ => null! };
        Assert.Throws<WorldForgeException>(() => new Forge(TestForge.Options() with { Catalog = new ProviderCatalog([nothing]) }));
    }

    [Fact]
    public void Invalid_options_are_all_named_at_once()
    {
        WorldForgeException error = Assert.Throws<WorldForgeException>(() => new Forge(new ForgeOptions
        {
            StateDirectory = " ",
            HealthTimeLimit = TimeSpan.Zero,
            LifecycleTimeLimit = TimeSpan.Zero,
            CallTimeLimit = TimeSpan.Zero,
            PreflightCacheTime = TimeSpan.FromSeconds(-1),
        }));

        Assert.All(["StateDirectory", "HealthTimeLimit", "LifecycleTimeLimit", "CallTimeLimit", "PreflightCacheTime"], name => Assert.Contains(name, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Options_that_no_timer_takes_and_parts_that_are_missing_are_named()
    {
        WorldForgeException error = Assert.Throws<WorldForgeException>(() => new Forge(new ForgeOptions
        {
            HealthTimeLimit = TimeSpan.MaxValue,
            LifecycleTimeLimit = TimeSpan.FromDays(25),
            CallTimeLimit = TimeSpan.MaxValue,
            Catalog = null!,
            Environment = null!,
            TimeProvider = null!,
            StateLimits = null!,
        }));

        Assert.All(
            ["HealthTimeLimit", "LifecycleTimeLimit", "CallTimeLimit", "Catalog", "Environment", "TimeProvider", "StateLimits"],
            name => Assert.Contains(name, error.Message, StringComparison.Ordinal));
        Assert.Equal(["mock"], new Forge(TestForge.Options() with { ProviderFactories = default }).ProviderNames);
    }

    [Fact]
    public void A_state_directory_with_a_zero_character_is_a_typed_error() =>
        Assert.Contains("StateDirectory", Assert.Throws<WorldForgeException>(() => new Forge(TestForge.Options() with { StateDirectory = "a\0b" })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_state_directory_that_cannot_be_made_is_an_error_without_the_host_path()
    {
        string file = Path.GetTempFileName();

        WorldForgeException error = Assert.Throws<WorldForgeException>(() => new Forge(TestForge.Options() with { StateDirectory = Path.Combine(file, "state") }));

        Assert.DoesNotContain(Path.GetDirectoryName(file)!, error.Message, StringComparison.Ordinal);
    }

    private static ProviderCatalogEntry Entry(string name, string variable) => new()
    {
        Name = name,
        Factory = context => new FakeProvider(name, environment: context.Environment, variable: variable),
    };
}
