using WorldForge.Redaction;
using WorldForge.Validation;

namespace WorldForge.Providers.Runtimes;

/// <summary>The one thing that keeps a runtime from running. Its texts are redacted when it is made.</summary>
public sealed record RuntimeProblem
{
    private RuntimeProblem(RuntimeProblemKind kind, string dependency, string detail)
    {
        Kind = kind;
        Dependency = Check.Text(dependency, "dependency");
        Detail = Redactor.Observable.Redact(detail);
    }

    /// <summary>What kind of problem it is.</summary>
    public RuntimeProblemKind Kind { get; }

    /// <summary>The package or program, by the name that the runtime manifest gives it.</summary>
    public string Dependency { get; }

    /// <summary>The missing module, the error, or the missing member; may be empty.</summary>
    public string Detail { get; }

    /// <summary>A package is not installed.</summary>
    /// <param name="dependency">The package.</param>
    /// <param name="module">The module that could not be found, when it is another: a dependency of the dependency.</param>
    public static RuntimeProblem Missing(string dependency, string module = "") => new(RuntimeProblemKind.MissingDependency, dependency, module);

    /// <summary>A package fails when it is loaded.</summary>
    /// <param name="dependency">The package.</param>
    /// <param name="error">Type and text of the error.</param>
    public static RuntimeProblem Broken(string dependency, string error) => new(RuntimeProblemKind.LoadFailed, dependency, error);

    /// <summary>A package lacks what the adapter calls.</summary>
    /// <param name="dependency">The package.</param>
    /// <param name="member">The full name of what is missing.</param>
    public static RuntimeProblem Lacking(string dependency, string member) => new(RuntimeProblemKind.MissingMember, dependency, member);
}
