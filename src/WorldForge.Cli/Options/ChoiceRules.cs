using System.CommandLine;
using System.CommandLine.Parsing;

namespace WorldForge.Cli.Options;

/// <summary>Limits an option or argument to a few words, exactly as written. The words are its completions.</summary>
internal static class ChoiceRules
{
    /// <summary>Limits an option; the help shows the words in this order.</summary>
    public static Option<T> Among<T>(this Option<T> option, params string[] words)
    {
        option.HelpName = string.Join('|', words);
        option.CompletionSources.Add(words);
        option.Validators.Add(result => Check(result, option.Name, words));
        return option;
    }

    /// <summary>Limits an argument; the help shows the words in this order.</summary>
    public static Argument<T> Among<T>(this Argument<T> argument, params string[] words)
    {
        argument.HelpName = string.Join('|', words);
        argument.CompletionSources.Add(words);
        argument.Validators.Add(result => Check(result, argument.Name, words));
        return argument;
    }

    private static void Check(SymbolResult result, string name, string[] words)
    {
        foreach (Token token in result.Tokens)
        {
            if (!words.Contains(token.Value, StringComparer.Ordinal))
            {
                result.AddError($"{name} must be one of {string.Join(", ", words)}, not '{token.Value}'.");
            }
        }
    }
}
