using System.Runtime.CompilerServices;

namespace WorldForge.Tests.IO;

/// <summary>A test method that is the body of a child process: it runs only where another test started it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ChildFactAttribute : FactAttribute
{
    public ChildFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        Skip = "The body of a child process; the test that starts it judges it.";
        SkipUnless = nameof(ChildProcess.IsChild);
        SkipType = typeof(ChildProcess);
    }
}
