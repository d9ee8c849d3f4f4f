using FsCheck;
using FsCheck.Fluent;
using WorldForge.Redaction;
using WorldForge.Runs;

namespace WorldForge.Tests.Redaction;

public sealed class RedactionPropertyTests
{
    private static readonly string[] Benign =
    [
        "restore finished in 12 ms", "step 3 of 4", "the gate passed", "GET /health 200", "src/App/Program.cs(12,5): warning CS0168: unused",
        "cost 0.25 at horizon 5", "author: Ada Lovelace", "monkey=1", "[12:00:01] worker opened queue", "net10.0 -> bin/App.dll",
    ];

    private static readonly string[] Fragments =
    [
        "token=", "password: ", "\"", "'", "\\\"", "https://", "u:p@h", "?sig=1", "Authorization: Basic ", "Bearer ", " ", ",", ";", "&", "=", ":",
        "[redacted]", "<host-local-path>", "/home/x/y", "C:\\Users\\x", "\\\\srv\\share\\f", "~", "%3D", "{", "}", "[", "]", "abc", "x1Y2z3Q4w5E6r7T8",
        "-----BEGIN RSA PRIVATE KEY-----", "-----END RSA PRIVATE KEY-----", "--token ", "-p", "mysql ", "curl -u ", "\n", "\r\n", "  ", "Cookie: ",
        "key", "secret", " is ", "name: API_TOKEN", "value: x", "|", ">", "<", "#2", "é", "\ud83d\ude00", "kind: Secret", "data:", "a: b",
        "secrets: {", "\"tokens\": [", "],", "},", "\n  ", "\n   \n", "\"\"", "null", "\\n", "%26", "tmp/", "login a ",
    ];

    private static readonly Redactor[] Redactors = [Redactor.Observable, Redactor.Security, Redactor.ReleaseNotes, Redactor.CommandLine];

    private static readonly string[] Sentences =
    [
        "{0}", "built {0} in 3 s", "digest: {0}", "\"sha256\": \"{0}\"", "commit={0}", "({0})", "runs/{0}/manifest.json", "WorldForge {0} -> bin", "tree {0}, clean",
        "| `{0}` | passed |", "version {0}",
    ];

    private static readonly string[] Vocabulary =
    [
        "passed", "failed", "skipped", "blocked", "not-run", "incomplete", "unknown", "ready", "no-op", "teardown-failed", "predict", "embed", "plan", "score", "policy",
        "Lockfile", "Lint", "Format", "Tests", "Coverage", "Package", "contract", "Build", "Dependency", "audit", "tool-unavailable", "exit", "code", "0", "success",
        "failure", "retry", "budget", "[redacted]", "<host-local-path>", "[redacted-url]", "author", "monkey", "design", "tokenization", "horizon", "elite", "mock",
    ];

    private static readonly Gen<string> Mixtures = Gen.Elements([.. Benign, .. Fragments, .. Fragments]).ListOf().Select(parts => string.Concat(parts));

    private static readonly Gen<string> Versions =
        from major in Gen.Choose(0, 30)
        from minor in Gen.Choose(0, 99)
        from patch in Gen.Choose(0, 999)
        from label in Gen.Elements("", "-rc.1", "-beta.22", "+abc123", "-preview.7.24407.12")
        select string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{major}.{minor}.{patch}{label}");

    private static readonly Gen<string> Uuids = Hex(32).Select(hex => $"{hex[..8]}-{hex[8..12]}-{hex[12..16]}-{hex[16..20]}-{hex[20..]}");

