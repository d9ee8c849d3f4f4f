using System.Collections.Immutable;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Configuration;

/// <summary>How long preserved runs are kept; what is not set is left to the command that prunes.</summary>
public sealed record RunsRetention
{
    /// <summary>Name of the block in a file.</summary>
    public const string Block = "runs_retention";

    /// <summary>Days after which a run may go; 0 takes also the newest.</summary>
    public int? MaxAgeDays { get; init; }

    /// <summary>How many of the newest runs stay whatever their age.</summary>
    public int? KeepLatest { get; init; }

    /// <summary>Kinds of runs that may go; none stands for all.</summary>
    public ImmutableArray<string> Families { get; init; } = [];

    /// <summary>Reads the block.</summary>
    /// <exception cref="WorldForgeException">A key is unknown or a value out of range; the message names it.</exception>
    public static RunsRetention FromJson(JsonFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        fields.RejectUnknown("max_age_days", "keep_latest", "families");
        return new RunsRetention
        {
            MaxAgeDays = fields.OptionalNonNegativeInt("max_age_days"),
            KeepLatest = fields.OptionalNonNegativeInt("keep_latest"),
            Families = [.. fields.OptionalTexts("families")],
        };
    }

    /// <summary>The block as it is written.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("max_age_days", MaxAgeDays is { } days ? days : JsonValue.Null),
        ("keep_latest", KeepLatest is { } count ? count : JsonValue.Null),
        ("families", JsonList.OfTexts(Families)));

    /// <summary>Reads a file that holds the block alone (bare, or under its name) or a whole configuration profile with it.</summary>
    /// <param name="path">The file; TOML when it ends in <c>.toml</c>, else JSON.</param>
    /// <returns>The block.</returns>
    /// <exception cref="WorldForgeException">The file breaks a rule of profiles, or holds no such block.</exception>
    public static RunsRetention Load(string path)
    {
        JsonObject document = ProfileFile.Read(path).Document;
        if (document.ContainsKey("name") || document.ContainsKey("schema_version"))
        {
            return ConfigurationProfile.Load(path).RunsRetention
                ?? throw new WorldForgeException(FaultCodes.InputInvalid, $"The configuration profile has no {Block}. First triage: add one, or leave out the option.");
        }

        ProfileText.Check(document);
        var fields = new JsonFields(document);
        if (fields.Has(Block))
        {
            fields.RejectUnknown(Block);
            return FromJson(fields.RequiredFields(Block));
        }

        return FromJson(fields);
    }
}
