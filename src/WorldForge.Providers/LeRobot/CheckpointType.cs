using WorldForge.Serialization;

namespace WorldForge.Providers.LeRobot;

/// <summary>Finds the type of a policy in the <c>config.json</c> of its local checkpoint: LeRobot's own base class cannot load without it.</summary>
internal static class CheckpointType
{
    private const int MostBytes = 1024 * 1024;

    /// <summary>The type, or null when there is no such file or it names none that is known.</summary>
    public static string? Find(string folder)
    {
        try
        {
            var file = new FileInfo(Path.Join(folder, "config.json"));
            if (!file.Exists || file.Length > MostBytes
                || !StrictJson.TryParse(File.ReadAllBytes(file.FullName), new JsonLimits { MaxBytes = MostBytes }, out JsonValue? parsed, out _))
            {
                return null;
            }

            return parsed is JsonObject config && config.TryGetValue("type", out JsonValue? value) && value is JsonText { Value: { } type }
                && LeRobotConfiguration.Types.Contains(type, StringComparer.OrdinalIgnoreCase)
                    ? type.ToLowerInvariant()
                    : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // The runtime will say what is wrong with the folder when it loads from it.
        }
    }
}
