using System.Collections.Immutable;

namespace WorldForge.Release.Gates.Lint;

/// <summary>The compiler and every analyzer have nothing to say of any project.</summary>
public sealed class LintGate : Gate<CompileFacts>
{
    /// <inheritdoc/>
    public override GateDefinition Definition { get; } = new()
    {
        Name = "Lint",
        Order = 2,
        Task = "Lint",
        Command = "dotnet build WorldForge.sln -c Release --no-incremental",
        TriageStep = "Run the command, fix the named file and rule; a suppression needs its reason in one line.",
        Evidence = [CompileFacts.Type],
        Inputs = new GateInputs(["**/*.cs", "**/*.csproj", "**/*.props", ".editorconfig", ".globalconfig", "build/analyzers/*"], ["dotnet"], []),
    };

    /// <inheritdoc/>
    protected override CompileFacts SoundFacts { get; } = new()
    {
        Compiled = true,
        ExitCode = 0,
        Diagnostics = [],
        Projects = [new CompiledProject("src/A/A.csproj", Written: true)],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<(string Name, CompileFacts Facts)> Faults =>
    [
        ("an analyzer warning", SoundFacts with { Diagnostics = [new CompileDiagnostic("warning", "CA1822", "src/A/A.cs:1", "static")] }),
        ("a compiler error", SoundFacts with { Compiled = false, ExitCode = 1, Diagnostics = [new CompileDiagnostic("error", "CS1002", "src/A/A.cs:1", "; expected")] }),
        ("a banned symbol", SoundFacts with { Diagnostics = [new CompileDiagnostic("warning", "RS0030", "src/A/A.cs:1", "banned")] }),
        ("a failure without a diagnostic", SoundFacts with { Compiled = false, ExitCode = 1 }),
        ("a project that was not compiled", SoundFacts with { Projects = [new CompiledProject("src/A/A.csproj", Written: false)] }),
        ("a solution without projects", SoundFacts with { Projects = [] }),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<GateFinding> Findings(CompileFacts facts, GatePolicy policy)
    {
        foreach (var item in facts.Diagnostics)
        {
            yield return new GateFinding { Subject = item.Code.Length > 0 ? item.Code : item.Severity, Location = item.Location, Message = $"{item.Severity}: {item.Message}" };
        }

        if (facts.Projects.Count == 0)
        {
            yield return new GateFinding { Subject = "projects", Message = "Expected at least one project; found none." };
        }

        if (!facts.Compiled && facts.Diagnostics.Count == 0)
        {
            yield return new GateFinding { Subject = "build", Message = $"The compilation ended with exit status {facts.ExitCode} and named no diagnostic." };
        }

        if (facts.Compiled)
        {
            foreach (var project in facts.Projects.Where(project => !project.Written))
            {
                yield return new GateFinding { Subject = project.Path, Location = project.Path, Message = "The project was not compiled.", Action = "Add it to WorldForge.sln." };
            }
        }
    }

    /// <inheritdoc/>
    protected override ImmutableSortedDictionary<string, double> Measures(CompileFacts facts) => ImmutableSortedDictionary<string, double>.Empty
        .Add("projects", facts.Projects.Count)
        .Add("diagnostics", facts.Diagnostics.Count);
}
