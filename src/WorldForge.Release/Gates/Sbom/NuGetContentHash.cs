using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace WorldForge.Release.Gates.Sbom;

/// <summary>
/// The content hash that lock files pin: the SHA-512 of the package as it was before it was signed. The signature is an entry of
/// the archive, so the hash runs over everything but that entry, with the directory as it would read without it.
/// </summary>
internal static class NuGetContentHash
{
    private const string Signature = ".signature.p7s";
    private const uint EndMark = 0x06054B50;
    private const uint HeaderMark = 0x02014B50;
    private const int EndSize = 22;
    private const int HeaderSize = 46;
    private const int OffsetPlace = 42;

    /// <summary>Computes the hash.</summary>
    /// <returns>Base64, as lock files write it.</returns>
    /// <exception cref="InvalidDataException">The bytes are not a plain ZIP archive.</exception>
    public static string Of(ReadOnlySpan<byte> package)
    {
        try
        {
            var end = FindEnd(package);
            var headers = Headers(package, end);
            return headers.FindIndex(header => header.Name == Signature) is var index and >= 0
                ? WithoutSignature(package, end, headers, headers[index])
                : Convert.ToBase64String(SHA512.HashData(package));
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("The directory of the archive points outside of it.", exception);
        }
    }

    private static string WithoutSignature(ReadOnlySpan<byte> package, int end, List<Header> headers, Header signature)
    {
        var directory = Offset(package, end + 16);
        var next = headers.Select(header => header.Local).Where(local => local > signature.Local).DefaultIfEmpty(directory).Min();
        var removed = next - signature.Local;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        hash.AppendData(package[..signature.Local]);
        hash.AppendData(package[next..directory]);
        foreach (var header in headers.Where(header => header != signature))
        {
            hash.AppendData(package.Slice(header.Place, OffsetPlace));
            Append(hash, header.Local > signature.Local ? header.Local - removed : header.Local);
            hash.AppendData(package.Slice(header.Place + HeaderSize, header.Size - HeaderSize));
        }

        hash.AppendData(package.Slice(end, 8));
        Span<byte> count = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(count, checked((ushort)(headers.Count - 1)));
        hash.AppendData(count);
        hash.AppendData(count);
        Append(hash, Offset(package, end + 12) - signature.Size);
        Append(hash, directory - removed);
        hash.AppendData(package[(end + 20)..]);
        return Convert.ToBase64String(hash.GetHashAndReset());
    }

    private static int FindEnd(ReadOnlySpan<byte> package)
    {
        for (var place = package.Length - EndSize; place >= Math.Max(0, package.Length - EndSize - ushort.MaxValue); place--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(package[place..]) == EndMark)
            {
                return place;
            }
        }

        throw new InvalidDataException("The file is no ZIP archive.");
    }

    private static List<Header> Headers(ReadOnlySpan<byte> package, int end)
    {
        List<Header> headers = [];
        var place = Offset(package, end + 16);
        for (var left = BinaryPrimitives.ReadUInt16LittleEndian(package[(end + 10)..]); left > 0; left--)
        {
            var header = package.Slice(place, HeaderSize);
            if (BinaryPrimitives.ReadUInt32LittleEndian(header) != HeaderMark)
            {
                throw new InvalidDataException("The directory of the archive is damaged.");
            }

            var name = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
            var size = HeaderSize + name + BinaryPrimitives.ReadUInt16LittleEndian(header[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
            headers.Add(new Header(place, size, Offset(package, place + OffsetPlace), Encoding.UTF8.GetString(package.Slice(place + HeaderSize, name))));
            place += size;
        }

        return headers;
    }

    private static int Offset(ReadOnlySpan<byte> package, int place)
    {
        var value = BinaryPrimitives.ReadUInt32LittleEndian(package.Slice(place, 4));
        return value <= package.Length ? (int)value : throw new InvalidDataException("The directory of the archive points outside of it.");
    }

    private static void Append(IncrementalHash hash, int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)value);
        hash.AppendData(bytes);
    }

    private sealed record Header(int Place, int Size, int Local, string Name);
}
