using System.Collections.Immutable;
using WorldForge.IO;
using WorldForge.Processes;
using WorldForge.Redaction;

namespace WorldForge.Release.Gates;

/// <summary>What a collector may use: the repository, processes, time, and the evidence of other collectors.</summary>
public sealed class CollectContext
{
    private readonly CommandLog _log;
    private readonly Func<string, CancellationToken, Task<EvidenceItem>> _collect;

    internal CollectContext(ReleaseServices services, GatePolicy policy, Func<string, CancellationToken, Task<EvidenceItem>> collect)
        : this(services, policy, collect, new CommandLog())
    {
    }

    private CollectContext(ReleaseServices services, GatePolicy policy, Func<string, CancellationToken, Task<EvidenceItem>> collect, CommandLog log)
    {
        Services = services;
        Policy = policy;
        _collect = collect;
        _log = log;
    }

    /// <summary>The repository and the seams to the outside.</summary>
    public ReleaseServices Services { get; }

    /// <summary>Absolute path of the repository root.</summary>
    public string Root => Services.Root;

    /// <summary>What the profile says of the gate for which this is collected.</summary>
    public GatePolicy Policy { get; }

    /// <summary>The processes run to their end so far.</summary>
    public ImmutableArray<CommandRecord> Commands => _log.Records;

    /// <summary>A context for work that is done beside other work: its processes are recorded in one piece, here.</summary>
    public CollectContext Branch() => new(Services, Policy, _collect, _log.Branch());

    /// <summary>Runs a program to its end in the repository root (or the request's own folder) and keeps a safe record of it.</summary>
    /// <returns>The whole result; a program that cannot start or that fails is a result, not an exception.</returns>
    public async Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var result = await Services.Processes.RunAsync(request, cancellationToken).ConfigureAwait(false);
        _log.Add(Record(request, result));
        return result;
    }

    /// <summary>Runs <c>dotnet</c> with these arguments.</summary>
    /// <param name="arguments">The arguments after the program name.</param>
    /// <param name="cancellationToken">Ends the program and everything below it.</param>
    /// <param name="environment">Changes to the inherited environment.</param>
    /// <param name="workingDirectory">The folder to run in; the repository root by default.</param>
    /// <param name="endsLeftovers">Whether processes that it leaves behind are killed when it has ended.</param>
    /// <exception cref="CollectionException">The program could not start.</exception>
    public async Task<ProcessResult> DotnetAsync(IEnumerable<string> arguments, CancellationToken cancellationToken, IReadOnlyDictionary<string, string?>? environment = null, string? workingDirectory = null, bool endsLeftovers = false)
    {
        var request = new ProcessRequest
        {
            FileName = Services.DotnetPath,
            Arguments = [.. arguments],
            WorkingDirectory = workingDirectory ?? Root,
            Environment = environment ?? ImmutableDictionary<string, string?>.Empty,
            EndsLeftovers = endsLeftovers,
        };
        var result = await RunAsync(request, cancellationToken).ConfigureAwait(false);
        return result.StartError is null ? result : throw CollectionException.Faulted($"dotnet could not start: {result.StartError}");
    }

    /// <summary>The facts of another collector; it runs now if it has not run yet, and only once in a session.</summary>
    /// <exception cref="CollectionException">They could not be collected; the outcome is blocked and names the other collection.</exception>
    public async Task<TFacts> RequireAsync<TFacts>(CancellationToken cancellationToken)
        where TFacts : class, IEvidenceFacts<TFacts>
    {
        var item = await _collect(TFacts.Type, cancellationToken).ConfigureAwait(false);
        return item.Facts as TFacts ?? throw CollectionException.Blocked($"{TFacts.Type} has no facts ({item.Outcome.ToString().ToLowerInvariant()}): {item.Reason}");
    }

    /// <summary>The arguments for the compiler server of this run are left out: they differ in every run and mean nothing to a reader.</summary>
    private CommandRecord Record(ProcessRequest request, ProcessResult result) => new()
    {
        Command = Services.Redactor.Redact(CommandText.Quote(Path.GetFileNameWithoutExtension(request.FileName), request.Arguments.Where(argument => !Services.Compiler.Arguments.Contains(argument)).Select(Shown))),
        ExitCode = result.ExitCode,
        StdoutTail = OutputTail.Of(result.StandardOutput, Services.Redactor, ReleaseServices.TailLength),
        StderrTail = OutputTail.Of(result.StandardError, Services.Redactor, ReleaseServices.TailLength),
        Error = result.StartError is null ? null : Services.Redactor.Redact(result.StartError),
    };

    /// <summary>An argument that is a path of this machine says nothing to a reader elsewhere, whatever folder it starts with.</summary>
    private string Shown(string argument) =>
        Path.IsPathFullyQualified(argument) && Path.Exists(argument) && !RealPath.IsInside(Root, argument) ? Redactor.HostPathMarker : argument;
}
