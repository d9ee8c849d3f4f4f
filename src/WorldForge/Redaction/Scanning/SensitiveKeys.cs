using System.Buffers;

namespace WorldForge.Redaction.Scanning;

/// <summary>How much a key says about its value.</summary>
internal enum KeyClass
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The value goes when it looks random; hex digests and ids stay.</summary>
    Weak,

    /// <summary>A word such as <c>key</c> or <c>code</c>: the value goes when it looks random, and in queries.</summary>
    Parameter,

    /// <summary>The key names a service that issues credentials: any random value goes, hex and UUID too.</summary>
    Vendor,

    /// <summary>The value goes unless it is a plain number, a status or another harmless word.</summary>
    Medium,

    /// <summary>The value goes.</summary>
    Strong,

    /// <summary>The value goes; after a colon it is a header that runs to the end of the line.</summary>
    Header,
}

/// <summary>Decides by its words whether a key is sensitive.</summary>
internal static class SensitiveKeys
{
    private const int LongestKey = 128;

    private static readonly string[] Stems =
    [
        "key", "pass", "secret", "token", "auth", "cred", "signed", "session", "sess", "conn", "pin", "hook", "seed", "recovery", "code",
        "account", "api", "phrase", "cloud",
    ];

    /// <summary>Substrings of a key, without its separators, that make it sensitive.</summary>
    private static readonly string[] StrongParts =
    [
        "apikey", "appkey", "credential", "password", "passwd", "passphrase", "passcode", "passwort", "kennwort", "pswd", "secret",
        "signature", "signedurl", "token", "privatekey", "privkey", "accesskey", "accountkey", "sharedkey", "encryptionkey", "encryptkey",
        "decryptionkey", "signingkey", "signkey", "masterkey", "servicekey", "subscriptionkey", "storagekey", "licensekey", "clientkey",
        "consumerkey", "authkey", "functionkey", "hostkeyvalue", "primarykeyvalue", "sessionid", "sessionkey", "sessid", "connectionstring",
        "connstr", "xamz", "pincode", "contrasena", "contraseña", "motdepasse", "dbpass", "databasepass", "userpass", "rootpass",
        "adminpass", "storepass", "keypass", "mysqlpass", "smtppass", "ftppass", "sshpass", "bearer", "seedphrase", "mnemonic",
        "recoverycode", "otpcode", "onetimecode", "keyfileb64", "serviceaccountjson", "dockerauthconfig", "webhookurl", "webhooksecret",
    ];

    private static readonly string[] HeaderParts = ["authorization", "cookie"];

    /// <summary>Whole components of a key that make it sensitive.</summary>
    private static readonly HashSet<string> StrongComponents = new(StringComparer.Ordinal)
    {
        "pwd", "passwd", "pw", "passw", "sig", "sas", "jwt", "otp", "totp", "psk", "pat", "creds", "passphrase", "apikey", "csrf", "xsrf",
        "pwdhash", "authtoken",
    };

    private static readonly HashSet<string> MediumComponents = new(StringComparer.Ordinal) { "pass", "cred" };

    private static readonly HashSet<string> ParameterComponents = new(StringComparer.Ordinal) { "key", "code", "auth", "keys", "api", "access" };

    private static readonly HashSet<string> WeakComponents = new(StringComparer.Ordinal)
    {
        "session", "sid", "salt", "hmac", "webhook", "dsn", "oauth", "cert", "login", "enc", "priv", "hook",
        "secretkey", "client", "license", "nonce", "refresh", "identity", "account",
    };

