namespace WorldForge.Cli.Terminal;

/// <summary>How far a long command is.</summary>
/// <param name="Done">What is finished.</param>
/// <param name="Total">What there is; zero when nobody knows yet.</param>
/// <param name="Label">What is going on, in a few words.</param>
internal readonly record struct ProgressStep(int Done, int Total, string Label);
