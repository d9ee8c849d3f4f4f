using WorldForge.IO;

namespace WorldForge.Bundles;

/// <summary>
/// The folder of a bundle: filled under a temporary name beside its place and put there in one step, so that nobody ever sees half a
/// bundle. Files are not flushed one by one; after a power cut <see cref="BundleVerifier"/> tells whether the copy is whole.
/// </summary>
internal sealed class OutputFolder : IDisposable
{
    private readonly string _final;
    private readonly string _display;
    private bool _done;

    private OutputFolder(string final, string staged, string display)
    {
        _final = final;
        Staged = staged;
        _display = display;
    }

    /// <summary>Where the files are written.</summary>
    public string Staged { get; }

    /// <summary>Checks that the place may be written and makes the temporary folder.</summary>
    /// <exception cref="WorldForgeException">Something stands at the output that must stay, or the disk refuses.</exception>
    public static OutputFolder Begin(string output, BundlePlaces places, bool overwrite)
    {
        string display = places.Roots.Display(output);
        OutputRules.Check(output, places, overwrite, display);
        string final = Path.TrimEndingDirectorySeparator(output);
        string parent = Path.GetDirectoryName(final)!;
        string staged = Path.Join(parent, TemporaryName.For(Path.GetFileName(final)));
        try
        {
            Directory.CreateDirectory(parent);
            Directory.CreateDirectory(staged);
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            throw IoFault.From("create", display, exception);
        }

        return new OutputFolder(final, staged, display);
    }

    /// <summary>Puts the bundle in its place; an earlier bundle there goes away.</summary>
    public void Commit()
    {
        string? old = null;
        try
        {
            if (Directory.Exists(_final))
            {
                old = Path.Join(Path.GetDirectoryName(_final)!, TemporaryName.For(Path.GetFileName(_final)));
                Directory.Move(_final, old);
            }

            FolderFlush.Flush(Staged);
            Directory.Move(Staged, _final);
            _done = true;
            FolderFlush.Flush(Path.GetDirectoryName(_final)!);
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            PutBack(old);
            throw IoFault.From("write", _display, exception);
        }

        if (old is not null)
        {
            Remove(old);
        }
    }

    /// <summary>Removes what was written when the bundle did not get to its place.</summary>
    public void Dispose()
    {
        if (!_done)
        {
            Remove(Staged);
        }
    }

    private void PutBack(string? old)
    {
        if (old is null || Directory.Exists(_final))
        {
            return;
        }

        try
        {
            Directory.Move(old, _final);
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            // The first refusal is the one to report; the earlier bundle is whole under its temporary name.
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            // What cannot be removed has a name that says what it is.
        }
    }
}
