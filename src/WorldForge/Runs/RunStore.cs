using WorldForge.IO;
using WorldForge.Validation;

namespace WorldForge.Runs;

/// <summary>
/// A workspace: the folder that keeps runs, one folder each under <c>runs/</c>. Any number of processes may begin runs in one
/// workspace at the same time. Making a store touches nothing; the folders appear with the first run.
/// </summary>
public sealed class RunStore
{
    /// <summary>The workspace when none is named.</summary>
    public const string DefaultDirectory = ".worldforge";

    private const int Tries = 8;

    private readonly IRunIdFactory _ids;

    /// <summary>Names a workspace.</summary>
    /// <param name="directory">Its folder, absolute or relative to the current one; it need not exist.</param>
    /// <param name="time">The clock; the system's when null.</param>
    /// <param name="ids">Makes the ids of new runs; from the clock and the system's random source when null.</param>
    /// <exception cref="WorldForgeException">The folder's name is blank.</exception>
    public RunStore(string directory, TimeProvider? time = null, IRunIdFactory? ids = null)
    {
        Directory = Check.Text(directory, "workspace_dir");
        Display = WorkspaceDisplay.Of(Directory);
        FullPath = Path.GetFullPath(Directory);
        Time = time ?? TimeProvider.System;
        _ids = ids ?? new RunIdFactory(Time);
    }

    /// <summary>The folder as it was given.</summary>
    public string Directory { get; }

    /// <summary>The folder as it may be shown to anyone.</summary>
    /// <value>What <see cref="WorkspaceDisplay"/> makes of <see cref="Directory"/>, unless a host that resolved a relative folder sets it.</value>
    public string Display { get; init; }

    /// <summary>The folder that holds the folders of runs.</summary>
    public string RunsDirectory => Path.Join(Directory, "runs");

    internal string FullPath { get; }

    internal string FullRunsPath => Path.Join(FullPath, "runs");

    internal TimeProvider Time { get; }

    /// <summary>The folder of a run, whether or not it exists.</summary>
    public string PathOf(RunId id) => Path.Join(RunsDirectory, id.ToString());

    /// <summary>Begins a run: its folder with five folders in it and a manifest that says <c>running</c>.</summary>
    /// <returns>The run; dispose of it.</returns>
    /// <exception cref="WorldForgeException">The start is invalid, the disk refuses, or no free id was found in eight tries.</exception>
    public RunSession Begin(RunStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        RunWorkspaceManifest draft = RunDraft.Of(start);
        CreateRuns();
        for (int attempt = 0; attempt < Tries; attempt++)
        {
            RunId id = _ids.Create();
            RunSession? session = TryBegin(draft with { Id = id, CreatedAt = id.CreatedAtText });
            if (session is not null)
            {
                return session;
            }
        }

        throw new WorldForgeException(
            FaultCodes.InputDuplicate,
            $"No free run id was found in {Tries} tries: a run of each id is already there. First triage: check the clock and list the runs.");
    }

    /// <summary>
    /// Begins a run and does the work of it. An error or a cancellation that leaves the work is written into the manifest and
    /// then goes on to the caller; work that returns without an outcome leaves a failed run.
    /// </summary>
    /// <param name="start">What is known about the run.</param>
    /// <param name="work">The work; it ends with <see cref="RunSession.Complete"/>.</param>
    /// <param name="cancellationToken">Handed to the work.</param>
    public async Task<T> RunAsync<T>(RunStart start, Func<RunSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        cancellationToken.ThrowIfCancellationRequested();
        using RunSession run = Begin(start);
        try
        {
            return await work(run, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (run.Noted(exception))
        {
            throw; // Never reached: noting an error does not catch it.
        }
    }

    /// <summary>Reads the manifest of a run. Links and special files are refused, not followed.</summary>
    /// <exception cref="WorldForgeException">There is no such run, or its manifest cannot be read or breaks a rule.</exception>
    public RunWorkspaceManifest Read(RunId id) => RunManifestFile.Read(FullRunsPath, id);

    private RunSession? TryBegin(RunWorkspaceManifest manifest)
    {
        RunOwner? owner = RunOwner.TryTake(FullPath, manifest.Id);
        try
        {
            if (owner is null || !RunFolder.TryCreate(FullRunsPath, manifest, out string? folder))
            {
                return null;
            }

            var session = new RunSession(PathOf(manifest.Id), folder, manifest, owner);
            owner = null;
            return session;
        }
        finally
        {
            owner?.Dispose();
        }
    }

    private void CreateRuns()
    {
        try
        {
            System.IO.Directory.CreateDirectory(FullRunsPath);
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            throw IoFault.From("create", "runs", exception);
        }
    }
}
