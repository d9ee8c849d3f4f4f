using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.IO;
using WorldForge.Validation;

namespace WorldForge.Scaffolding;

/// <summary>
/// A new adapter project that compiles, passes its conformance suites and claims nothing: no capability, never healthy, every method
/// fails closed.
/// </summary>
public sealed class ProviderScaffold
{
    private static readonly Capability[] Plannable = [Capability.Predict, Capability.Embed, Capability.Score, Capability.Policy];

    private ProviderScaffold(ScaffoldNames names, ImmutableArray<ScaffoldFile> files)
    {
        Names = names;
        Files = files;
    }

    /// <summary>The spellings of the name.</summary>
    public ScaffoldNames Names { get; }

    /// <summary>The files, sorted by path.</summary>
    public ImmutableArray<ScaffoldFile> Files { get; }

    /// <summary>Commands that show that the project is sound, in order.</summary>
    public IReadOnlyList<string> ValidationCommands =>
    [
        $"dotnet build src/{Names.Pascal}",
        $"dotnet test tests/{Names.Pascal}.Tests",
    ];

    /// <summary>Decides what the files are; writes nothing.</summary>
    /// <param name="request">What the project is for.</param>
    /// <returns>The project.</returns>
    /// <exception cref="WorldForgeException">The name is none, no capability is planned, or one that cannot be.</exception>
    public static ProviderScaffold Create(ProviderScaffoldRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        ScaffoldNames names = ScaffoldNames.Parse(request.Name);
        Capability[] planned = [.. request.PlannedCapabilities.Distinct()];
        if (planned.Length == 0 || planned.Except(Plannable).Any())
        {
            throw Check.Invalid("planned_capabilities", "must be at least one of " + string.Join(", ", Plannable.Select(static one => one.ToWireName())));
        }

        string taxonomy = Check.Text(request.Taxonomy, "taxonomy");
        string[] variables = [.. request.EnvironmentVariables.Select(static variable => Variable(variable))];
        if (variables.Length == 0 && !request.IsLocal)
        {
            variables = [names.Snake.ToUpperInvariant() + "_API_KEY"];
        }

        var content = new ScaffoldContent(names, planned, taxonomy, variables, request.IsLocal, Check.Text(request.PackageVersion, "package_version"));
        return new ProviderScaffold(names, [.. content.Files().OrderBy(static file => file.Path, StringComparer.Ordinal)]);
    }

    /// <summary>Writes the files; each one appears whole or not at all.</summary>
    /// <param name="root">The folder; made when it is missing.</param>
    /// <param name="overwrite">Whether files that exist are replaced.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <returns>A task that ends when all files are written.</returns>
    /// <exception cref="WorldForgeException">A file exists and must stay, or lies outside the root through a link; the message lists the files. Nothing is written then.</exception>
    public async Task WriteAsync(string root, bool overwrite, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(root);
        Directory.CreateDirectory(root);
        string[] existing = [.. Files.Select(static file => file.Path).Where(path => File.Exists(Path.Combine(root, path)))];
        if (existing.Length > 0 && !overwrite)
        {
            throw new WorldForgeException(
                FaultCodes.InputInvalid,
                $"refusing to overwrite {string.Join(", ", existing)}. First triage: choose another root, or confirm with --force.");
        }

        string[] outside = [.. Files.Select(static file => file.Path).Where(path => !RealPath.IsInside(root, Path.Combine(root, path)))];
        if (outside.Length > 0)
        {
            throw new WorldForgeException(FaultCodes.PathUnsafe, $"A link leads {string.Join(", ", outside)} out of the root.");
        }

        foreach (ScaffoldFile file in Files)
        {
            string path = Path.Combine(root, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await AtomicFile.WriteTextAsync(path, file.Text, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Variable(string name)
    {
        string text = Check.Text(name, "environment_variable");
        return (char.IsAsciiLetter(text[0]) || text[0] == '_') && text.All(static unit => char.IsAsciiLetterOrDigit(unit) || unit == '_')
            ? text
            : throw Check.Invalid("environment_variable", "must hold only letters, digits and '_', and start with no digit");
    }
}
