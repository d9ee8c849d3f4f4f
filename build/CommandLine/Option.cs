namespace Build.CommandLine;

/// <summary>One named option: how it is typed, what it means, and what it changes.</summary>
/// <param name="Name">The long name without dashes.</param>
/// <param name="Short">A single letter, where there is one.</param>
/// <param name="Value">The name of the value in the help text; a flag has none.</param>
/// <param name="Repeatable">Whether it may be given more than once.</param>
/// <param name="Help">One line.</param>
/// <param name="Apply">The options with this value; throws <see cref="FormatException"/> with what was expected.</param>
internal sealed record Option(
    string Name,
    char? Short,
    string? Value,
    bool Repeatable,
    string Help,
    Func<BuildOptions, string, BuildOptions> Apply)
{
    public static Option Flag(string name, char? letter, string help, Func<BuildOptions, BuildOptions> apply) =>
        new(name, letter, Value: null, Repeatable: false, help, (options, _) => apply(options));

    public static Option Single(string name, char? letter, string value, string help, Func<BuildOptions, string, BuildOptions> apply) =>
        new(name, letter, value, Repeatable: false, help, apply);

    public static Option Many(string name, char? letter, string value, string help, Func<BuildOptions, string, BuildOptions> apply) =>
        new(name, letter, value, Repeatable: true, help, apply);
}
