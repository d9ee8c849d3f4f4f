using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Evidence;

/// <summary>How private the data of a dataset is.</summary>
public sealed record DatasetPrivacy
{
    /// <summary><c>public</c>, <c>restricted</c> or <c>sensitive</c>.</summary>
    public required string Classification { get; init => field = Check.OneOf(value, "privacy.classification", "public", "restricted", "sensitive"); }

    /// <summary>Whether there is personal data in it.</summary>
    public required bool ContainsPersonalData { get; init; }

    internal static DatasetPrivacy Read(JsonFields fields)
    {
        fields.RejectUnknown("classification", "contains_personal_data");
        return new DatasetPrivacy
        {
            Classification = fields.RequiredText("classification"),
            ContainsPersonalData = fields.RequiredBoolean("contains_personal_data"),
        };
    }

    internal JsonObject ToJson() => JsonObject.Create(
        ("classification", Classification),
        ("contains_personal_data", ContainsPersonalData));
}
