using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Release.Gates;

namespace WorldForge.Release.Profiles;

/// <summary>Reads a release profile strictly: an unknown key, a wrong kind, a missing gate is an error with its line.</summary>
public static class ReleaseProfileReader
{
    private static readonly string[] RootKeys = ["schema_version", "name", "gates", "waivers"];
    private static readonly string[] GateKeys = ["required", "time_limit_seconds", "thresholds"];
    private static readonly string[] WaiverKeys = ["gate", "subject", "reason", "owner", "expires"];

    /// <summary>Reads a profile.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="source">What to call the text in errors, relative to the repository root.</param>
    /// <param name="registry">The gates that must all be named.</param>
    /// <param name="today">The day (UTC) on which waivers are judged.</param>
    /// <exception cref="WorldForgeException">Code <c>wf.profile.malformed</c>: where, what was expected, what came.</exception>
    public static ReleaseProfile Read(string text, string source, GateRegistry registry, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(registry);
        var root = YamlFields.Load(text, source);
        root.RejectUnknown(RootKeys);
        if (root.Text("schema_version") != "1")
        {
            throw root.Wrong("schema_version", "the number 1");
        }

        var waivers = root.List("waivers").Select(fields => Waiver(fields, registry)).ToLookup(waiver => waiver.Gate, StringComparer.Ordinal);
        var gates = root.Map("gates");
        gates.RejectUnknown([.. registry.Names]);
        return new ReleaseProfile
        {
            Name = root.Text("name"),
            Gates = registry.Names.ToImmutableSortedDictionary(
                name => name,
                name => Policy(gates.Map(name), [.. waivers[name]], today),
                StringComparer.Ordinal),
        };
    }

    private static GatePolicy Policy(YamlFields fields, ImmutableArray<Waiver> waivers, DateOnly today)
    {
        fields.RejectUnknown(GateKeys);
        var thresholds = fields.OptionalMap("thresholds");
        return new GatePolicy
        {
            Required = fields.Flag("required"),
            TimeLimit = TimeSpan.FromSeconds(fields.PositiveNumber("time_limit_seconds")),
            Thresholds = thresholds is null
                ? ImmutableSortedDictionary<string, double>.Empty
                : thresholds.Keys.ToImmutableSortedDictionary(key => key, thresholds.Number, StringComparer.Ordinal),
            Waivers = waivers,
            Today = today,
        };
    }

    private static Waiver Waiver(YamlFields fields, GateRegistry registry)
    {
        fields.RejectUnknown(WaiverKeys);
        var gate = fields.Text("gate");
        if (!registry.Names.Contains(gate, StringComparer.Ordinal))
        {
            throw fields.Wrong("gate", $"a gate of the registry (the nearest is '{NearestName.Of(gate, registry.Names)}')");
        }

        return new Waiver
        {
            Gate = gate,
            Subject = fields.Text("subject"),
            Reason = fields.Text("reason"),
            Owner = fields.Text("owner"),
            Expires = DateOnly.TryParseExact(fields.Text("expires"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : throw fields.Wrong("expires", "a date as yyyy-MM-dd"),
        };
    }
}
