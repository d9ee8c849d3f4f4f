using System.CommandLine;
using System.Text;
using WorldForge.Cli.Commands;
using WorldForge.Cli.Errors;

namespace WorldForge.Cli.Tests.Docs;

/// <summary>Writes the reference part of <c>docs/cli.md</c> from the model of the tool.</summary>
internal static class CliReference
{
    /// <summary>Every visible command: what it does, how it is written, its arguments and options, and the first step after an error.</summary>
    public static string Render()
    {
        StringBuilder text = new();
        foreach (Command command in CommandTree.All().Where(static command => command is not RootCommand && !command.Hidden))
        {
            Render(text, command);
        }

        return text.ToString();
    }

    private static void Render(StringBuilder text, Command command)
    {
        IReadOnlyList<string> path = CommandPath.Of(command);
        text.Append("### `worldforge ").AppendJoin(' ', path).Append("`\n\n").Append(command.Description).Append("\n\n");
        if (command is CommandGroup)
        {
            text.Append("Subcommands: ").AppendJoin(", ", command.Subcommands.Where(static sub => !sub.Hidden).Select(static sub => $"`{sub.Name}`")).Append(".\n\n");
            return;
        }

        (string Name, string Meaning, string Default)[] rows =
        [
            .. command.Arguments.Select(static argument => (
                $"<{argument.HelpName ?? argument.Name}>", argument.Description!, argument.Arity.MinimumNumberOfValues > 0 ? "required" : "")),
            .. command.Options.Where(static option => !option.Hidden).Select(static option => (
                option.ValueType == typeof(bool) ? option.Name : $"{option.Name} <{option.HelpName}>", option.Description!, Default(option))),
        ];
        if (rows.Length > 0)
        {
            text.Append("| Argument or option | Meaning | Default |\n| --- | --- | --- |\n");
            foreach ((string name, string meaning, string fallback) in rows)
            {
                text.Append($"| `{Cell(name)}` | {Cell(meaning)} | {(fallback.Length == 0 ? "" : fallback == "required" ? fallback : $"`{Cell(fallback)}`")} |\n");
            }

            text.Append('\n');
        }

        text.Append("First triage step: ").Append(TriageStep.For(path, "").Replace('\'', '`')).Append(".\n\n");
    }

    private static string Default(Option option) => option.Required ? "required"
        : !option.HasDefaultValue || option.ValueType == typeof(bool) ? ""
        : option.GetDefaultValue() switch
        {
            null => "",
            string[] words => string.Join(' ', words),
            var value => value.ToString()!,
        };

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
