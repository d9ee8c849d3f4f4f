using System.Text.Json.Serialization;

namespace WorldForge.Release.Gates.PackageContract;

/// <summary>Kinds of packages.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PackageKind>))]
public enum PackageKind
{
    /// <summary>A library that projects reference.</summary>
    [JsonStringEnumMemberName("library")]
    Library,

    /// <summary>A command that is installed.</summary>
    [JsonStringEnumMemberName("tool")]
    Tool,

    /// <summary>The debugging symbols of one of the others.</summary>
    [JsonStringEnumMemberName("symbols")]
    Symbols,
}
