using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace WorldForge.Serialization;

/// <summary>A SHA-256 digest; its text is <c>sha256:</c> and 64 lower-case hex digits.</summary>
public readonly record struct Sha256Digest
{
    /// <summary>What the text of every digest starts with.</summary>
    public const string Prefix = "sha256:";

    private const int HalfSize = SHA256.HashSizeInBytes / 2;
    private const int ReadSize = 1024 * 1024;

    private readonly UInt128 _high;
    private readonly UInt128 _low;

    private Sha256Digest(ReadOnlySpan<byte> hash)
    {
        _high = BinaryPrimitives.ReadUInt128BigEndian(hash);
        _low = BinaryPrimitives.ReadUInt128BigEndian(hash[HalfSize..]);
    }

    /// <summary>The 64 lower-case hex digits without the prefix.</summary>
    public string Hex
    {
        get
        {
            Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
            BinaryPrimitives.WriteUInt128BigEndian(bytes, _high);
            BinaryPrimitives.WriteUInt128BigEndian(bytes[HalfSize..], _low);
            return Convert.ToHexStringLower(bytes);
        }
    }

    /// <summary>Reads a digest with its prefix.</summary>
    /// <exception cref="WorldForgeException">The text is not exactly a digest.</exception>
    public static Sha256Digest Parse(string? text) => TryParse(text, out Sha256Digest digest)
        ? digest
        : throw new WorldForgeException(FaultCodes.InputInvalid, "A digest must be 'sha256:' followed by 64 lower-case hex digits.");

    /// <summary>Reads a digest with its prefix; false for every text that is not exactly one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Sha256Digest digest)
    {
        digest = default;
        return text is not null && text.StartsWith(Prefix, StringComparison.Ordinal) && TryParseHex(text[Prefix.Length..], out digest);
    }

    /// <summary>Reads 64 lower-case hex digits without prefix, for the few formats that carry them bare.</summary>
    public static bool TryParseHex([NotNullWhen(true)] string? hex, out Sha256Digest digest)
    {
        digest = default;
        if (hex is not { Length: 2 * SHA256.HashSizeInBytes } || hex.AsSpan().ContainsAnyInRange('A', 'F'))
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (Convert.FromHexString(hex, hash, out _, out _) != OperationStatus.Done)
        {
            return false;
        }

        digest = new Sha256Digest(hash);
        return true;
    }

    /// <summary>The digest of bytes in memory.</summary>
    public static Sha256Digest Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return new Sha256Digest(hash);
    }

    /// <summary>The digest of what is left in a stream, read in large blocks.</summary>
    public static async Task<Sha256Digest> OfAsync(Stream stream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(ReadSize);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                hash.AppendData(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Of(hash);
    }

    /// <summary>The digest of a file's raw bytes; memory use does not depend on its size.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder.</exception>
    public static async Task<Sha256Digest> OfFileAsync(string path, CancellationToken cancellationToken)
    {
        // Unbuffered: the reads below are larger than any buffer of the stream would be.
        var options = new FileStreamOptions { BufferSize = 0, Options = FileOptions.Asynchronous | FileOptions.SequentialScan, Share = FileShare.ReadWrite | FileShare.Delete };
        FileStream stream = new(path, options);
        await using (stream.ConfigureAwait(false))
        {
            return await OfAsync(stream, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The digest with its prefix.</summary>
    public override string ToString() => Prefix + Hex;

    internal static Sha256Digest Of(IncrementalHash hash)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(bytes);
        return new Sha256Digest(bytes);
    }
}
