namespace WorldForge.Redaction.Scanning;

/// <summary>The tool whose options are being read: the same short option means different things to different tools.</summary>
internal enum CommandKind
{
    None,
    Curl,
    Database,
    Login,
    NuGet,
    Redis,
    Archive,
    Ldap,
    SqlServer,
    Docker,
    KeyGen,
}

/// <summary>Options of command lines that take a secret.</summary>
internal static class CommandOptions
{
    /// <summary>The tool that options after <paramref name="word"/> belong to.</summary>
    public static CommandKind Follow(CommandKind current, ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || word.Length > 64 || word[0] == '-')
        {
            return current;
        }

        var slash = word.LastIndexOfAny('/', '\\');
        var name = word[(slash + 1)..];
        if (name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase))
        {
            name = name[..^4];
        }

        Span<char> lower = stackalloc char[64];
        name.ToLowerInvariant(lower);
        return lower[..name.Length] switch
        {
            "curl" or "wget" => CommandKind.Curl,
            "mysql" or "mysqldump" or "mysqladmin" or "mysqlimport" or "mariadb" or "mongo" or "mongosh" or "mongodump" or "mongorestore" or "sshpass"
                or "mysqlsh" or "mariadb-dump" => CommandKind.Database,
            "docker" or "podman" or "buildah" or "nerdctl" or "skopeo" or "helm" or "twine" => CommandKind.Docker,
            "login" => CommandKind.Login,
            "upload" when current == CommandKind.Docker => CommandKind.Login,
            "nuget" => CommandKind.NuGet,
            "redis-cli" => CommandKind.Redis,
            "7z" or "7za" or "7zz" or "zip" or "unzip" => CommandKind.Archive,
            "ldapsearch" or "ldapmodify" or "ldapadd" or "ldapwhoami" or "ldappasswd" => CommandKind.Ldap,
            "sqlcmd" or "bcp" or "osql" => CommandKind.SqlServer,
            "ssh-keygen" => CommandKind.KeyGen,
            _ => current,
        };
    }

    /// <summary>Whether the next argument of an option such as <c>--api-key</c> is a secret.</summary>
    public static bool TakesSecret(ReadOnlySpan<char> option)
    {
        var name = option.TrimStart("-/");
        if (name.Length < 3 || name.IndexOfAny('=', ':') >= 0 || name.Length == option.Length || HasFileEnd(name))
        {
            return false;
        }

        return SensitiveKeys.Classify(name) is KeyClass.Strong or KeyClass.Header
            || name.Equals("pass", StringComparison.OrdinalIgnoreCase)
            || name.Equals("auth", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the next argument of a short option is a secret for this tool.</summary>
    public static bool IsShortSecret(CommandKind command, ReadOnlySpan<char> option) => command switch
    {
        CommandKind.Curl => option is "-u" or "--user" or "-U" or "--proxy-user" or "-b",
        CommandKind.Database => option is "-p",
        CommandKind.Login => option is "-p",
        CommandKind.NuGet => option is "-k" or "-p" or "-ApiKey" or "-Password",
        CommandKind.Redis => option is "-a",
        CommandKind.Archive => option is "-P",
        CommandKind.Ldap => option is "-w",
        CommandKind.SqlServer => option is "-P",
        CommandKind.KeyGen => option is "-N" or "-P",
        _ => false,
    };

    /// <summary>Length of the option when the secret is glued to it (<c>-pX</c>), or 0.</summary>
    public static int AttachedSecret(CommandKind command, ReadOnlySpan<char> option)
    {
        if (option.Length < 3 || option[0] != '-' || option[1] == '-' || option[2] is '=' or '[' or '<')
        {
            return 0;
        }

        return (command, option[1]) switch
        {
            (CommandKind.Database, 'p') => 2,
            (CommandKind.Archive, 'p' or 'P') => 2,
            (CommandKind.Curl, 'u') => 2,
            (CommandKind.Redis, 'a') => 2,
            (CommandKind.SqlServer, 'P') => 2,
            _ => 0,
        };
    }

    private static bool HasFileEnd(ReadOnlySpan<char> name) =>
        name.EndsWith("stdin", StringComparison.OrdinalIgnoreCase) || name.EndsWith("file", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("path", StringComparison.OrdinalIgnoreCase) || name.EndsWith("-env", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("-var", StringComparison.OrdinalIgnoreCase) || name.StartsWith("no-", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("tokens", StringComparison.OrdinalIgnoreCase) || name.EndsWith("-ttl", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("with-", StringComparison.OrdinalIgnoreCase);
}
