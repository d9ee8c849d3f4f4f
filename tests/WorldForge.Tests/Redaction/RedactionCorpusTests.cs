using System.Text.RegularExpressions;
using WorldForge.Redaction;
using WorldForge.Serialization;

namespace WorldForge.Tests.Redaction;

/// <summary>
/// Runs corpus.json. <c>{{A36}}</c> stands for 36 generated letters and digits (<c>H</c> hex, <c>U</c> upper, <c>D</c> digits) that no
/// output may hold; <c>{{}}</c> is nothing and keeps the file free of text that looks like a live credential.
/// </summary>
public sealed partial class RedactionCorpusTests
{
    private static readonly Lazy<JsonObject> Corpus = new(Load);

    public static TheoryData<string> Ids => [.. Cases().Select(item => Text(item, "id"))];

    [Fact]
    public void Has_unique_ids_and_covers_enough()
    {
        Assert.Equal((JsonValue)1, Corpus.Value["schema_version"]);
        Assert.True(Cases().Count(item => !Text(item, "id").StartsWith("keep-", StringComparison.Ordinal)) >= 120);
        Assert.True(Cases().Count(item => Text(item, "id").StartsWith("keep-", StringComparison.Ordinal)) >= 40);
        Assert.Equal(Cases().Count(), Cases().Select(item => Text(item, "id")).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Leaves_nothing_forbidden(string id)
    {
        var item = Find(id);
        var (text, forbidden) = Case(id);

        foreach (var redactor in new[] { Redactor.Observable, Redactor.Security, Redactor.ReleaseNotes, Redactor.CommandLine })
        {
            var safe = redactor.Redact(text);
            Assert.All(forbidden, word => Assert.DoesNotContain(word, safe, StringComparison.Ordinal));
            Assert.Equal(safe, redactor.Redact(safe));
            if (item.TryGetValue("expected", out var expected) && redactor != Redactor.CommandLine)
            {
                Assert.Equal(((JsonText)expected).Value, safe);
            }
        }
    }

    /// <summary>One case with its secrets planted: the text, and what no rendering of it may hold.</summary>
    internal static (string Text, IReadOnlyList<string> Forbidden) Case(string id)
    {
        var item = Find(id);
        var forbidden = item.TryGetValue("forbidden", out var list) ? ((JsonList)list).Select(value => ((JsonText)value).Value).ToList() : [];
        var plant = new PlantedSecrets((ulong)id.Length + 1);
        var text = Placeholder().Replace(Text(item, "text"), match =>
        {
            if (match.Groups[1].Length == 0)
            {
                return "";
            }

            var body = plant.Body(match.Groups[1].Value[0], int.Parse(match.Groups[2].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) - 1) + "7";
            if (body.Length >= 8)
            {
                forbidden.Add(body);
            }

            return body;
        });

        return (text, forbidden);
    }

    private static JsonObject Find(string id) => Cases().Single(candidate => Text(candidate, "id") == id);

    private static IEnumerable<JsonObject> Cases() => ((JsonList)Corpus.Value["cases"]).Cast<JsonObject>();

    private static string Text(JsonObject item, string key) => ((JsonText)item[key]).Value;

    private static JsonObject Load()
    {
        using var stream = typeof(RedactionCorpusTests).Assembly.GetManifestResourceStream("redaction-corpus.json")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return (JsonObject)StrictJson.Parse(memory.ToArray());
    }

    [GeneratedRegex(@"\{\{(?:([AHUD])(\d+))?\}\}")]
    private static partial Regex Placeholder();
}
