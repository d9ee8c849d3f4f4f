namespace WorldForge.Runs;

/// <summary>Makes the id of a run that starts now. Implementations are safe to call from several threads.</summary>
public interface IRunIdFactory
{
    /// <summary>A new id; its time is the time of the call.</summary>
    RunId Create();
}