    private static readonly Gen<string> RunIds =
        from seconds in Gen.Choose(0, int.MaxValue)
        from suffix in Gen.Choose(0, int.MaxValue)
        select RunId.Create(DateTimeOffset.UnixEpoch.AddSeconds(seconds), (uint)suffix).ToString();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Masks_every_shape_at_random_positions(int seed)
    {
        var plant = new PlantedSecrets((ulong)seed);
        foreach (var shape in PlantedSecrets.Shapes)
        {
            for (var round = 0; round < 8; round++)
            {
                var secret = plant.Make(shape);
                var line = Benign[plant.Next(Benign.Length)] + " " + Benign[plant.Next(Benign.Length)];
                var text = line.Insert(plant.Next(line.Length + 1), secret);

                var safe = Redactor.Observable.Redact(text);

                Assert.DoesNotContain(secret[(shape.Prefix.Length + 2)..], safe, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("token={0}")]
    [InlineData("\"password\": \"{0}\"")]
    [InlineData("Password={0};Server=h")]
    [InlineData("Authorization: ApiKey {0}")]
    [InlineData("Cookie: a={0}")]
    [InlineData("--api-key {0} --verbose")]
    [InlineData("export MY_SECRET={0}")]
    [InlineData("https://user:{0}@h.test/p")]
    [InlineData("https://h.test/p?x={0}")]
    [InlineData("mysql -u root -p{0} db")]
    [InlineData("curl -u me:{0} https://h.test/")]
    [InlineData("dotnet nuget push a.nupkg -k {0}")]
    [InlineData("<password>{0}</password>")]
    [InlineData("<add key=\"ClearTextPassword\" value=\"{0}\" />")]
    [InlineData("{{\"name\": \"DB_PASSWORD\", \"value\": \"{0}\"}}")]
    [InlineData("- name: DB_PASSWORD\n  value: {0}\n")]
    [InlineData("secret_key: |\n  {0}\nother: 1")]
    [InlineData("config[\"secret\"] = \"{0}\"")]
    [InlineData("client.DefaultHeaders.Add(\"X-Api-Key\", \"{0}\")")]
    [InlineData("const apiSecret = \"{0}\";")]
    [InlineData("the password is {0}.")]
    [InlineData("redis-cli -a {0} ping")]
    [InlineData("sshpass -p {0} ssh h")]
    [InlineData("{{\\\"token\\\":\\\"{0}\\\"}}")]
    [InlineData("token%3D{0}%26x%3D1")]
    [InlineData("AccountName=a;AccountKey={0};EndpointSuffix=core")]
    public void Masks_any_value_in_each_context(string format)
    {
        var plant = new PlantedSecrets(7);
        for (var round = 0; round < 25; round++)
        {
            var secret = plant.Body('A', 6 + plant.Next(40));
            var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, format, secret);

            Assert.DoesNotContain(secret, Redactor.Observable.Redact(text), StringComparison.Ordinal);
            Assert.DoesNotContain(secret, Redactor.Security.Redact(text), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Is_idempotent_for_any_mixture() =>
        Holds(3000, Mixtures.ToArbitrary(), text => Redactors.All(redactor => redactor.Redact(text) is var once && redactor.Redact(once) == once));

    [Fact]
    public void A_stream_cut_anywhere_gives_the_text_redacted_whole() =>
        Holds(
            800,
            Mixtures.ToArbitrary(),
            Gen.ListOf(Gen.Choose(1, 12)).ToArbitrary(),
            (text, sizes) =>
            {
                var next = 0;
                return Redactors.All(redactor => Stream(redactor, text, () => sizes.Count == 0 ? 1 : sizes[next++ % sizes.Count]) == redactor.Redact(text));
            });

    [Fact]
    public void Text_of_any_characters_is_redacted_the_same_way_twice_and_in_pieces() =>
        Holds(
            400,
            ArbMap.Default.ArbFor<string>(),
            text => text is null || Redactors.All(redactor => redactor.Redact(text) is var once && redactor.Redact(once) == once && Stream(redactor, text, () => 3) == once));

    [Fact]
    public void Digests_versions_packages_and_ids_stay_wherever_they_stand() =>
        Holds(
            2000,
            Gen.Elements(Sentences).ToArbitrary(),
            Gen.OneOf(Hex(40), Hex(64), Hex(64).Select(hex => "sha256:" + hex), Versions, Versions.Select(version => "pkg:nuget/WorldForge.Cli@" + version), Uuids, RunIds).ToArbitrary(),
            (sentence, id) =>
            {
                var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, id);
                return Redactors.All(redactor => ReferenceEquals(redactor.Redact(text), text));
            });

    [Fact]
    public void Words_of_reports_are_fixed_points() =>
        Holds(1000, Gen.Elements(Vocabulary).ListOf().Select(words => string.Join(' ', words)).ToArbitrary(), text => Redactors.All(redactor => redactor.Redact(text) == text));

    [Fact]
    public void A_long_line_without_end_is_worked_off_in_windows()
    {
        var plant = new PlantedSecrets(17);
        var secret = plant.Body('A', 24);
        var line = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"{{\"id\":{i},\"token\":\"{secret}\",\"name\":\"x\"}}, "));

        var whole = Redactor.Observable.Redact(line);
        var streamed = Stream(Redactor.Observable, line, () => 1 + plant.Next(50_000));

        Assert.DoesNotContain(secret, whole, StringComparison.Ordinal);
        Assert.Equal(whole, streamed);
        Assert.Contains("\"id\":39999", whole, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_longer_than_a_window_is_masked()
    {
        var text = "before " + new string('a', 300_000) + " after\nnext";

        var safe = Redactor.Observable.Redact(text);

        Assert.True(safe.Length < 70_000 + 64);
        Assert.EndsWith("after\nnext", safe, StringComparison.Ordinal);
        Assert.Contains(Redactor.Marker, safe, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("password ")]
    [InlineData("token=\"")]
    [InlineData("://")]
    [InlineData("{\"token\":")]
    [InlineData("eyJ")]
    [InlineData("http://a:")]
    [InlineData("ghp_")]
    [InlineData("\\\\")]
    [InlineData("key ")]
    [InlineData("-----BEGIN ")]
    [InlineData("/home/")]
    [InlineData("Authorization: ")]
    [InlineData("%3A%2F%2F")]
    [InlineData("'secret' , ")]
    public void Ends_on_hostile_input_of_a_megabyte(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        Assert.NotNull(Redactor.Security.Redact(text));
        Assert.NotNull(Redactor.Security.Redact(text.Replace(' ', '\n')));
    }

    private static Gen<string> Hex(int length) => Gen.Elements("0123456789abcdef".ToCharArray()).ArrayOf(length).Select(digits => new string(digits));

    private static void Holds<T>(int tests, Arbitrary<T> values, Func<T, bool> law) =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(20260301, 7).WithMaxTest(tests), Prop.ForAll(values, law));

    private static void Holds<T1, T2>(int tests, Arbitrary<T1> first, Arbitrary<T2> second, Func<T1, T2, bool> law) =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(20260301, 7).WithMaxTest(tests), Prop.ForAll(first, second, law));

    private static string Stream(Redactor redactor, string text, Func<int> size)
    {
        using var output = new StringWriter();
        using (var stream = new StreamingRedactor(redactor, output))
        {
            for (var i = 0; i < text.Length;)
            {
                var length = Math.Min(size(), text.Length - i);
                stream.Append(text.AsSpan(i, length));
                i += length;
            }
        }

        return output.ToString();
    }
}
