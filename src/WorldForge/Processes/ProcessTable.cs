using System.Globalization;

namespace WorldForge.Processes;

/// <summary>The running processes of a Linux system.</summary>
internal static class ProcessTable
{
    private const string Folder = "/proc";

    public static IReadOnlyList<ProcessTableRow> Read()
    {
        var rows = new List<ProcessTableRow>();
        foreach (var folder in Directory.EnumerateDirectories(Folder))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && Text(folder) is { } text
                && ProcessTableRow.TryParse(id, text, out var row))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    /// <summary>The environment a process was started with; empty when it is gone or belongs to another account.</summary>
    public static byte[] Environment(int id)
    {
        try
        {
            return File.ReadAllBytes(string.Create(CultureInfo.InvariantCulture, $"{Folder}/{id}/environ"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string? Text(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Join(folder, "stat"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // It ended between the two looks.
        }
    }
}
