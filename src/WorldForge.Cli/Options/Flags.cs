using System.CommandLine;
using System.Globalization;
using WorldForge.Capabilities;
using WorldForge.Cli.Completion;

namespace WorldForge.Cli.Options;

/// <summary>The options that several commands share, so that they read and behave alike everywhere. Each call makes a new one.</summary>
internal static class Flags
{
    /// <summary>The name of <see cref="Plain"/>.</summary>
    public const string PlainName = "--plain";

    /// <summary><c>--plain</c>: switches tables, colours and progress off; valid at every level.</summary>
    public static Option<bool> Plain() => new(PlainName) { Description = "No tables, colours or progress, also on a terminal.", Recursive = true };

    /// <summary><c>--format</c> with the choices of the command.</summary>
    /// <param name="fallback">The choice when the option is absent.</param>
    /// <param name="choices">All choices, in the order of the help.</param>
    public static Option<string> Format(string fallback, params string[] choices) =>
        Choice("--format", "How to print the result.", fallback, choices);

    /// <summary>An option that takes one of a few words, exactly as written.</summary>
    public static Option<string> Choice(string name, string description, string fallback, params string[] choices) =>
        new Option<string>(name) { Description = description, DefaultValueFactory = _ => fallback }.Among(choices);

    /// <summary><c>--output PATH</c>; null prints to standard output. See <c>EmitAsync</c>.</summary>
    public static Option<string?> Output() =>
        new("--output") { HelpName = "PATH", Description = "Write the result to this file instead of standard output." };

    /// <summary><c>--state-dir DIR</c>.</summary>
    public static Option<string> StateDirectory() => new("--state-dir")
    {
        HelpName = "DIR",
        Description = "Where hosts keep world state; only named in reports, never created.",
        DefaultValueFactory = static _ => ".worldforge/worlds",
    };

    /// <summary><c>--workspace-dir DIR</c>: where preserved runs are read.</summary>
    public static Option<string> Workspace(string fallback = ".worldforge") =>
        new("--workspace-dir") { HelpName = "DIR", Description = "The workspace that holds the preserved runs.", DefaultValueFactory = _ => fallback };

    /// <summary><c>--run-workspace DIR</c>: where a run is preserved; null preserves nothing.</summary>
    public static Option<string?> RunWorkspace() =>
        new("--run-workspace") { HelpName = "DIR", Description = "Preserve the run under <DIR>/runs/<run-id>." };

    /// <summary><c>--profile PATH</c>.</summary>
    public static Option<string?> Profile() =>
        new("--profile") { HelpName = "PATH", Description = "A non-secret configuration profile (JSON or TOML); explicit flags win over it." };

    /// <summary>An option that carries JSON; read it with <see cref="JsonArgument"/>.</summary>
    public static Option<string?> Json(string name, string description) => new(name) { HelpName = "JSON", Description = description };

    /// <summary><c>--registered-only</c>.</summary>
    public static Option<bool> RegisteredOnly() => new("--registered-only") { Description = "Leave out known providers that are not registered." };

    /// <summary><c>--capability NAME</c>; one of the five words. Read it with <see cref="CapabilityOf"/>.</summary>
    public static Option<string?> Capability(string description) =>
        new Option<string?>("--capability") { Description = description }.Among("predict", "embed", "plan", "score", "policy");

    /// <summary>The capability that a word names; null for null.</summary>
    public static Capability? CapabilityOf(string? word) => word is null ? null : CapabilityNames.Parse(word);

    /// <summary><c>--provider NAME</c>, repeatable in order, with the names of the catalog as completions.</summary>
    public static Option<string[]> Providers(CliContext context, params string[] fallback)
    {
        Option<string[]> option = new("--provider")
        {
            HelpName = "NAME",
            Description = "A provider; repeat it for several.",
            DefaultValueFactory = _ => fallback,
        };
        option.CompletionSources.Add(Completions.Providers(context));
        return option;
    }

    /// <summary>An argument that names a provider, with the names of the catalog as completions.</summary>
    public static Argument<string> ProviderName(CliContext context, string description)
    {
        Argument<string> argument = new("NAME") { HelpName = "NAME", Description = description };
        argument.CompletionSources.Add(Completions.Providers(context));
        return argument;
    }

    /// <summary>The same, but it may be left out.</summary>
    public static Argument<string?> OptionalProviderName(CliContext context, string description)
    {
        Argument<string?> argument = new("NAME") { HelpName = "NAME", Description = description, Arity = ArgumentArity.ZeroOrOne };
        argument.CompletionSources.Add(Completions.Providers(context));
        return argument;
    }

    /// <summary>An option that takes an integer of at least 1.</summary>
    public static Option<int> PositiveInt(string name, string description, int fallback) => Integer(name, description, fallback, 1);

    /// <summary>An option that takes an integer of at least 0.</summary>
    public static Option<int> NonNegativeInt(string name, string description, int fallback) => Integer(name, description, fallback, 0);

    /// <summary>An option that takes an integer, or nothing when it is absent.</summary>
    /// <param name="name">The option.</param>
    /// <param name="helpName">What stands for its value in the help.</param>
    /// <param name="description">What it does.</param>
    /// <param name="least">The least value.</param>
    public static Option<int?> OptionalInt(string name, string helpName, string description, int least) => new(name)
    {
        HelpName = helpName,
        Description = description,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least)
            {
                return value;
            }

            result.AddError($"{name} must be an integer of at least {least}, not '{result.Tokens[0].Value}'.");
            return null;
        },
    };

    /// <summary>A required finite number in metres.</summary>
    public static Option<double> Coordinate(string name) => new(name)
    {
        HelpName = "METRES",
        Description = $"Target {name[2..]} in metres.",
        Required = true,
        CustomParser = result =>
        {
            if (double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value))
            {
                return value;
            }

            result.AddError($"{name} must be a finite number, not '{result.Tokens[0].Value}'.");
            return 0;
        },
    };

    private static Option<int> Integer(string name, string description, int fallback, int least) => new(name)
    {
        HelpName = "N",
        Description = description,
        DefaultValueFactory = _ => fallback,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least)
            {
                return value;
            }

            result.AddError($"{name} must be an integer of at least {least}, not '{result.Tokens[0].Value}'.");
            return fallback;
        },
    };
}
