using System.Globalization;
using System.Text;
using WorldForge.Configuration.Toml;
using WorldForge.IO;
using WorldForge.Redaction;
using WorldForge.Serialization;

namespace WorldForge.Configuration;

/// <summary>The bytes of a profile, and the document in them.</summary>
internal sealed record ProfileFile(JsonObject Document, Sha256Digest Digest)
{
    /// <summary>The largest profile, in bytes.</summary>
    private const int MaxBytes = 1_000_000;

    private const string TomlSuffix = ".toml";

    /// <summary>Reads a file; its suffix says in which language.</summary>
    public static ProfileFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Parse(Bytes(path), isToml: path.EndsWith(TomlSuffix, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reads the text of a profile.</summary>
    public static ProfileFile Parse(ReadOnlySpan<byte> utf8, bool isToml)
    {
        JsonValue document = isToml ? TomlJson.Parse(utf8) : StrictJson.Parse(utf8);
        RefuseSecretComments(utf8);
        return new ProfileFile(
            document as JsonObject ?? throw new WorldForgeException(FaultCodes.InputInvalid, "A configuration profile must be an object, not " + document.KindText + "."),
            Sha256Digest.Of(utf8));
    }

    /// <summary>A secret in a comment is one too, though the document does not show it.</summary>
    private static void RefuseSecretComments(ReadOnlySpan<byte> utf8)
    {
        int line = 0;
        foreach (ReadOnlySpan<char> text in Encoding.UTF8.GetString(utf8).AsSpan().EnumerateLines())
        {
            line++;
            int comment = text.IndexOf('#');
            if (comment >= 0 && SecretDetector.HoldsSecret(text[comment..].ToString()))
            {
                throw new WorldForgeException(
                    FaultCodes.ManifestUnsafe,
                    string.Create(CultureInfo.InvariantCulture, $"Line {line} of the configuration profile must not contain secret material. First triage: move the secret to an environment variable."));
            }
        }
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            using var bytes = new MemoryStream();
            byte[] block = new byte[64 * 1024];
            while (file.Read(block) is > 0 and var read)
            {
                bytes.Write(block, 0, read);
                if (bytes.Length > MaxBytes)
                {
                    throw new WorldForgeException(FaultCodes.InputInvalid, string.Create(CultureInfo.InvariantCulture, $"A configuration profile has at most {MaxBytes} bytes."));
                }
            }

            return bytes.ToArray();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            string code = failure is FileNotFoundException or DirectoryNotFoundException ? FaultCodes.PathMissing : FaultCodes.InputInvalid;
            throw new WorldForgeException(
                code,
                $"The configuration profile {HostPathDisplay.Display(path, Environment.CurrentDirectory)} cannot be read. First triage: check that the file exists and is readable.",
                failure);
        }
    }
}
