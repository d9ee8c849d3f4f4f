using System.CommandLine.Parsing;
using WorldForge.Providers;
using WorldForge.Serialization;

namespace WorldForge.Cli.Tests;

/// <summary>Commands that manifests, evidence and pages tell people to type.</summary>
public sealed class WrittenCommandsTests
{
    /// <summary>Every place with such commands.</summary>
    public static TheoryData<string> Pages =>
    [
        "README.md",
        .. Directory.EnumerateFiles(Path.Combine(SourceFolder.Repository, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(static page => Path.GetRelativePath(SourceFolder.Repository, page).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void The_smoke_command_of_every_runtime_manifest_is_understood() =>
        Assert.All(RuntimeManifests.Providers, static provider => Understood(RuntimeManifests.Of(provider).MinimumSmokeCommand));

    [Fact]
    public void Every_command_of_the_live_smoke_registry_is_understood()
    {
        var registry = (JsonObject)StrictJson.Parse(File.ReadAllBytes(Path.Combine(SourceFolder.Repository, "evidence", "live-smoke.json")));

        Assert.All((JsonList)registry["entries"], static entry => Understood(((JsonText)((JsonObject)entry)["command"]).Value));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_of_a_page_is_understood(string page) =>
        Assert.All(Commands(File.ReadAllLines(Path.Combine(SourceFolder.Repository, page))), static command => Understood(command));

    private static void Understood(string command)
    {
        string[] words = [.. CommandLineParser.SplitCommandLine(command)];
        Assert.Equal("worldforge", words[0]);
        using CliRun run = new();
        Assert.True(
            CommandLine.Parse(words[1..], run.ContextOf(TextWriter.Null, TextWriter.Null)).Errors is [],
            $"'{command}' is not understood: {string.Join(' ', CommandLine.Parse(words[1..], run.ContextOf(TextWriter.Null, TextWriter.Null)).Errors.Select(static error => error.Message))}");
    }

    // Fences of a shell; a line that ends with a backslash goes on, and what follows a pipe, a redirection or a comment is not ours.
    private static IEnumerable<string> Commands(string[] lines)
    {
        bool isShell = false;
        string pending = "";
        foreach (string line in lines.Select(static line => line.Trim()))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isShell = !isShell && line is "```bash" or "```sh" or "```shell";
                continue;
            }

            if (!isShell)
            {
                continue;
            }

            pending += line.TrimEnd('\\');
            if (line.EndsWith('\\'))
            {
                continue;
            }

            if (pending.StartsWith("worldforge ", StringComparison.Ordinal))
            {
                yield return Own(pending);
            }

            pending = "";
        }
    }

    private static string Own(string command)
    {
        foreach (string mark in (string[])[" | ", " > ", " 2> ", " # ", " && ", " || ", " ; ", "; "])
        {
            int at = command.IndexOf(mark, StringComparison.Ordinal);
            command = at < 0 ? command : command[..at];
        }

        return command.Trim();
    }
}
