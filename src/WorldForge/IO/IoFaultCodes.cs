namespace WorldForge.IO;

/// <summary>The codes of failures of files and folders.</summary>
public static class IoFaultCodes
{
    /// <summary>The disk, the quota or the allowed file size is used up.</summary>
    public const string Full = "wf.io.full";

    /// <summary>The account may not do this here, or the file system is read-only.</summary>
    public const string Denied = "wf.io.denied";

    /// <summary>The file or folder is not there.</summary>
    public const string Missing = "wf.io.missing";

    /// <summary>Something of another kind stands there: a folder in the place of a file or the reverse.</summary>
    public const string WrongKind = "wf.io.wrong-kind";

    /// <summary>The path leads out of its workspace.</summary>
    public const string Outside = "wf.io.outside";

    /// <summary>Links lead in a circle.</summary>
    public const string LinkLoop = "wf.io.link-loop";

    /// <summary>The name is too long, or cannot be written as a workspace path.</summary>
    public const string Name = "wf.io.name";

    /// <summary>Any other failure of the system below.</summary>
    public const string Failed = "wf.io.failed";
}
