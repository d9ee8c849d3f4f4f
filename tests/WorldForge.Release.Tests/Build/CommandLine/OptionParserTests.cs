using Build;
using Build.CommandLine;
using Cake.Core.Diagnostics;

namespace WorldForge.Release.Tests.Build.CommandLine;

public sealed class OptionParserTests
{
    [Fact]
    public void Has_defaults()
    {
        BuildOptions options = OptionParser.Parse([]);

        Assert.Empty(options.Targets);
        Assert.Equal(Math.Min(Environment.ProcessorCount, 256), options.Jobs);
        Assert.Equal(Verbosity.Normal, options.Verbosity);
        Assert.True(options.RunsTasks);
    }

    [Fact]
    public void Reads_every_option_in_both_forms()
    {
        BuildOptions options = OptionParser.Parse(
        [
            "--target", "A", "-t", "B", "--target=C", "-t=D", "--exclusive", "--jobs=3", "-v", "DIAGNOSTIC", "--skip-gate", "Lint",
            "--skip-gate=Format", "--skip-reason=because a=b", "--profile", "p.yml", "--advisory-database=db", "--run-manifest", "a.json",
            "--run-manifest", "b.json", "--known-limitation=none known", "--strict", "--tree", "--description", "--dryrun",
        ]);

        Assert.Equal(["A", "B", "C", "D"], options.Targets);
        Assert.True(options.Exclusive);
        Assert.Equal(3, options.Jobs);
        Assert.Equal(Verbosity.Diagnostic, options.Verbosity);
        Assert.Equal(["Lint", "Format"], options.SkippedGates);
        Assert.Equal("because a=b", options.SkipReason);
        Assert.Equal("p.yml", options.Profile);
        Assert.Equal("db", options.AdvisoryDatabase);
        Assert.Equal(["a.json", "b.json"], options.RunManifests);
        Assert.Equal(["none known"], options.KnownLimitations);
        Assert.True(options.Strict && options.Tree && options.Description && options.DryRun);
        Assert.False(options.RunsTasks);
    }

    [Theory]
    [InlineData("unknown option '--taget'; the nearest is '--target'", "--taget", "X")]
    [InlineData("unknown option '--skipgate'; the nearest is '--skip-gate'", "--skipgate=Lint")]
    [InlineData("unknown option '-x'; the nearest is '--help'", "-x")]
    [InlineData("unexpected argument 'Compile'; a task is named with '--target Compile'", "Compile")]
    [InlineData("unexpected argument '--'; a task is named with '--target --'", "--")]
    [InlineData("unexpected argument ''; a task is named with '--target '", "")]
    [InlineData("option '--target' needs a value: --target <task>", "--target")]
    [InlineData("option '--target' needs a value: --target <task>", "--target", "--tree")]
    [InlineData("option '--target' needs a value: --target <task>", "--target=")]
    [InlineData("option '--tree' takes no value, but got 'yes'", "--tree=yes")]
    [InlineData("option '--jobs' was given more than once", "--jobs=1", "-j", "2")]
    [InlineData("option '--jobs' expects a whole number from 1 to 256, but got '0'", "--jobs=0")]
    [InlineData("option '--jobs' expects a whole number from 1 to 256, but got '-1'", "--jobs=-1")]
    [InlineData("option '--jobs' expects a whole number from 1 to 256, but got '1e3'", "--jobs=1e3")]
    [InlineData("option '--jobs' expects a whole number from 1 to 256, but got '99999999999'", "--jobs=99999999999")]
    [InlineData("option '--verbosity' expects quiet, minimal, normal, verbose or diagnostic, but got '3'", "--verbosity=3")]
    public void Refuses_what_it_does_not_know(string reason, params string[] arguments)
    {
        var error = Assert.Throws<UsageException>(() => OptionParser.Parse(arguments));

        Assert.Equal(reason, error.Reason);
        Assert.Equal("run './build.sh --help' for the options", error.Triage);
    }

    [Fact]
    public void Takes_relative_paths_from_where_the_caller_stands()
    {
        string caller = Path.GetFullPath("/somewhere");

        BuildOptions options = OptionParser.Parse(["--profile=p.yml", "--advisory-database=../db", "--run-manifest=/m.json"]).WithPathsFrom(caller);

        Assert.Equal(Path.Combine(caller, "p.yml"), options.Profile);
        Assert.Equal(Path.GetFullPath("/db"), options.AdvisoryDatabase);
        Assert.Equal([Path.GetFullPath("/m.json")], options.RunManifests);
    }
}
