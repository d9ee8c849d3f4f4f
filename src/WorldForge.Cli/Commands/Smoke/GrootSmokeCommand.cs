using System.CommandLine;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Providers.Smokes;

namespace WorldForge.Cli.Commands.Smoke;

/// <summary><c>worldforge smoke gr00t</c>. A command line that it cannot understand leaves a failed manifest too.</summary>
internal sealed class GrootSmokeCommand : SmokeCommand, IHandlesBadCommandLine
{
    private readonly Option<string?> _host = Text("--host", "HOST", "Host of the policy server; GROOT_POLICY_HOST, else 127.0.0.1.");
    private readonly Option<int?> _port = Number("--port", "Port of the policy server.");
    private readonly Option<int?> _timeout = Number("--timeout-ms", "Limit of one request in milliseconds.");
    private readonly Option<string?> _token = Text("--api-token", "TOKEN", "Token of the server; better in GROOT_POLICY_API_TOKEN.");
    private readonly Option<bool> _strict = Switch("--strict", "The server is strict.");
    private readonly Option<bool> _notStrict = Switch("--no-strict", "The server is not strict.");
    private readonly Option<string?> _embodiment = Text("--embodiment-tag", "TAG", "The embodiment.");
    private readonly Option<int?> _horizon = Number("--action-horizon", "How many actions the first candidate must have.");
    private readonly Option<bool> _coerce = Switch("--coerce-observations", "Send nested lists below video and state as arrays.");
    private readonly PolicyInputOptions _input = new(hasModule: true);
    private readonly Option<bool> _start = Switch("--start-server", "Start the policy server, and end it with the smoke.");
    private readonly Option<string?> _root = Text("--gr00t-root", "DIR", "Checkout of the server; GROOT_REPO otherwise.");
    private readonly Option<string?> _model = Text("--model-path", "PATH", "Model of the server; GROOT_MODEL_PATH otherwise.");
    private readonly Option<string?> _dataset = Text("--dataset-path", "PATH", "Dataset that the server replays; GROOT_DATASET_PATH otherwise.");
    private readonly Option<string?> _device = Text("--device", "DEVICE", "Device of the server; GROOT_POLICY_DEVICE, else cuda:0.");
    private readonly Option<string?> _bind = Text("--server-host", "HOST", "Where the server listens; GROOT_POLICY_BIND_HOST, else 127.0.0.1.");
    private readonly Option<int> _startup = Flags.PositiveInt("--startup-timeout-seconds", "The longest until the server answers.", 300);
    private readonly Option<string[]> _serverArguments = new("--server-arg") { HelpName = "ARG", Description = "One more argument of the server; repeat it for several." };

    public GrootSmokeCommand(CliContext context)
        : base(context, "gr00t", "Ask a GR00T policy server for actions once.")
    {
        Add(_host);
        Add(_port);
        Add(_timeout);
        Add(_token);
        Add(_strict);
        Add(_notStrict);
        Add(_embodiment);
        Add(_horizon);
        Add(_coerce);
        _input.AddTo(this);
        Add(_start);
        Add(_root);
        Add(_model);
        Add(_dataset);
        Add(_device);
        Add(_bind);
        Add(_startup);
        Add(_serverArguments);
    }

    /// <inheritdoc/>
    public async Task<int> RefuseAsync(IReadOnlyList<string> arguments, string problem, CancellationToken cancellationToken)
    {
        SmokeOutcome outcome = await GrootSmoke.RefuseAsync(Settings(arguments, Manifest(arguments)), problem, cancellationToken);
        await Context.PrintJsonAsync(outcome.Output);
        return outcome.ExitCode;
    }

    protected override Task<SmokeOutcome> RunAsync(ParseResult parsed, SmokeSettings settings, CancellationToken cancellationToken) => GrootSmoke.RunAsync(
        settings,
        new GrootSmokeOptions
        {
            Host = parsed.GetValue(_host),
            Port = parsed.GetValue(_port),
            TimeoutMs = parsed.GetValue(_timeout),
            ApiToken = parsed.GetValue(_token),
            Strict = parsed.GetValue(_strict) ? true : parsed.GetValue(_notStrict) ? false : null,
            EmbodimentTag = parsed.GetValue(_embodiment),
            ActionHorizon = parsed.GetValue(_horizon),
            CoerceObservations = parsed.GetValue(_coerce),
            PolicyInfoJson = parsed.GetValue(_input.PolicyInfo),
            ObservationJson = parsed.GetValue(_input.Observation),
            ObservationModule = parsed.GetValue(_input.Module),
            AllowObservationCode = parsed.GetValue(_input.AllowModule),
            OptionsJson = parsed.GetValue(_input.Options),
            Translator = parsed.GetValue(_input.Translator),
            AllowTranslatorCode = parsed.GetValue(_input.AllowTranslator),
            StartServer = parsed.GetValue(_start),
            GrootRoot = parsed.GetValue(_root),
            ModelPath = parsed.GetValue(_model),
            DatasetPath = parsed.GetValue(_dataset),
            Device = parsed.GetValue(_device),
            ServerHost = parsed.GetValue(_bind),
            StartupTimeout = TimeSpan.FromSeconds(parsed.GetValue(_startup)),
            ServerArguments = [.. parsed.GetValue(_serverArguments) ?? []],
        },
        cancellationToken);

    private static string? Manifest(IReadOnlyList<string> arguments)
    {
        for (int index = 0; index < arguments.Count; index++)
        {
            if (arguments[index].StartsWith(ManifestName + "=", StringComparison.Ordinal))
            {
                return arguments[index][(ManifestName.Length + 1)..];
            }

            if (arguments[index] == ManifestName && index + 1 < arguments.Count)
            {
                return arguments[index + 1];
            }
        }

        return null;
    }
}
