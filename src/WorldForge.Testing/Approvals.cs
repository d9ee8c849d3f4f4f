using System.Runtime.CompilerServices;
using System.Text;
using WorldForge.IO;

namespace WorldForge.Testing;

/// <summary>
/// Compares text that a person reads with an approved file beside the test: <c>&lt;name&gt;.approved.md</c>. On a difference the
/// actual text is written to <c>&lt;name&gt;.received.md</c> next to it (ignored by git); to approve, look at the difference and
/// rename the file. Text is compared as it is: nothing is scrubbed, and only LF line endings are accepted.
/// </summary>
public static class Approvals
{
    /// <summary>The file at the top of a repository by which it is found.</summary>
    private const string Marker = "WorldForge.sln";

    /// <summary>Compares with <c>&lt;test class&gt;.&lt;test method&gt;.approved.md</c>, or with another name.</summary>
    /// <param name="actual">The text to judge.</param>
    /// <param name="name">The name of the approved file before <c>.approved.md</c>; by default the caller's file and member.</param>
    /// <param name="sourcePath">Filled in by the compiler.</param>
    /// <param name="member">Filled in by the compiler.</param>
    /// <exception cref="ApprovalException">The text differs, has carriage returns, or nothing is approved yet.</exception>
    public static void Verify(
        string actual, string? name = null, [CallerFilePath] string sourcePath = "", [CallerMemberName] string member = "")
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(sourcePath);
        var source = Locate(sourcePath);
        var stem = name ?? $"{Path.GetFileNameWithoutExtension(source)}.{member}";
        VerifyIn(Path.GetDirectoryName(source)!, stem, actual);
    }

    /// <summary>Compares with <c>&lt;name&gt;.approved.md</c> in a given folder.</summary>
    /// <exception cref="ApprovalException">The text differs, has carriage returns, or nothing is approved yet.</exception>
    public static void VerifyIn(string folder, string name, string actual)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(actual);
        Compare(name, Path.Combine(folder, $"{name}.approved.md"), Path.Combine(folder, $"{name}.received.md"), actual);
    }

    /// <summary>Compares with a committed file of any name; what was received is written beside it as <c>&lt;name&gt;.received&lt;extension&gt;</c>.</summary>
    /// <exception cref="ApprovalException">The text differs, has carriage returns, or nothing is approved yet.</exception>
    public static void VerifyFile(string approvedPath, string actual)
    {
        ArgumentException.ThrowIfNullOrEmpty(approvedPath);
        ArgumentNullException.ThrowIfNull(actual);
        var name = Path.GetFileNameWithoutExtension(approvedPath);
        var receivedPath = Path.Combine(Path.GetDirectoryName(approvedPath) ?? "", $"{name}.received{Path.GetExtension(approvedPath)}");
        Compare(name, approvedPath, receivedPath, actual);
    }

    private static void Compare(string name, string approvedPath, string receivedPath, string actual)
    {
        var approved = File.Exists(approvedPath) ? File.ReadAllText(approvedPath, Encoding.UTF8) : null;
        if (string.Equals(actual, approved, StringComparison.Ordinal) && !actual.Contains('\r', StringComparison.Ordinal))
        {
            File.Delete(receivedPath);
            return;
        }

        AtomicFile.WriteText(receivedPath, actual);
        throw new ApprovalException(
            $"{ApprovalDifference.Describe(name, approved, actual)} First triage: compare {Path.GetFileName(receivedPath)} with "
            + $"{Path.GetFileName(approvedPath)} and rename it if it is right.");
    }

    /// <summary>The source file on this machine: deterministic builds record <c>/_/</c> in place of the repository.</summary>
    private static string Locate(string sourcePath)
    {
        if (File.Exists(sourcePath))
        {
            return sourcePath;
        }

        const string Mapped = "/_/";
        var relative = sourcePath.StartsWith(Mapped, StringComparison.Ordinal)
            ? sourcePath[Mapped.Length..]
            : throw new ApprovalException(
                $"The source file {Path.GetFileName(sourcePath)} of the test is not on this machine. First triage: run the tests from a clone.");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Marker)))
            {
                return Path.Combine(folder.FullName, relative);
            }
        }

        throw new ApprovalException($"No {Marker} above the test assembly. First triage: run the tests from a clone.");
    }
}
