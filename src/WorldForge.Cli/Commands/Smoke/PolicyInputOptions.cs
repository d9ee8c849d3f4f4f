using System.CommandLine;

namespace WorldForge.Cli.Commands.Smoke;

/// <summary>Where the input of a policy call comes from, and what translates its actions.</summary>
internal sealed class PolicyInputOptions(bool hasModule)
{
    public Option<string?> PolicyInfo { get; } = new("--policy-info-json") { HelpName = "FILE", Description = "The whole info of the call." };

    public Option<string?> Observation { get; } = new("--observation-json") { HelpName = "FILE", Description = "The observation alone." };

    public Option<string?> Module { get; } = new("--observation-module") { HelpName = "DLL:TYPE", Description = "Code that makes the observation." };

    public Option<bool> AllowModule { get; } = new("--allow-observation-code") { Description = "Run that code; for code that you trust only." };

    public Option<string?> Options { get; } = new("--options-json") { HelpName = "FILE", Description = "The options of the call." };

    public Option<string?> Translator { get; } = new("--translator") { HelpName = "DLL:TYPE", Description = "Code that turns raw actions into actions; needed for a call." };

    public Option<bool> AllowTranslator { get; } = new("--allow-translator-code") { Description = "Run that code; for code that you trust only." };

    public void AddTo(Command command)
    {
        command.Add(PolicyInfo);
        command.Add(Observation);
        if (hasModule)
        {
            command.Add(Module);
            command.Add(AllowModule);
            command.Add(Options);
        }

        command.Add(Translator);
        command.Add(AllowTranslator);
        command.Validators.Add(result =>
        {
            if (result.GetValue(PolicyInfo) is not null && result.GetValue(Observation) is not null)
            {
                result.AddError("--policy-info-json and --observation-json do not go together.");
            }
        });
    }
}
