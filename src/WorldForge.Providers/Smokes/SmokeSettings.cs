using WorldForge.Redaction;

namespace WorldForge.Providers.Smokes;

/// <summary>What every smoke takes.</summary>
public sealed record SmokeSettings
{
    /// <summary>Folder that relative paths start at.</summary>
    public required string Directory { get; init; }

    /// <summary>The command line as it was given; sanitised before it is written.</summary>
    public required IReadOnlyList<string> CommandArguments { get; init; }

    /// <summary>Version of the tool.</summary>
    public required string PackageVersion { get; init; }

    /// <summary>Where the run manifest goes; null writes none.</summary>
    public string? RunManifest { get; init; }

    /// <summary>Whether only health is checked: a healthy provider then gives the status <c>skipped</c>.</summary>
    public bool HealthOnly { get; init; }

    /// <summary>Whether a host without the runtime or the settings gives <c>skipped</c> and exit code 0 instead of <c>failed</c> and 1.</summary>
    public bool SkipUnprepared { get; init; }

    /// <summary>Where variables are read from.</summary>
    public ProviderEnvironment Environment { get; init; } = ProviderEnvironment.Process;

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Cleans the texts of failures.</summary>
    public Redactor Redactor { get; init; } = Redactor.Observable;

    internal string PathOf(string path) => Path.GetFullPath(path, Directory);
}
