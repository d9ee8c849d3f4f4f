using System.CommandLine;
using WorldForge.Providers.Smokes;

namespace WorldForge.Cli.Commands.Smoke;

/// <summary><c>worldforge smoke cosmos-policy</c>.</summary>
internal sealed class CosmosPolicySmokeCommand : SmokeCommand
{
    private readonly Option<string?> _baseUrl = Text("--base-url", "URL", "Base URL of the server; COSMOS_POLICY_BASE_URL otherwise.");
    private readonly Option<string?> _token = Text("--api-token", "TOKEN", "Bearer token; better in COSMOS_POLICY_API_TOKEN.");
    private readonly Option<double?> _timeout = new("--timeout-seconds") { HelpName = "SECONDS", Description = "Limit of the request; COSMOS_POLICY_TIMEOUT_SECONDS otherwise." };
    private readonly Option<string?> _model = Text("--model", "NAME", "Label of the model.");
    private readonly Option<string?> _embodiment = Text("--embodiment-tag", "TAG", "The embodiment.");
    private readonly Option<int?> _horizon = Number("--action-horizon", "How many actions are asked for.");
    private readonly Option<bool> _all = Switch("--return-all-query-results", "Ask for all candidates.");
    private readonly Option<bool> _notAll = Switch("--no-return-all-query-results", "Ask for the best candidate only.");
    private readonly PolicyInputOptions _input = new(hasModule: false);
    private readonly Option<string?> _task = Text("--task-description", "TEXT", "The task; beats the one in the file.");

    public CosmosPolicySmokeCommand(CliContext context)
        : base(context, "cosmos-policy", "Ask a Cosmos-Policy server for actions once.")
    {
        Add(_baseUrl);
        Add(_token);
        Add(_timeout);
        Add(_model);
        Add(_embodiment);
        Add(_horizon);
        Add(_all);
        Add(_notAll);
        Add(_task);
        _input.AddTo(this);
    }

    protected override Task<SmokeOutcome> RunAsync(ParseResult parsed, SmokeSettings settings, CancellationToken cancellationToken) => CosmosPolicySmoke.RunAsync(
        settings,
        new CosmosPolicySmokeOptions
        {
            BaseUrl = parsed.GetValue(_baseUrl),
            ApiToken = parsed.GetValue(_token),
            TimeoutSeconds = parsed.GetValue(_timeout),
            Model = parsed.GetValue(_model),
            EmbodimentTag = parsed.GetValue(_embodiment),
            ActionHorizon = parsed.GetValue(_horizon),
            ReturnAllQueryResults = parsed.GetValue(_all) ? true : parsed.GetValue(_notAll) ? false : null,
            PolicyInfoJson = parsed.GetValue(_input.PolicyInfo),
            ObservationJson = parsed.GetValue(_input.Observation),
            TaskDescription = parsed.GetValue(_task),
            Translator = parsed.GetValue(_input.Translator),
            AllowTranslatorCode = parsed.GetValue(_input.AllowTranslator),
        },
        cancellationToken);
}
