namespace WorldForge.Redaction.Scanning;

/// <summary>The words that make a key sensitive, and the words that make a line worth reading.</summary>
internal static class SensitiveWords
{
    /// <summary>Tag of credentials that are recognised by their shape.</summary>
    public const int Shape = 1;

    /// <summary>Tag of words that may name a secret.</summary>
    public const int Name = 2;

    /// <summary>Substrings of a key, without its separators, that make it sensitive.</summary>
    public static readonly string[] Strong =
    [
        "apikey", "appkey", "credential", "password", "passwd", "passphrase", "passcode", "passwort", "kennwort", "pswd", "secret",
        "signature", "signedurl", "token", "privatekey", "privkey", "accesskey", "accountkey", "sharedkey", "encryptionkey", "encryptkey",
        "decryptionkey", "signingkey", "signkey", "masterkey", "servicekey", "subscriptionkey", "storagekey", "licensekey", "clientkey",
        "consumerkey", "authkey", "functionkey", "hostkeyvalue", "primarykeyvalue", "sessionid", "sessionkey", "sessid", "connectionstring",
        "connstr", "xamz", "pincode", "contrasena", "contraseña", "motdepasse", "dbpass", "databasepass", "userpass", "rootpass",
        "adminpass", "storepass", "keypass", "mysqlpass", "smtppass", "ftppass", "sshpass", "bearer", "seedphrase", "mnemonic",
        "recoverycode", "otpcode", "onetimecode", "keyfileb64", "serviceaccountjson", "dockerauthconfig", "webhookurl", "webhooksecret",
    ];

    public static readonly string[] Headers = ["authorization", "cookie"];

    /// <summary>Names of services that issue credentials.</summary>
    public static readonly string[] Vendors =
    [
        "adafruit", "airtable", "algolia", "alibaba", "aliyun", "amplitude", "atlassian", "confluence", "auth0", "bitbucket",
        "bittrex", "binance", "braintree", "bugsnag", "buildkite", "circleci", "clearbit", "cloudflare", "cloudinary", "cloudant",
        "codecov", "codacy", "cohere", "coinbase", "confluent", "contentful", "coveralls", "datadog", "deepgram", "deepseek",
        "discord", "droneci", "dropbox", "eventbrite", "facebook", "fastly", "finicity", "finnhub", "flickr", "foursquare",
        "freshbooks", "freshdesk", "gocardless", "googlemaps", "heroku", "hubspot", "instagram", "intercom", "intra42", "jfrog",
        "artifactory", "bintray", "kucoin", "launchdarkly", "linkedin", "mailchimp", "mailgun", "mailjet", "mandrill", "mapbox",
        "mattermost", "meraki", "messagebird", "netlify", "newrelic", "nytimes", "newyorktimes", "onelogin", "opsgenie", "openweather",
        "pagerduty", "paypal", "pinterest", "postmark", "privateai", "pubnub", "rapidapi", "recaptcha", "rollbar", "salesforce",
        "sendbird", "sendgrid", "sendinblue", "shodan", "shopify", "sidekiq", "softlayer", "sonarqube", "spotify", "squarespace",
        "sumologic", "supabase", "telegram", "teamcity", "tumblr", "twilio", "twitter", "typeform", "vercel", "virustotal", "wakatime",
        "weatherstack", "yandex", "youtube", "zapier", "zendesk", "contribsys", "dnkey", "maxmind", "anthropic", "openai",
        "huggingface", "perplexity", "elevenlabs", "pinecone", "weaviate", "assemblyai", "squareup", "razorpay", "paystack",
        "tailscale", "cloudsight", "ibmcloud", "etherscan", "moralis", "npmauth", "jenkins",
    ];

    /// <summary>Names of services that are also ordinary words or parts of them: only as a whole component.</summary>
    public static readonly string[] VendorComponents =
    [
        "adobe", "asana", "jira", "beamer", "bitly", "deepl", "elastic", "etsy", "gemini", "gitter", "groq", "xray", "kraken",
        "linear", "looker", "mistral", "okta", "plaid", "pusher", "reddit", "segment", "sentry", "slack", "snyk", "sonar", "stripe",
        "travis", "trello", "twitch", "vimeo", "wepay", "yelp", "zoho", "consul", "replicate", "together", "stability", "wandb",
        "telnyx", "vonage", "nexmo", "plivo", "mollie", "adyen", "klarna", "ngrok", "watson", "azure", "amazon", "alchemy", "infura",
        "nexus", "octopus", "lob", "sumo",
    ];

    /// <summary>Whole components of a key and what each says.</summary>
    public static readonly (KeyClass Class, string[] Words)[] Components =
    [
        (KeyClass.Strong,
        [
            "pwd", "passwd", "pw", "passw", "sig", "sas", "jwt", "otp", "totp", "psk", "pat", "creds", "passphrase", "csrf", "xsrf", "pwdhash",
        ]),
        (KeyClass.Medium, ["pass", "cred"]),
        (KeyClass.Vendor, VendorComponents),
        (KeyClass.Parameter, ["key", "code", "auth", "keys", "api", "access"]),
        (KeyClass.Weak,
        [
            "session", "sid", "salt", "hmac", "webhook", "dsn", "oauth", "cert", "login", "enc", "priv", "hook", "client", "license", "nonce",
            "refresh", "identity", "account",
        ]),
    ];

    /// <summary>Components of the sensitive words above when they are spelt with separators: <c>recovery_codes</c>, <c>mot-de-passe</c>.</summary>
    private static readonly string[] Pieces =
    [
        "codes", "seed", "seeds", "signed", "amz", "conn", "connection", "sess", "sessions", "passe", "hooks", "accounts", "cloud", "captcha",
    ];

    /// <summary>Names of services as they are also written.</summary>
    private static readonly string[] SpelledVendors =
    [
        "new-relic", "new_relic", "message-bird", "message_bird", "linked-in", "linked_in", "private-ai", "private_ai", "new-york", "new_york",
        "pager-duty", "pager_duty", "send-grid", "send_grid", "hugging-face", "hugging_face", "open-ai", "open_ai",
    ];

    /// <summary>Tools whose options take secrets, and other words that begin one of the rules.</summary>
    private static readonly string[] Openers =
    [
        "curl", "wget", "docker", "podman", "redis-cli", "nuget", "psql", "sqlcmd", "7z", "7za", "7zz", "zip", "unzip", "buildah", "nerdctl",
        "skopeo", "helm", "twine", "upload", "bcp", "osql", "ssh-keygen", "basic", "name",
    ];

    private static readonly string[] OpenerParts = ["mysql", "mariadb", "mongo", "ldap", "sshpass", "digest username"];

    /// <summary>Every word that can make a key sensitive: a line without any of them has no assignment to look at.</summary>
    public static readonly SetWord[] Names =
    [
        .. SetWord.All([.. Strong, .. Headers, .. Vendors, .. SpelledVendors, .. OpenerParts], Name, WordPlace.Anywhere),
        .. SetWord.All([.. Components.SelectMany(item => item.Words), .. Pieces, .. Openers], Name, WordPlace.Component),
    ];
}