    private static readonly string[] VendorParts =
    [
        "adafruit", "airtable", "algolia", "alibaba", "aliyun", "amplitude", "atlassian", "confluence", "auth0", "bitbucket", "bittrex",
        "binance", "braintree", "bugsnag", "buildkite", "circleci", "clearbit", "cloudflare", "cloudinary", "cloudant", "codecov",
        "codacy", "cohere", "coinbase", "confluent", "contentful", "coveralls", "datadog", "deepgram", "deepseek", "discord", "droneci",
        "dropbox", "eventbrite", "facebook", "fastly", "finicity", "finnhub", "flickr", "foursquare", "freshbooks", "freshdesk",
        "gocardless", "googlemaps", "heroku", "hubspot", "instagram", "intercom", "intra42", "jfrog", "artifactory", "bintray", "kucoin",
        "launchdarkly", "linkedin", "mailchimp", "mailgun", "mailjet", "mandrill", "mapbox", "mattermost", "meraki", "messagebird",
        "netlify", "newrelic", "nytimes", "newyorktimes", "onelogin", "opsgenie", "openweather", "pagerduty", "paypal", "pinterest",
        "postmark", "privateai", "pubnub", "rapidapi", "recaptcha", "rollbar", "salesforce", "sendbird", "sendgrid", "sendinblue",
        "shodan", "shopify", "sidekiq", "softlayer", "sonarqube", "spotify", "squarespace", "sumologic", "supabase", "telegram",
        "teamcity", "tumblr", "twilio", "twitter", "typeform", "vercel", "virustotal", "wakatime", "weatherstack", "yandex", "youtube",
        "zapier", "zendesk", "contribsys", "dnkey", "maxmind", "anthropic", "openai", "huggingface", "perplexity", "elevenlabs",
        "pinecone", "weaviate", "assemblyai", "squareup", "razorpay", "paystack", "tailscale", "cloudsight", "ibmcloud", "etherscan",
        "moralis", "npmauth", "jenkins",
    ];

    /// <summary>Names of services that are also ordinary words or parts of them: only as a whole component.</summary>
    private static readonly HashSet<string> VendorComponents = new(StringComparer.Ordinal)
    {
        "adobe", "asana", "jira", "beamer", "bitly", "deepl", "elastic", "etsy", "gemini", "gitter", "groq", "xray", "kraken", "linear",
        "looker", "mistral", "okta", "plaid", "pusher", "reddit", "segment", "sentry", "slack", "snyk", "sonar", "stripe", "travis",
        "trello", "twitch", "vimeo", "wepay", "yelp", "zoho", "consul", "replicate", "together", "stability", "wandb", "telnyx",
        "vonage", "nexmo", "plivo", "mollie", "adyen", "klarna", "ngrok", "watson", "azure", "amazon", "alchemy", "infura", "nexus",
        "octopus", "lob", "sumo",
    };

    /// <summary>Every word that can make a key sensitive: a line without any of them has no assignment to look at.</summary>
    public static readonly WordSet Words = new(
        [
            .. StrongParts.Select(Shortest), .. HeaderParts, .. VendorParts.Select(Shortest), .. VendorComponents,
            "pwd", "passw", "pw", "sig", "sas", "jwt", "otp", "psk", "pat", "cred", "csrf", "xsrf", "pass", "auth", "key", "code", "access",
            "session", "sid", "salt", "hmac", "hook", "dsn", "api", "cert", "login", "enc", "priv", "client", "license", "nonce", "refresh",
            "identity", "account", "connection", "conn", "signed", "x-amz", "mot_de", "pin", "recovery", "one_time", "service", "basic",
            "curl", "wget", "mysql", "mariadb", "docker", "podman", "redis-cli", "nuget", "psql", "mongo", "ldap", "sqlcmd", "7z", "zip", "buildah", "nerdctl", "skopeo", "helm", "twine", "upload", "bcp", "osql", "sshpass", "ssh-keygen", "name",
            "-p", "digest username", "signed-url", "seed", "new-relic", "new_relic", "message-bird", "message_bird", "linked-in",
            "linked_in", "private-ai", "private_ai", "new-york", "data", "kind",
        ],
        ignoreCase: true);

