using System.Text;
using WorldForge.Serialization;

namespace WorldForge.Cli.Options;

/// <summary>Reads the JSON that an option carries.</summary>
internal static class JsonArgument
{
    /// <summary>Reads any JSON; null when the option is absent.</summary>
    /// <exception cref="WorldForgeException">It is not JSON; the message names the option and the place, not the text.</exception>
    public static JsonValue? Value(string? text, string option) =>
        text is null ? null
        : StrictJson.TryParse(Encoding.UTF8.GetBytes(text), null, out JsonValue? value, out JsonSyntaxError? error) ? value
        : throw new WorldForgeException(FaultCodes.InputInvalid, $"{option} must be JSON: {error}");

    /// <summary>Reads a JSON object; null when the option is absent.</summary>
    /// <exception cref="WorldForgeException">It is not a JSON object; the message names the option.</exception>
    public static JsonObject? Object(string? text, string option) => Value(text, option) switch
    {
        null => null,
        JsonObject value => value,
        var other => throw new WorldForgeException(FaultCodes.InputInvalid, $"{option} must be a JSON object, not {other.Kind.ToString().ToLowerInvariant()}."),
    };
}
