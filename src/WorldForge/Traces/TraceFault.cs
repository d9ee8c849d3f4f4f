namespace WorldForge.Traces;

/// <summary>The error of everything that is wrong with a trace.</summary>
internal static class TraceFault
{
    public static WorldForgeException Of(string problem) => new(FaultCodes.InputInvalid, $"Workflow trace {problem}.");
}
