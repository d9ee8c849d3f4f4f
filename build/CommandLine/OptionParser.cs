namespace Build.CommandLine;

/// <summary>
/// Reads <c>--name value</c>, <c>--name=value</c> and one-letter forms. Strict: what it does not know, it refuses with
/// the nearest name it knows, because a swallowed option is a build that did something else than asked.
/// </summary>
internal static class OptionParser
{
    internal const string Triage = "run './build.sh --help' for the options";

    /// <exception cref="UsageException">An option is unknown, repeated, or its value is missing or wrong.</exception>
    public static BuildOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new BuildOptions();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < arguments.Count; i++)
        {
            (string typed, string? inline) = Split(arguments[i]);
            Option option = Find(typed);
            if (!seen.Add(option.Name) && !option.Repeatable)
            {
                throw new UsageException($"option '--{option.Name}' was given more than once", Triage);
            }

            options = Apply(options, option, option.Value is null ? NoValue(option, inline) : inline ?? Next(option, arguments, ref i));
        }

        return options;
    }

    private static (string Typed, string? Value) Split(string argument)
    {
        if (argument is not ['-', not '-', ..] and not ['-', '-', _, ..])
        {
            throw new UsageException($"unexpected argument '{argument}'; a task is named with '--target {argument}'", Triage);
        }

        int equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (argument, null) : (argument[..equals], argument[(equals + 1)..]);
    }

    private static Option Find(string typed) =>
        OptionTable.All.FirstOrDefault(option => typed == "--" + option.Name || (option.Short is { } letter && typed == "-" + letter))
        ?? throw UsageException.Unknown("option", typed, OptionTable.All.Select(option => "--" + option.Name), Triage);

    private static string Next(Option option, IReadOnlyList<string> arguments, ref int i)
    {
        if (i + 1 >= arguments.Count || arguments[i + 1].StartsWith("--", StringComparison.Ordinal))
        {
            throw new UsageException($"option '--{option.Name}' needs a value: --{option.Name} <{option.Value}>", Triage);
        }

        return arguments[++i];
    }

    private static string NoValue(Option option, string? inline) => inline is null
        ? string.Empty
        : throw new UsageException($"option '--{option.Name}' takes no value, but got '{inline}'", Triage);

    private static BuildOptions Apply(BuildOptions options, Option option, string value)
    {
        if (option.Value is not null && string.IsNullOrWhiteSpace(value))
        {
            throw new UsageException($"option '--{option.Name}' needs a value: --{option.Name} <{option.Value}>", Triage);
        }

        try
        {
            return option.Apply(options, value);
        }
        catch (FormatException expected)
        {
            throw new UsageException($"option '--{option.Name}' expects {expected.Message}, but got '{value}'", Triage);
        }
    }
}
