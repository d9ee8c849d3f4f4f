using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using WorldForge.IO;
using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>
/// Judges and copies the items of a bundle with several workers. Each file is read once: the bytes that were judged are the bytes that
/// are written and the bytes that the digest is of.
/// </summary>
/// <param name="scan">Judges content.</param>
/// <param name="target">The folder to write to; null to decide only.</param>
internal sealed class BundleCopier(BundleScan scan, string? target) : IDisposable
{
    private readonly Lock _creation = new();
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

    // Large files are rare; a few of them at a time keep memory within bounds.
    private readonly SemaphoreSlim _large = new(2);

    /// <summary>Takes all items.</summary>
    /// <returns>One entry per item, in ordinal order of their paths, each path once.</returns>
    public List<BundleFile> Copy(IEnumerable<SourceItem> items, int workers, CancellationToken cancellationToken)
    {
        var files = new List<BundleFile>();
        try
        {
            Parallel.ForEach(
                Partitioner.Create(items, EnumerablePartitionerOptions.None),
                new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken },
                static () => new List<BundleFile>(),
                (item, _, mine) =>
                {
                    mine.Add(Take(item, cancellationToken));
                    return mine;
                },
                mine =>
                {
                    lock (files)
                    {
                        files.AddRange(mine);
                    }
                });
        }
        catch (AggregateException several) when (several.Flatten().InnerExceptions is [WorldForgeException or OperationCanceledException, ..])
        {
            throw several.Flatten().InnerExceptions[0];
        }

        NameOnce(files);
        files.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));
        return files;
    }

    public void Dispose() => _large.Dispose();

    // A reference that leads nowhere may be called like a file that is there, or like another reference.
    private static void NameOnce(List<BundleFile> files)
    {
        var taken = files.Where(static file => file.Included).Select(static file => file.Path).ToHashSet(StringComparer.Ordinal);
        for (int index = 0; index < files.Count; index++)
        {
            if (files[index].Included)
            {
                continue;
            }

            string path = files[index].Path;
            for (int number = 2; !taken.Add(path); number++)
            {
                path = string.Create(CultureInfo.InvariantCulture, $"{files[index].Path}~{number}");
            }

            files[index] = files[index] with { Path = path };
        }
    }

    private BundleFile Take(in SourceItem item, CancellationToken cancellationToken)
    {
        var entry = new BundleFile { Path = item.Path, Source = item.Source, Kind = item.Kind };
        if (item.Problem is { } known)
        {
            return entry with { Reason = known, LocalOnly = known != BundleReasons.ResourceMissing };
        }

        if (item.Content is { } packaged)
        {
            return Judged(entry, packaged.Span);
        }

        using OpenedFile? file = item.Folder!.TryOpen(item.Relative, out string? problem);
        try
        {
            return file is null ? entry with { Reason = problem, LocalOnly = true } : Read(entry, file, cancellationToken);
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            return entry with { Reason = BundleReasons.Unreadable, LocalOnly = true };
        }
    }

    private BundleFile Read(BundleFile entry, OpenedFile file, CancellationToken cancellationToken)
    {
        long length = file.Length;
        BundleVerdict shape = BundleScan.JudgeShape(entry.Path, length);
        if (!shape.IsSafe)
        {
            return Digested(entry, file, shape, cancellationToken);
        }

        bool isLarge = length > 64 * 1024;
        if (isLarge)
        {
            _large.Wait(cancellationToken);
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)length + 1);
        try
        {
            // One byte more than the file had: what grows in between is noticed and read anew as what it is now.
            int read = FileBytes.Fill(file, buffer);
            return read < buffer.Length ? Judged(entry, buffer.AsSpan(0, read)) : Grown(entry, file, cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            if (isLarge)
            {
                _large.Release();
            }
        }
    }

    private BundleFile Grown(BundleFile entry, OpenedFile file, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[BundleScan.LargestFile + 1];
        int read = FileBytes.Fill(file, buffer);
        return read > BundleScan.LargestFile
            ? Digested(entry, file, BundleScan.JudgeShape(entry.Path, read), cancellationToken)
            : Judged(entry, buffer.AsSpan(0, read));
    }

    private static BundleFile Digested(BundleFile entry, OpenedFile file, BundleVerdict verdict, CancellationToken cancellationToken)
    {
        Sha256Digest digest = FileBytes.Digest(file, out long size, cancellationToken);
        return entry with { Reason = verdict.Reason, LocalOnly = verdict.IsLocalOnly, Sha256 = digest, SizeBytes = size };
    }

    private BundleFile Judged(BundleFile entry, ReadOnlySpan<byte> content)
    {
        BundleVerdict verdict = scan.Judge(entry.Path, content);
        BundleFile judged = entry with { Reason = verdict.Reason, LocalOnly = verdict.IsLocalOnly, Sha256 = Sha256Digest.Of(content), SizeBytes = content.Length };
        if (judged.Included && target is not null)
        {
            Write(judged.Path, content);
        }

        return judged;
    }

    // One file is created at a time: creators that meet in one folder wait for each other inside the kernel, and burn the time.
    private void Write(string path, ReadOnlySpan<byte> content)
    {
        string place = Path.Join(target, path);
        string folder = Path.GetDirectoryName(place)!;
        try
        {
            lock (_creation)
            {
                if (_folders.Add(folder))
                {
                    Directory.CreateDirectory(folder);
                }

                using var handle = File.OpenHandle(place, FileMode.CreateNew, FileAccess.Write, FileShare.None);
                RandomAccess.Write(handle, content, 0);
            }
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            throw IoFault.From("write", path, exception);
        }
    }
}
