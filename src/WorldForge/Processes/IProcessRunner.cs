namespace WorldForge.Processes;

/// <summary>Runs programs; the only way that the libraries start one.</summary>
public interface IProcessRunner
{
    /// <summary>Runs a program to its end, its time limit or cancellation.</summary>
    /// <returns>The result; also for a program that could not be started and one that ran into its time limit.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; the program's processes have been killed before it is thrown.</exception>
    /// <exception cref="ArgumentException">The request is not valid: no program, no folder, a limit out of range.</exception>
    Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken);
}
