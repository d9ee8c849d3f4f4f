using Spectre.Console;

namespace WorldForge.Cli.Terminal;

/// <summary>A spinner and a bar that vanish when the work ends.</summary>
internal static class RichProgress
{
    /// <summary>Runs work under a bar.</summary>
    public static Task<T> RunAsync<T>(CliContext context, string title, Func<IProgress<ProgressStep>, Task<T>> work) =>
        RichConsole.Of(context.Error, context.Terminal)
            .Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(display => work(new Bar(display.AddTask(Markup.Escape(title), autoStart: true, maxValue: 1), title)));

    private sealed class Bar(ProgressTask task, string title) : IProgress<ProgressStep>
    {
        public void Report(ProgressStep value)
        {
            task.IsIndeterminate = value.Total <= 0;
            task.MaxValue = Math.Max(value.Total, 1);
            task.Value = value.Done;
            task.Description = Markup.Escape(value.Label.Length == 0 ? title : $"{title}: {value.Label}");
        }
    }
}
