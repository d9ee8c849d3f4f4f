using System.Globalization;
using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Scaffolding;

/// <summary>The files of one adapter project.</summary>
internal sealed class ScaffoldContent(ScaffoldNames names, Capability[] planned, string taxonomy, string[] variables, bool isLocal, string version)
{
    private string PlannedText => string.Join(", ", planned.Select(static one => one.ToWireName()));

    public IEnumerable<ScaffoldFile> Files()
    {
        Dictionary<string, string> values = Values();
        string source = $"src/{names.Pascal}";
        string tests = $"tests/{names.Pascal}.Tests";
        yield return From($"{source}/{names.Pascal}.csproj", "Provider.csproj.txt");
        yield return From($"{source}/{names.Pascal}Provider.cs", "Provider.cs.txt");
        yield return new($"{source}/Manifests/{names.Slug}.json.stub", ArtifactJson.ToText(Stub()));
        yield return From($"{tests}/{names.Pascal}.Tests.csproj", "Tests.csproj.txt");
        yield return From($"{tests}/{names.Pascal}ProviderTests.cs", "Tests.cs.txt");
        yield return new($"tests/fixtures/providers/{names.Snake}_success.json", ArtifactJson.ToText(Fixture("success")));
        yield return new($"tests/fixtures/providers/{names.Snake}_error.json", ArtifactJson.ToText(Fixture("error")));
        yield return From($"docs/providers/{names.Slug}.md", "Page.md.txt");
        yield return From($"docs/providers/{names.Slug}-workbench.md", "Workbench.md.txt");

        ScaffoldFile From(string path, string template) => new(path, ScaffoldTemplate.Fill(template, values));
    }

    private Dictionary<string, string> Values() => new(StringComparer.Ordinal)
    {
        ["SLUG"] = names.Slug,
        ["SNAKE"] = names.Snake,
        ["PASCAL"] = names.Pascal,
        ["VERSION"] = version,
        ["TAXONOMY"] = taxonomy.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal),
        ["TAXONOMY_LITERAL"] = Literal(taxonomy),
        ["LOCAL"] = isLocal ? "true" : "false",
        ["LOCALITY"] = isLocal ? "local" : "remote",
        ["PLANNED"] = PlannedText,
        ["PLANNED_LITERALS"] = string.Join(", ", planned.Select(static one => "Capability." + one)),
        ["VARIABLES_LITERALS"] = string.Join(", ", variables.Select(Literal)),
        ["VARIABLES"] = variables.Length == 0 ? "none" : string.Join(", ", variables.Select(static name => $"`{name}`")),
        ["METHODS"] = string.Concat(planned.Select(Method)),
        ["CASES"] = string.Concat(planned.Select(Case)),
    };

    private static string Method(Capability capability)
    {
        (string result, string call, string parameters) = Shape(capability);
        return $$"""

                /// <inheritdoc/>
                public override ValueTask<{{result}}> {{call}}({{parameters}}, CancellationToken cancellationToken) =>
                    throw NotImplementedYet(Capability.{{capability}});

            """;
    }

    private static string Case(Capability capability)
    {
        string argument = capability switch
        {
            Capability.Predict => "new PredictRequest(WorldState.Seed([]), WorldAction.Noop())",
            Capability.Embed => "\"any text\"",
            Capability.Score => "new ScoreRequest(JsonObject.Empty, ActionCandidates.FromPlans([[WorldAction.Noop()]]))",
            _ => "JsonObject.Empty",
        };
        return $$"""

                [Fact]
                public async Task {{capability}}_is_planned_and_not_implemented_yet()
                {
                    ProviderException refused = await Assert.ThrowsAsync<ProviderException>(async () => await Create().{{Shape(capability).Call}}({{argument}}, Cancellation));

                    Assert.Contains("not implemented yet", refused.Message, StringComparison.Ordinal);
                }

            """;
    }

    private static (string Result, string Call, string Parameters) Shape(Capability capability) => capability switch
    {
        Capability.Predict => ("PredictionPayload", "PredictAsync", "PredictRequest request"),
        Capability.Embed => ("EmbeddingResult", "EmbedAsync", "string text"),
        Capability.Score => ("ActionScoreResult", "ScoreActionsAsync", "ScoreRequest request"),
        _ => ("ActionPolicyResult", "SelectActionsAsync", "JsonObject info"),
    };

    private JsonObject Fixture(string kind) => JsonObject.Create(
        ("fixture_status", "placeholder"),
        ("kind", kind),
        ("usable_as_evidence", false),
        ("replace_before_promotion", true),
        ("provider", names.Slug),
        ("implementation_status", "scaffold"),
        ("taxonomy_category", taxonomy),
        ("planned_capabilities", JsonList.OfTexts(planned.Select(static one => one.ToWireName()))));

    private JsonObject Stub() => JsonObject.Create(
        ("_instructions", $"Fill in every TODO value, then rename the file to {names.Slug}.json. While its name ends in .stub, nothing loads it."),
        ("stub_status", "incomplete"),
        ("usable_as_evidence", false),
        ("schema_version", 1),
        ("provider", names.Slug),
        ("capabilities", JsonList.OfTexts(planned.Select(static one => one.ToWireName()))),
        ("optional_dependencies", JsonList.OfTexts(["TODO_OPTIONAL_DEPENDENCY"])),
        ("required_env_vars", JsonList.OfTexts(variables.Length == 0 ? ["TODO_REQUIRED_VARIABLE"] : variables)),
        ("optional_env_vars", JsonList.Empty),
        ("device_support", JsonList.OfTexts(["TODO_DEVICE"])),
        ("host_owned_artifacts", JsonList.OfTexts(["TODO_HOST_OWNED_ARTIFACT"])),
        ("default_model", "TODO_DEFAULT_MODEL"),
        ("minimum_smoke_command", "TODO_SMOKE_COMMAND"),
        ("expected_success_signal", "TODO_SUCCESS_SIGNAL"),
        ("setup_hint", "TODO_SETUP_HINT"),
        ("docs_path", $"docs/providers/{names.Slug}.md"));

    /// <summary>A text as a C# literal.</summary>
    private static string Literal(string text) => "\"" + string.Concat(text.Select(static unit => unit switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}"),
        _ => unit.ToString(),
    })) + "\"";
}
