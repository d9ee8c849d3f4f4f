using Build.Engine;
using Build.Progress;
using Cake.Core.Diagnostics;

namespace WorldForge.Release.Tests.Build.Progress;

public sealed class BuildLogTests : IDisposable
{
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };
    private readonly BuildRun _run = new(TestContext.Current.CancellationToken);
    private readonly BuildLog _log;

    public BuildLogTests() => _log = new BuildLog(new BlockConsole(_run, _output, _error), text => text.Replace("secret", "[redacted]", StringComparison.Ordinal));

    [Fact]
    public void Says_what_the_verbosity_lets_through()
    {
        _log.Information("said {0}", 1);
        _log.Verbose("not said");

        Assert.Equal("said 1\n", _output.ToString());
    }

    [Fact]
    public void Takes_braces_as_they_are_where_there_are_no_arguments()
    {
        _log.Write(Verbosity.Normal, LogLevel.Information, "{ \"json\": true }");

        Assert.Equal("{ \"json\": true }\n", _output.ToString());
    }

    [Fact]
    public void Redacts_what_goes_to_the_error_stream()
    {
        _log.Error("Error: {0}", "the secret is out");
        _log.Warning("secret");

        Assert.Equal("build error: the [redacted] is out. First triage: run again with '--verbosity diagnostic'\nwarning: [redacted]\n", _error.ToString());
    }

    [Fact]
    public void Writes_into_the_block_of_the_current_task()
    {
        var scope = new TaskScope("A", captures: true, CancellationToken.None);
        _run.Enter(scope);
        _log.Information("inside");
        _log.Error("inside too");
        _run.Enter(null);

        Assert.Equal(string.Empty, _output.ToString());
        Assert.Contains("inside\nbuild error: inside too", scope.Drain(), StringComparison.Ordinal);
    }

    [Fact]
    public void Says_Cakes_own_errors_only_in_verbose_runs()
    {
        var engine = new EngineLog(_log);
        engine.Error("An error occurred");
        Assert.Equal(string.Empty, _error.ToString());

        engine.Verbosity = Verbosity.Verbose;
        engine.Error("An error occurred");
        engine.Warning("careful");
        Assert.Equal("An error occurred\n", _output.ToString());
        Assert.Equal("warning: careful\n", _error.ToString());
        Assert.Equal(Verbosity.Verbose, engine.Verbosity);
    }

    public void Dispose()
    {
        _run.Dispose();
        _output.Dispose();
        _error.Dispose();
    }
}
