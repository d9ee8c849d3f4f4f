using Cake.Core;

namespace Cake.Frosting;

/// <summary>One node of the build graph, as the engine sees it.</summary>
public interface IFrostingTask
{
    /// <summary>What the report says when <see cref="ShouldRun"/> answers <see langword="false"/>.</summary>
    string SkippedMessage => string.Empty;

    Task RunAsync(ICakeContext context);

    bool ShouldRun(ICakeContext context);

    void OnError(Exception exception, ICakeContext context);

    void Finally(ICakeContext context);
}
