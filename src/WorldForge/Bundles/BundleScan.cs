using System.Buffers;
using System.Text;
using WorldForge.Redaction;
using WorldForge.Redaction.Scanning;
using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>
/// Decides whether the bytes of a file may leave the machine. The rules are looked at in a fixed order and the first that fails gives
/// the reason: suffix, size, secrets, host paths, finite JSON, signed URLs. Nothing is ever rewritten. Safe for use by several threads.
/// </summary>
public sealed class BundleScan
{
    /// <summary>The most bytes of a file that a bundle takes.</summary>
    public const int LargestFile = 1_000_000;

    private static readonly SearchValues<byte> UrlQuery = SearchValues.Create("?"u8);

    private readonly ScanProfile _profile;
    private readonly JsonScan _json;

    /// <summary>A scan that knows the folders and the account of a machine.</summary>
    /// <param name="roots">The machine; <see cref="HostRoots.None"/> when only the shape of paths counts.</param>
    public BundleScan(HostRoots roots)
    {
        ArgumentNullException.ThrowIfNull(roots);
        Redactor redactor = Redactor.Security.WithRoots(roots);
        _profile = redactor.Profile;
        _json = new JsonScan(redactor);
    }

    /// <summary>The suffixes of files that a bundle takes.</summary>
    public static IReadOnlyList<string> Suffixes { get; } = [".json", ".jsonl", ".md", ".csv", ".txt", ".html"];

    /// <summary>Looks at what needs no content: the suffix and the size.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="size">Its size in bytes.</param>
    public static BundleVerdict JudgeShape(string name, long size)
    {
        ArgumentNullException.ThrowIfNull(name);
        string suffix = Path.GetExtension(name);
        return !Suffixes.Contains(suffix, StringComparer.OrdinalIgnoreCase) ? BundleVerdict.Unsuitable(BundleReasons.Suffix(suffix))
            : size > LargestFile ? BundleVerdict.Unsuitable(BundleReasons.TooLarge)
            : BundleVerdict.Safe;
    }

    /// <summary>Looks at everything.</summary>
    /// <param name="name">The file's name; its suffix says how the content is read.</param>
    /// <param name="content">The bytes of the file.</param>
    public BundleVerdict Judge(string name, ReadOnlySpan<byte> content)
    {
        BundleVerdict shape = JudgeShape(name, content.Length);
        if (!shape.IsSafe)
        {
            return shape;
        }

        if (HidesText(content))
        {
            return BundleVerdict.Unsuitable(BundleReasons.NotText);
        }

        char[] rented = ArrayPool<char>.Shared.Rent(content.Length);
        try
        {
            ReadOnlySpan<char> text = rented.AsSpan(0, Encoding.UTF8.GetChars(content, rented));
            return Path.GetExtension(name.AsSpan()) switch
            {
                var suffix when suffix.Equals(".json", StringComparison.OrdinalIgnoreCase) => JudgeJson(content, text),
                var suffix when suffix.Equals(".jsonl", StringComparison.OrdinalIgnoreCase) => JudgeLines(content, text),
                _ => JudgeText(text),
            };
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    /// <summary>Takes a text piece by piece and tells what redaction would mask in it.</summary>
    internal SegmentFramer Framer() => new(_profile);

    private Findings Look(ReadOnlySpan<char> text) => TextRedaction.Findings(text, _profile);

    // UTF-16 and UTF-32 put zeros between letters, where no word would be found.
    private static bool HidesText(ReadOnlySpan<byte> content) =>
        content.Contains((byte)0) || content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || content.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);

    private static BundleVerdict Verdict(Findings found) =>
        found.HasFlag(Findings.Secret) ? BundleVerdict.Unsuitable(BundleReasons.SecretLike)
        : found.HasFlag(Findings.HostPath) ? BundleVerdict.LocalOnly(BundleReasons.HostPath)
        : BundleVerdict.Safe;

    private static bool MayHoldSignedUrl(ReadOnlySpan<byte> content) => content.ContainsAny(UrlQuery) && content.IndexOf("://"u8) >= 0;

    private BundleVerdict JudgeText(ReadOnlySpan<char> text) =>
        MentionWords.Mentions(text) || MentionWords.HasTokenKey(text) ? BundleVerdict.Unsuitable(BundleReasons.SecretLike) : Verdict(Look(text));

    private BundleVerdict JudgeJson(ReadOnlySpan<byte> content, ReadOnlySpan<char> text)
    {
        (bool mentions, bool namesKey) = MentionWords.In(text);
        Findings raw = Look(text);
        if (!StrictJson.TryParse(content, limits: null, out JsonValue? value, out _))
        {
            BundleVerdict plain = JudgeText(text);
            return plain.IsSafe ? BundleVerdict.Unsuitable(BundleReasons.NotFinite) : plain;
        }

        // What the raw text says is what the values say, unless an escape hides a letter or a key and its value stand apart.
        bool isClear = raw == Findings.None && !mentions && !namesKey && !content.Contains((byte)'\\');
        BundleVerdict verdict = isClear ? BundleVerdict.Safe : Verdict(_json.Look(value, isLog: false));
        return !verdict.IsSafe ? verdict
            : HoldsSignedUrl(content, value) ? BundleVerdict.Unsuitable(BundleReasons.SignedUrl)
            : BundleVerdict.Safe;
    }

    // A log is read line by line and held to the rules of text: also a key whose value was redacted keeps it at home.
    private BundleVerdict JudgeLines(ReadOnlySpan<byte> content, ReadOnlySpan<char> text)
    {
        BundleVerdict verdict = JudgeText(text);
        bool namesKey = MentionWords.In(text).NamesKey;
        bool isFinite = true;
        bool isSigned = false;
        foreach (Range range in content.Split((byte)'\n'))
        {
            ReadOnlySpan<byte> line = content[range].Trim(" \t\r"u8);
            if (line.IsEmpty)
            {
                continue;
            }

            if (!StrictJson.TryParse(line, limits: null, out JsonValue? value, out _))
            {
                isFinite = false;
                continue;
            }

            verdict = First(verdict, namesKey || line.Contains((byte)'\\') ? Verdict(_json.Look(value, isLog: true)) : BundleVerdict.Safe);
            isSigned |= HoldsSignedUrl(line, value);
        }

        return !verdict.IsSafe ? verdict
            : !isFinite ? BundleVerdict.Unsuitable(BundleReasons.NotFinite)
            : isSigned ? BundleVerdict.Unsuitable(BundleReasons.SignedUrl)
            : BundleVerdict.Safe;
    }

    // A secret in a later line comes before a host path in an earlier one.
    private static BundleVerdict First(BundleVerdict earlier, BundleVerdict later) =>
        earlier.IsSafe || (earlier.IsLocalOnly && !later.IsSafe && !later.IsLocalOnly) ? later : earlier;

    private static bool HoldsSignedUrl(ReadOnlySpan<byte> content, JsonValue value) => MayHoldSignedUrl(content) && SecretDetector.HoldsSignedUrl(value);
}