    private static readonly SearchValues<string> DigestWords = SearchValues.Create(
        ["cache", "digest", "hash", "commit", "sha", "checksum", "public", "etag", "primary", "foreign", "partition", "content", "revision", "tree", "object", "idempotency"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly WordSet Strong = new(StrongParts, ignoreCase: false);
    private static readonly WordSet Headers = new(HeaderParts, ignoreCase: false);
    private static readonly WordSet Vendors = new(VendorParts, ignoreCase: false);

    /// <summary>Classifies one key, in any of the usual spellings: <c>api_key</c>, <c>ApiKey</c>, <c>X-Api-Key</c>, <c>api key</c>.</summary>
    public static KeyClass Classify(ReadOnlySpan<char> key)
    {
        if (key.Length > LongestKey)
        {
            key = key[^LongestKey..];
        }

        Span<char> compact = stackalloc char[LongestKey];
        var length = 0;
        foreach (var c in key)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                compact[length++] = char.ToLowerInvariant(c);
            }
            else if (c > 127 && char.IsLetter(c))
            {
                compact[length++] = char.ToLowerInvariant(c);
            }
        }

        var word = compact[..length];
        if (length < 2)
        {
            return KeyClass.None;
        }

        if (Headers.IndexIn(word, 0) >= 0)
        {
            return KeyClass.Header;
        }

        if (Strong.IndexIn(word, 0) >= 0)
        {
            return KeyClass.Strong;
        }

        var parts = ByComponents(key);
        if (parts < KeyClass.Medium && Vendors.IndexIn(word, 0) >= 0)
        {
            return KeyClass.Vendor;
        }

        return parts;
    }

    /// <summary>Whether a key says that its value is a digest or another public id.</summary>
    public static bool NamesDigest(ReadOnlySpan<char> key) => key.ContainsAny(DigestWords);

    private static KeyClass ByComponents(ReadOnlySpan<char> key)
    {
        var strong = StrongComponents.GetAlternateLookup<ReadOnlySpan<char>>();
        var medium = MediumComponents.GetAlternateLookup<ReadOnlySpan<char>>();
        var parameter = ParameterComponents.GetAlternateLookup<ReadOnlySpan<char>>();
        var vendor = VendorComponents.GetAlternateLookup<ReadOnlySpan<char>>();
        var weak = WeakComponents.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[LongestKey];
        var result = KeyClass.None;
        var start = 0;
        while (start < key.Length)
        {
            if (!char.IsAsciiLetterOrDigit(key[start]))
            {
                start++;
                continue;
            }

            var end = start + 1;
            while (end < key.Length && char.IsAsciiLetterOrDigit(key[end]) && !IsHump(key, end))
            {
                end++;
            }

            key[start..end].ToLowerInvariant(lower);
            var part = lower[..(end - start)];
            if (strong.Contains(part))
            {
                return KeyClass.Strong;
            }

            if (vendor.Contains(part) && result < KeyClass.Vendor)
            {
                result = KeyClass.Vendor;
            }
            else if (medium.Contains(part))
            {
                result = KeyClass.Medium;
            }
            else if (result < KeyClass.Parameter && parameter.Contains(part))
            {
                result = KeyClass.Parameter;
            }
            else if (result == KeyClass.None && weak.Contains(part))
            {
                result = KeyClass.Weak;
            }

            start = end;
        }

        return result;
    }

    /// <summary>Whether a new word of a camel-case key starts here.</summary>
    private static bool IsHump(ReadOnlySpan<char> key, int at) =>
        char.IsAsciiLetterUpper(key[at])
        && (!char.IsAsciiLetterUpper(key[at - 1]) || (at + 1 < key.Length && char.IsAsciiLetterLower(key[at + 1])));

    /// <summary>A substring that the key has in every spelling: what comes before a place where a separator may stand.</summary>
    private static string Shortest(string part)
    {
        foreach (var stem in Stems)
        {
            if (part.Contains(stem, StringComparison.Ordinal))
            {
                return stem;
            }
        }

        return part;
    }
}
