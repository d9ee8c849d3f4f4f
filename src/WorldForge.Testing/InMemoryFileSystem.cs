using System.Text;
using WorldForge.IO;

namespace WorldForge.Testing;

/// <summary>
/// A workspace in memory that keeps the contract of <see cref="IFileSystem"/>: the same order, the same errors, links that are
/// resolved the same way. Letter case matters, as on Linux.
/// </summary>
public sealed class InMemoryFileSystem : IFileSystem
{
    private readonly Lock _lock = new();
    private readonly MemoryTree _tree = new();

    /// <summary>Adds or replaces a text file with its parent folders.</summary>
    /// <returns>This workspace, so that a test can say what is in it in one expression.</returns>
    public InMemoryFileSystem With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Adds or replaces a file with its parent folders.</summary>
    /// <returns>This workspace.</returns>
    public InMemoryFileSystem With(string path, ReadOnlySpan<byte> content)
    {
        lock (_lock)
        {
            _tree.Write(WorkspacePath.Parse(path), content.ToArray(), "write");
        }

        return this;
    }

    /// <summary>Adds a symbolic link with its parent folders.</summary>
    /// <param name="path">Where the link stands.</param>
    /// <param name="target">What it says: relative to its folder, or absolute and so outside the workspace.</param>
    /// <returns>This workspace.</returns>
    public InMemoryFileSystem WithLink(string path, string target)
    {
        ArgumentException.ThrowIfNullOrEmpty(target);
        lock (_lock)
        {
            _tree.Link(WorkspacePath.Parse(path), target);
        }

        return this;
    }

    /// <inheritdoc/>
    public FileEntry? Find(WorkspacePath path)
    {
        lock (_lock)
        {
            return _tree.Find(path);
        }
    }

    /// <inheritdoc/>
    public Stream OpenRead(WorkspacePath path)
    {
        lock (_lock)
        {
            return new MemoryStream(_tree.Read(path), writable: false);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<FileEntry> List(WorkspacePath folder)
    {
        lock (_lock)
        {
            return _tree.List(folder, (entry, parent) => entry.Parent == parent);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<FileEntry> ListTree(WorkspacePath folder)
    {
        lock (_lock)
        {
            return _tree.List(folder, (_, _) => true);
        }
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(WorkspacePath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            _tree.Write(path, content.ToArray(), "write");
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask AppendLineAsync(WorkspacePath path, string line, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(line);
        cancellationToken.ThrowIfCancellationRequested();
        if (line.AsSpan().ContainsAny('\r', '\n'))
        {
            throw new ArgumentException("One line is appended at a time: the text must not contain line breaks.", nameof(line));
        }

        lock (_lock)
        {
            _tree.Append(path, new UTF8Encoding(false, true).GetBytes(line + '\n'));
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public bool Delete(WorkspacePath path)
    {
        lock (_lock)
        {
            return _tree.Delete(path);
        }
    }

    /// <inheritdoc/>
    public bool DeleteTree(WorkspacePath folder)
    {
        lock (_lock)
        {
            return _tree.DeleteTree(folder);
        }
    }

    /// <inheritdoc/>
    public void CreateDirectory(WorkspacePath folder)
    {
        lock (_lock)
        {
            _tree.Create(folder, folder, "create");
        }
    }
}
