using Build.Engine;

namespace Build.Progress;

/// <summary>Where the engine tells how the run fares. Safe to call from any thread.</summary>
public interface IRunProgress
{
    /// <param name="tasks">The tasks that do something, in plan order.</param>
    void RunStarted(IReadOnlyList<string> tasks);

    void TaskStarted(string task);

    /// <param name="output">Everything the task wrote, as one block.</param>
    void TaskFinished(TaskRow row, string output);

    /// <param name="rows">Every planned task, in plan order.</param>
    void RunFinished(IReadOnlyList<TaskRow> rows);
}
