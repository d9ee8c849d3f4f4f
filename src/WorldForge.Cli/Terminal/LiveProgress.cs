namespace WorldForge.Cli.Terminal;

/// <summary>Shows progress on the error stream of a terminal; elsewhere the work runs the same and nothing is shown.</summary>
internal static class LiveProgress
{
    /// <summary>Runs work that reports how far it is.</summary>
    /// <param name="context">The outside world.</param>
    /// <param name="show">Whether progress may be shown; see <c>CanShowProgress</c> of the command.</param>
    /// <param name="title">What the work is, in a few words.</param>
    /// <param name="work">The work; it may report from any thread.</param>
    public static Task<T> RunAsync<T>(CliContext context, bool show, string title, Func<IProgress<ProgressStep>, Task<T>> work) =>
        show ? RichProgress.RunAsync(context, title, work) : work(Silent.Instance);

    private sealed class Silent : IProgress<ProgressStep>
    {
        public static Silent Instance { get; } = new();

        public void Report(ProgressStep value)
        {
        }
    }
}
