using WorldForge.Randomness;

namespace WorldForge.Tests.Redaction;

/// <summary>Makes secrets of known shapes from a seed, so that none is written down in the repository.</summary>
internal sealed class PlantedSecrets(ulong seed)
{
    private const string Lower = "abcdefghijkmnpqrstuvwxyz";
    private const string Digits = "0123456789";
    private const string UpperBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Alphanumeric = Lower + "ABCDEFGHJKLMNPQRSTUVWXYZ" + Digits;

    private readonly SplitMix64 _random = new(seed);

    /// <summary>Shapes by name; <c>A</c> letters and digits, <c>H</c> hex, <c>U</c> upper base32, <c>D</c> digits, each with a length.</summary>
    public static IReadOnlyList<(string Name, string Prefix, char Alphabet, int Length)> Shapes { get; } =
    [
        ("github classic", "gh" + "p_", 'A', 36), ("github oauth", "gh" + "o_", 'A', 36), ("github app", "gh" + "s_", 'A', 36),
        ("github fine", "github_" + "pat_", 'A', 82), ("gitlab", "glp" + "at-", 'A', 20), ("gitlab runner", "glr" + "t-", 'A', 20),
        ("aws id", "AK" + "IA", 'U', 16), ("aws session", "AS" + "IA", 'U', 16), ("google api", "AI" + "za", 'A', 35),
        ("google oauth", "GOC" + "SPX-", 'A', 28), ("slack bot", "xo" + "xb-", 'A', 40), ("slack app", "xa" + "pp-", 'A', 40),
        ("npm", "np" + "m_", 'A', 36), ("pypi", "pyp" + "i-", 'A', 80), ("rubygems", "rubyg" + "ems_", 'H', 48),
        ("openai", "sk-pr" + "oj-", 'A', 48), ("anthropic", "sk-a" + "nt-", 'A', 60), ("nvidia", "nva" + "pi-", 'A', 48),
        ("stripe", "sk_l" + "ive_", 'A', 24), ("stripe restricted", "rk_l" + "ive_", 'A', 24), ("stripe hook", "wh" + "sec_", 'A', 32),
        ("digitalocean", "dop_" + "v1_", 'H', 64), ("linear", "lin_" + "api_", 'A', 40), ("figma", "fi" + "gd_", 'A', 40),
        ("grafana", "gl" + "sa_", 'A', 41), ("newrelic", "NR" + "AK-", 'A', 27), ("planetscale", "pscale_" + "tkn_", 'A', 40),
        ("shopify", "shp" + "at_", 'H', 32), ("square", "sq0" + "atp-", 'A', 22), ("atlassian", "ATA" + "TT3", 'A', 180),
        ("postman", "PM" + "AK-", 'A', 59), ("docker", "dckr_" + "pat_", 'A', 27), ("age", "AGE-SECRET-" + "KEY-1", 'U', 58),
        ("sendinblue", "xkey" + "sib-", 'H', 64), ("perplexity", "pp" + "lx-", 'A', 48), ("sentry", "sntr" + "yu_", 'H', 64),
        ("xata", "xa" + "u_", 'A', 32), ("ubidots", "BB" + "FF-", 'A', 30), ("rootly", "root" + "ly_", 'H', 64), ("trello", "AT" + "TA", 'H', 72),
        ("xendit", "xnd_prod" + "uction_", 'A', 42), ("stytch", "secret-" + "live-", 'A', 36), ("pubnub", "sec-" + "c-", 'A', 48), ("mapbox", "sk." + "eyJ", 'A', 80),
    ];

    public string Body(char alphabet, int length)
    {
        var set = alphabet switch { 'H' => "0123456789abcdef", 'U' => UpperBase32, 'D' => Digits, _ => Alphanumeric };
        return string.Create(length, (set, _random), static (span, state) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = state.set[(int)(state._random.NextUInt64() % (ulong)state.set.Length)];
            }
        });
    }

    public int Next(int limit) => (int)(_random.NextUInt64() % (ulong)limit);

    /// <summary>One secret of the shape; its body has at least one digit.</summary>
    public string Make((string Name, string Prefix, char Alphabet, int Length) shape) =>
        shape.Prefix + Body(shape.Alphabet, shape.Length - 2) + Body('D', 1).Replace('0', '2').Replace('1', '3').Replace('8', '4').Replace('9', '5') + Body(shape.Alphabet, 1);
}
