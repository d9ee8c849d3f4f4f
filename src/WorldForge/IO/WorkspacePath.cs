namespace WorldForge.IO;

/// <summary>
/// A place inside a workspace: relative, with <c>/</c> between segments on every system, and without <c>.</c>, <c>..</c>,
/// empty segments, backslashes, drive letters or control characters. It cannot name anything outside its workspace by itself;
/// links are the file system's concern (<see cref="IFileSystem"/>). The default value is <see cref="Root"/>.
/// </summary>
/// <remarks>Equality and order are ordinal on <see cref="Value"/>, whatever the host file system thinks of letter case.</remarks>
public readonly record struct WorkspacePath : IComparable<WorkspacePath>
{
    private const string RootText = ".";

    private readonly string? _value;

    private WorkspacePath(string value) => _value = value;

    /// <summary>The workspace itself, written <c>.</c>.</summary>
    public static WorkspacePath Root => default;

    /// <summary>The path as text, for example <c>evidence/run.json</c>; <c>.</c> for the root.</summary>
    public string Value => _value ?? RootText;

    /// <summary>Whether this is the workspace itself.</summary>
    public bool IsRoot => _value is null;

    /// <summary>The last segment; <c>.</c> for the root.</summary>
    public string Name => Value[(Value.LastIndexOf('/') + 1)..];

    /// <summary>The folder that holds this entry; the root is its own parent.</summary>
    public WorkspacePath Parent
    {
        get
        {
            var cut = Value.LastIndexOf('/');
            return cut < 0 ? Root : new WorkspacePath(Value[..cut]);
        }
    }

    /// <summary>The segments in order; none for the root.</summary>
    public IReadOnlyList<string> Segments => _value is null ? [] : _value.Split('/');

    /// <summary>Reads a path.</summary>
    /// <exception cref="FormatException">The text breaks a rule of the type; the message names the rule.</exception>
    public static WorkspacePath Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return WorkspacePathRules.Problem(text) is { } problem
            ? throw new FormatException($"A workspace path {problem}.")
            : Trusted(text);
    }

    /// <summary>Reads a path; false when the text breaks a rule of the type.</summary>
    public static bool TryParse(string? text, out WorkspacePath path)
    {
        var valid = text is not null && WorkspacePathRules.Problem(text) is null;
        path = valid ? Trusted(text!) : Root;
        return valid;
    }

    /// <summary>The entry <paramref name="relative"/> below this folder.</summary>
    /// <exception cref="FormatException"><paramref name="relative"/> is not a workspace path.</exception>
    public WorkspacePath Combine(string relative) => Combine(Parse(relative));

    /// <summary>The entry <paramref name="relative"/> below this folder.</summary>
    public WorkspacePath Combine(WorkspacePath relative) =>
        IsRoot ? relative : relative.IsRoot ? this : new WorkspacePath($"{_value}/{relative._value}");

    /// <summary>Whether this entry is <paramref name="folder"/> itself or lies below it; every path lies below the root.</summary>
    public bool IsWithin(WorkspacePath folder) =>
        folder.IsRoot || this == folder || Value.StartsWith($"{folder.Value}/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public int CompareTo(WorkspacePath other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;

    /// <summary>Ordinal order.</summary>
    public static bool operator <(WorkspacePath left, WorkspacePath right) => left.CompareTo(right) < 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator <=(WorkspacePath left, WorkspacePath right) => left.CompareTo(right) <= 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator >(WorkspacePath left, WorkspacePath right) => left.CompareTo(right) > 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator >=(WorkspacePath left, WorkspacePath right) => left.CompareTo(right) >= 0;

    private static WorkspacePath Trusted(string text) => text == RootText ? Root : new WorkspacePath(text);
}
