using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>Reads JSON documents of runs.</summary>
internal static class JsonSource
{
    private static readonly JsonLimits Limits = new() { MaxBytes = 16 * 1024 * 1024 };

    /// <summary>Reads one document.</summary>
    /// <param name="folder">Where it is.</param>
    /// <param name="relative">Its place there.</param>
    /// <param name="problem">Why there is no value.</param>
    public static JsonValue? Read(SourceFolder folder, string relative, out string? problem)
    {
        using OpenedFile? file = folder.TryOpen(relative, out problem);
        if (file is null)
        {
            return null;
        }

        byte[] content = new byte[Math.Min(file.Length, Limits.MaxBytes + 1L)];
        int read = FileBytes.Fill(file, content);
        if (StrictJson.TryParse(content.AsSpan(0, read), Limits, out JsonValue? value, out _))
        {
            return value;
        }

        problem = "is not finite, strict JSON";
        return null;
    }
}
