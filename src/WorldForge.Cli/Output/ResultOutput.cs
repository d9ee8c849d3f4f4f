using WorldForge.IO;
using WorldForge.Serialization;

namespace WorldForge.Cli.Output;

/// <summary>How results leave a command. The bytes are those of the renderer, with exactly one newline at the end.</summary>
internal static class ResultOutput
{
    /// <summary>Prints a result.</summary>
    public static Task PrintAsync(this CliContext context, string text) => context.Output.WriteAsync(Ended(text));

    /// <summary>Prints a document with an indent of two, the form of everything but evaluations and benchmarks.</summary>
    public static Task PrintJsonAsync(this CliContext context, JsonValue document) => context.PrintAsync(ArtifactJson.ToText(document));

    /// <summary>Prints a document on one line, the form of evaluations and benchmarks.</summary>
    public static Task PrintCompactJsonAsync(this CliContext context, JsonValue document) => context.PrintAsync(CanonicalJson.ToText(document));

    /// <summary>Prints a result, or replaces the file that <c>--output</c> names and prints nothing.</summary>
    /// <param name="context">The outside world.</param>
    /// <param name="text">The rendered result.</param>
    /// <param name="path">What <c>--output</c> says; null prints.</param>
    /// <param name="cancellationToken">Stops the writing; the file is then as it was.</param>
    public static async Task EmitAsync(this CliContext context, string text, string? path, CancellationToken cancellationToken)
    {
        if (path is null)
        {
            await context.PrintAsync(text);
            return;
        }

        string full = context.PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full) ?? context.Directory);
        await AtomicFile.WriteTextAsync(full, text.TrimEnd('\n') + "\n", cancellationToken);
    }

    /// <summary>As <see cref="EmitAsync(CliContext, string, string?, CancellationToken)"/> for a result that is too long to be held whole.</summary>
    /// <param name="context">The outside world.</param>
    /// <param name="write">Writes the result, one newline at its end.</param>
    /// <param name="path">What <c>--output</c> says; null prints.</param>
    /// <param name="cancellationToken">Stops the writing; the file is then as it was.</param>
    public static async Task EmitAsync(this CliContext context, Action<TextWriter> write, string? path, CancellationToken cancellationToken)
    {
        if (path is null)
        {
            write(context.Output);
            return;
        }

        string full = context.PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full) ?? context.Directory);
        await AtomicFile.WriteAsync(
            full,
            async (stream, token) =>
            {
                await using StreamWriter text = new(stream, leaveOpen: true) { NewLine = "\n" };
                write(text);
                await text.FlushAsync(token);
            },
            cancellationToken);
    }

    /// <summary>One line for people on the error stream, redacted.</summary>
    public static Task WarnAsync(this CliContext context, string message) =>
        context.Error.WriteAsync($"WorldForge CLI warning: {context.Redactor.Redact(message)}\n");

    private static string Ended(string text) => text.EndsWith('\n') ? text : text + "\n";
}
