using System.CommandLine;
using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Cli.Completion;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Cli.Commands.Diagnostics;

/// <summary><c>worldforge predict NAME</c>: one move over a seed state with one object. Nothing is saved.</summary>
internal sealed class PredictCommand : CliCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "A label for the seed state and its one object." };
    private readonly Option<string> _provider = new("--provider") { HelpName = "NAME", Description = "Who predicts.", DefaultValueFactory = static _ => "mock" };
    private readonly Option<double> _x = Flags.Coordinate("--x");
    private readonly Option<double> _y = Flags.Coordinate("--y");
    private readonly Option<double> _z = Flags.Coordinate("--z");
    private readonly Option<int> _steps = Flags.PositiveInt("--steps", "How many steps to predict.", 1);
    private readonly Option<string> _stateDirectory = Flags.StateDirectory();

    public PredictCommand(CliContext context)
        : base(context, "predict", "Predict one move of one object and print the state after it.")
    {
        _provider.CompletionSources.Add(Completions.Providers(context));
        Add(_name);
        Add(_provider);
        Add(_x);
        Add(_y);
        Add(_z);
        Add(_steps);
        Add(_stateDirectory);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string name = parsed.GetRequiredValue(_name);
        string provider = parsed.GetRequiredValue(_provider);
        SceneObject seed = new(SceneObjectIds.For(name), name, new Pose(new Position(0, 0, 0)));
        PredictRequest request = new(
            WorldState.Seed([seed]),
            WorldAction.MoveTo(parsed.GetValue(_x), parsed.GetValue(_y), parsed.GetValue(_z), objectId: seed.Id),
            parsed.GetValue(_steps));
        await using Forge forge = Context.CreateForge(parsed.GetRequiredValue(_stateDirectory));
        PredictionPayload prediction = await forge.PredictAsync(request, provider, cancellationToken: cancellationToken);
        await Context.PrintJsonAsync(JsonObject.Create(
            ("provider", provider),
            ("physics_score", prediction.PhysicsScore),
            ("confidence", prediction.Confidence),
            ("world_state", prediction.State)));
        return ExitCode.Success;
    }
}
