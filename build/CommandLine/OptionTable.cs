using System.Globalization;
using Cake.Core.Diagnostics;

namespace Build.CommandLine;

/// <summary>Every option of the build. A further one is one property of <see cref="BuildOptions"/> and one row here.</summary>
internal static class OptionTable
{
    public static IReadOnlyList<Option> All { get; } =
    [
        Option.Many("target", 't', "task", "Run this task and what it depends on.", (o, v) => o with { Targets = o.Targets.Add(v) }),
        Option.Flag("exclusive", 'e', "Run the targets without their dependencies.", o => o with { Exclusive = true }),
        Option.Single("jobs", 'j', "count", "Run at most this many tasks at the same time.", (o, v) => o with { Jobs = Jobs(v) }),
        Option.Flag("tree", null, "Show the task tree.", o => o with { Tree = true }),
        Option.Flag("description", null, "Show what each task does.", o => o with { Description = true }),
        Option.Flag("dryrun", null, "Show the order of the tasks without running them.", o => o with { DryRun = true }),
        Option.Single("verbosity", 'v', "level", "Say quiet, minimal, normal, verbose or diagnostic.", (o, v) => o with { Verbosity = Level(v) }),
        Option.Many("skip-gate", null, "gate", "Record this gate as skipped.", (o, v) => o with { SkippedGates = o.SkippedGates.Add(v) }),
        Option.Single("skip-reason", null, "text", "Why gates are skipped; goes into the evidence.", (o, v) => o with { SkipReason = v }),
        Option.Single("profile", null, "file", "The release profile to judge with.", (o, v) => o with { Profile = v }),
        Option.Single("advisory-database", null, "folder", "A pinned offline advisory database.", (o, v) => o with { AdvisoryDatabase = v }),
        Option.Many("run-manifest", null, "file", "Link this run manifest in the release evidence.", (o, v) => o with { RunManifests = o.RunManifests.Add(v) }),
        Option.Many("known-limitation", null, "text", "State this limitation in the release evidence.", (o, v) => o with { KnownLimitations = o.KnownLimitations.Add(v) }),
        Option.Flag("strict", null, "An incomplete verdict fails the build.", o => o with { Strict = true }),
        Option.Flag("help", 'h', "Show this text.", o => o with { Help = true }),
        Option.Flag("version", null, "Show the version.", o => o with { Version = true }),
    ];

    private static int Jobs(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int jobs) && jobs is >= 1 and <= BuildOptions.MaximumJobs
            ? jobs
            : throw new FormatException($"a whole number from 1 to {BuildOptions.MaximumJobs}");

    private static Verbosity Level(string value) =>
        Enum.GetNames<Verbosity>().FirstOrDefault(name => name.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse<Verbosity>(name)
            : throw new FormatException("quiet, minimal, normal, verbose or diagnostic");
}
