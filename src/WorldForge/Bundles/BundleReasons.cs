namespace WorldForge.Bundles;

/// <summary>Why a file is left out of a bundle. The words are read by people and by tools.</summary>
internal static class BundleReasons
{
    public const string SecretLike = "secret-like material detected";
    public const string HostPath = "host-local path detected";
    public const string NotFinite = "JSON artifacts may contain only finite JSON values";
    public const string SignedUrl = "signed or credentialed URL detected";
    public const string NotText = "text is not UTF-8";
    public const string OutsideRun = "resolves outside the run workspace";
    public const string LinkLoop = "links lead in a circle";
    public const string LinkTargetMissing = "link target does not exist";
    public const string NotAFile = "not a regular file";
    public const string Unreadable = "cannot be read";
    public const string Gone = "disappeared while the bundle was written";
    public const string NameUnsafe = "file name is not portable";
    public const string NameSecret = "file name holds secret-like material or a host-local path";
    public const string NameCase = "file name differs from another one only in letter case";
    public const string TooDeep = "folders are nested too deeply";
    public const string NotARelativePath = "reference is not a non-empty relative path";
    public const string AbsoluteReference = "absolute reference is local-only";
    public const string EscapingReference = "reference escapes the run workspace";
    public const string MissingReference = "referenced artifact does not exist";
    public const string PathMissing = "referenced path does not exist";
    public const string PathOutside = "referenced path is outside the repository";
    public const string PathAbsolute = "referenced path is absolute and outside the repository";
    public const string PathInvalid = "referenced path is not a non-empty path";
    public const string ResourceMissing = "package resource not found";

    public static string Suffix(string suffix) => $"unsupported artifact suffix '{(suffix.Length == 0 ? "<none>" : suffix)}'";

    public static string TooLarge { get; } =
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"artifact is larger than {BundleScan.LargestFile} bytes");
}
