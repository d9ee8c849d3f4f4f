using WorldForge.Redaction;

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
    ];

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
    public void Is_idempotent_for_any_mixture()
    {
        var plant = new PlantedSecrets(11);
        for (var round = 0; round < 3000; round++)
        {
            var text = Mixture(plant, 2 + plant.Next(12));
            foreach (var redactor in new[] { Redactor.Observable, Redactor.Security, Redactor.CommandLine })
            {
                var once = redactor.Redact(text);
                Assert.Equal(once, redactor.Redact(once));
            }
        }
    }

    [Fact]
    public void A_stream_cut_anywhere_gives_the_text_redacted_whole()
    {
        var plant = new PlantedSecrets(13);
        for (var round = 0; round < 600; round++)
        {
            var text = Mixture(plant, 4 + plant.Next(24));
            var expected = Redactor.Observable.Redact(text);

            Assert.Equal(expected, Stream(text, () => 1 + plant.Next(9)));
        }
    }

    [Fact]
    public void A_long_line_without_end_is_worked_off_in_windows()
    {
        var plant = new PlantedSecrets(17);
        var secret = plant.Body('A', 24);
        var line = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"{{\"id\":{i},\"token\":\"{secret}\",\"name\":\"x\"}}, "));

        var whole = Redactor.Observable.Redact(line);
        var streamed = Stream(line, () => 1 + plant.Next(50_000));

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

    private static string Mixture(PlantedSecrets plant, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => plant.Next(3) == 0 ? Benign[plant.Next(Benign.Length)] : Fragments[plant.Next(Fragments.Length)]));

    private static string Stream(string text, Func<int> size)
    {
        using var output = new StringWriter();
        using (var stream = new StreamingRedactor(Redactor.Observable, output))
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
