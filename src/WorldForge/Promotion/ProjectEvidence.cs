using System.Collections.Immutable;
using System.Text;
using WorldForge.Evidence;
using WorldForge.IO;
using WorldForge.Serialization;

namespace WorldForge.Promotion;

/// <summary>What a checkout holds about one provider: its page, its fixtures, its row among the live smokes. Reads, and changes nothing.</summary>
internal sealed class ProjectEvidence
{
    public const string RegistryPath = "evidence/live-smoke.json";
    public const string SelectionPath = "docs/providers/selection.md";
    public const string ClaimsPath = "docs/claims.md";
    public const string CatalogPath = "docs/providers/README.md";
    private const int MaxFileBytes = 4 * 1024 * 1024;

    private readonly string _root;
    private readonly SortedDictionary<string, Sha256Digest> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    public ProjectEvidence(string root, string fixtures)
    {
        _root = root;
        FixturesPath = fixtures;
    }

    /// <summary>Folder of the fixtures, relative to the root.</summary>
    public string FixturesPath { get; }

    /// <summary>Whether the root looks like a checkout at all.</summary>
    public bool IsCheckout => Directory.Exists(Path.Combine(_root, "docs"));

    /// <summary>Every file that was read, with the digest of its bytes.</summary>
    public IReadOnlyDictionary<string, Sha256Digest> Digests => _read;

    /// <summary>The files that were read, by path.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>The text of a file, or null when it is missing. A file is read once: what is judged is what the digest stands for.</summary>
    /// <exception cref="WorldForgeException">The file is too large, no UTF-8, or outside the root.</exception>
    public string? Text(string path)
    {
        if (_texts.TryGetValue(path, out string? known))
        {
            return known;
        }

        string file = Path.Combine(_root, path);
        if (!File.Exists(file))
        {
            return null;
        }

        if (!RealPath.IsInside(_root, file))
        {
            throw new WorldForgeException(FaultCodes.PathUnsafe, $"A link leads {path} out of the checkout.");
        }

        if (new FileInfo(file).Length > MaxFileBytes)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, $"{path} is larger than {MaxFileBytes / 1024 / 1024} MiB.");
        }

        byte[] bytes = File.ReadAllBytes(file);
        _read[path] = Sha256Digest.Of(bytes);
        return _texts[path] = Encoding.UTF8.GetString(bytes);
    }

    /// <summary>The page of a provider, relative to the root.</summary>
    public static string? PagePath(ProviderTarget target) => target.DocsPage is { } page ? "docs/" + page : null;

    /// <summary>The fixtures of a provider: JSON files whose name starts with its own, in either spelling.</summary>
    public ImmutableArray<string> Fixtures(string provider)
    {
        string folder = Path.Combine(_root, FixturesPath);
        string[] starts = [provider + "_", provider.Replace('-', '_') + "_"];
        return !Directory.Exists(folder)
            ? []
            : [.. Directory.EnumerateFiles(folder, "*.json")
                .Select(static file => Path.GetFileName(file))
                .Where(name => starts.Any(start => name.StartsWith(start, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal)
                .Select(name => $"{FixturesPath}/{name}")];
    }

    /// <summary>The rows of a provider among the live smokes.</summary>
    public ImmutableArray<LiveSmokeEntry> Smokes(string provider) =>
        Text(RegistryPath) is { } text ? [.. LiveSmokeRegistry.FromJson(StrictJson.Parse(text)).Entries.Where(entry => entry.Provider == provider)] : [];

    /// <summary>Whether a page names the provider in code marks.</summary>
    public bool Mentions(string path, string provider) => Text(path)?.Contains($"`{provider}`", StringComparison.Ordinal) == true;
}
