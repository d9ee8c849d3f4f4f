using System.CommandLine;
using WorldForge.Cli.Errors;
using WorldForge.Configuration;

namespace WorldForge.Cli.Options;

/// <summary>What a command goes by: an explicit flag beats the profile, the profile beats the built-in default.</summary>
internal sealed class ProfileDefaults
{
    private readonly ParseResult _parsed;

    private ProfileDefaults(ParseResult parsed, ConfigurationProfile? profile)
    {
        _parsed = parsed;
        Profile = profile;
    }

    /// <summary>The profile; null when none was named.</summary>
    public ConfigurationProfile? Profile { get; }

    /// <summary>The profile as a recorded command names it: relative and safe, or its file name.</summary>
    public string? Label => Profile is null ? null : Profile.Source[(Profile.Source.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>Reads the profile that the command line names.</summary>
    public static ProfileDefaults Read(CliContext context, ParseResult parsed, Option<string?> profile) => new(
        parsed,
        parsed.GetValue(profile) is { } path ? ConfigurationProfile.Load(path, context.Directory) : null);

    /// <summary>The value of an option, or else what the profile says, or else the default of the option.</summary>
    public T Of<T>(Option<T> option, T? fromProfile)
        where T : class? => IsExplicit(option) || fromProfile is null ? _parsed.GetValue(option)! : fromProfile;

    /// <summary>The values of a repeatable option, or else those of the profile, or else the default of the option.</summary>
    public string[] Of(Option<string[]> option, IReadOnlyCollection<string>? fromProfile) =>
        IsExplicit(option) || fromProfile is null or { Count: 0 } ? _parsed.GetRequiredValue(option) : [.. fromProfile];

    /// <summary>The format, which must be one that the command prints.</summary>
    /// <exception cref="UsageException">The profile asks for another.</exception>
    public string Format(Option<string> option, params string[] allowed)
    {
        string format = Of(option, Profile?.OutputFormat);
        return allowed.Contains(format, StringComparer.Ordinal)
            ? format
            : throw new UsageException($"The profile asks for the output format '{format}'; this command prints {string.Join(", ", allowed)}.");
    }

    private bool IsExplicit(Option option) => _parsed.GetResult(option) is { Implicit: false };
}
