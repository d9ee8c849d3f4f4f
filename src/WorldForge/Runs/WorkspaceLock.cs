using System.Diagnostics.CodeAnalysis;
using WorldForge.IO;

namespace WorldForge.Runs;

/// <summary>
/// The one lock of a workspace, <c>.lock</c>, taken around whatever removes or repairs. Readers and new runs never take it. It goes
/// with its process.
/// </summary>
internal sealed class WorkspaceLock : IDisposable
{
    private const string FileName = ".lock";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _held;

    private WorkspaceLock(FileStream held) => _held = held;

    /// <summary>How long to wait for another process.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Takes the lock.</summary>
    /// <param name="store">The workspace; its folder must exist.</param>
    /// <param name="operation">What for, for the message.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="WorldForgeException">Another process holds it for longer than <see cref="Patience"/>, or the system refuses.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The stream belongs to the returned lock, which disposes of it.")]
    public static async Task<WorkspaceLock> TakeAsync(RunStore store, string operation, CancellationToken cancellationToken)
    {
        long start = store.Time.GetTimestamp();
        while (true)
        {
            if (TryTake(Path.Join(store.FullPath, FileName)) is { } held)
            {
                return new WorkspaceLock(held);
            }

            if (store.Time.GetElapsedTime(start) >= Patience)
            {
                throw new WorldForgeException(
                    IoFaultCodes.Denied,
                    $"Cannot {operation}: another process has locked the workspace for {Patience.TotalSeconds:0} seconds. First triage: wait for it to end and run again.");
            }

            await Task.Delay(Pause, store.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _held.Dispose();

    private static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException) && IsHeld(path))
        {
            return null;
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            throw IoFault.From("lock", FileName, exception);
        }
    }

    // A read-only disk refuses to open for writing, with or without a holder.
    private static bool IsHeld(string path)
    {
        try
        {
            using var probe = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            return false;
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            return exception is not (FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException);
        }
    }
}
