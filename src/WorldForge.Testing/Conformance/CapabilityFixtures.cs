using System.Collections.Immutable;
using System.Reflection;
using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Testing.Conformance;

/// <summary>The fixtures that come with the kit: one valid baseline and at least two invalid cases for each capability.</summary>
public static class CapabilityFixtures
{
    private const string Prefix = "fixtures/";

    /// <summary>Every built-in fixture, sorted by id.</summary>
    public static ImmutableArray<CapabilityFixture> All { get; } = ReadAll();

    /// <summary>The fixtures of one capability, sorted by id.</summary>
    public static ImmutableArray<CapabilityFixture> For(Capability capability) =>
        [.. All.Where(fixture => fixture.Capability == capability)];

    /// <summary>The valid baseline of one capability.</summary>
    public static CapabilityFixture Baseline(Capability capability) => All.First(fixture => fixture.Capability == capability && fixture.IsValid);

    /// <summary>The invalid fixtures of one capability with another baseline: for a provider that takes other input.</summary>
    /// <param name="baseline">A valid fixture.</param>
    public static ImmutableArray<CapabilityFixture> With(CapabilityFixture baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        return [baseline, .. All.Where(fixture => fixture.Capability == baseline.Capability && !fixture.IsValid)];
    }

    private static ImmutableArray<CapabilityFixture> ReadAll()
    {
        Assembly assembly = typeof(CapabilityFixtures).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
                .Select(name => Read(assembly, name))
                .OrderBy(static fixture => fixture.Id, StringComparer.Ordinal),
        ];
    }

    private static CapabilityFixture Read(Assembly assembly, string name)
    {
        using Stream stream = assembly.GetManifestResourceStream(name)!;
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return CapabilityFixture.FromJson(StrictJson.Parse(buffer.ToArray()));
    }
}
