using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Evidence;

/// <summary>What a dataset's maintainer says about its safety.</summary>
/// <param name="Reviewed">Whether somebody has reviewed the data.</param>
/// <param name="ContainsSensitiveCapabilityData">Whether it holds data on capabilities that must be handled with care.</param>
/// <param name="ContainsRobotLogs">Whether it holds logs of real robots.</param>
public sealed record DatasetSafety(bool Reviewed, bool ContainsSensitiveCapabilityData, bool ContainsRobotLogs)
{
    internal static DatasetSafety Read(JsonFields fields)
    {
        fields.RejectUnknown("reviewed", "contains_sensitive_capability_data", "contains_robot_logs");
        return new DatasetSafety(
            fields.RequiredBoolean("reviewed"),
            fields.RequiredBoolean("contains_sensitive_capability_data"),
            fields.RequiredBoolean("contains_robot_logs"));
    }

    internal JsonObject ToJson() => JsonObject.Create(
        ("reviewed", Reviewed),
        ("contains_sensitive_capability_data", ContainsSensitiveCapabilityData),
        ("contains_robot_logs", ContainsRobotLogs));
}
