using Cake.Core;
using Cake.Core.Diagnostics;

namespace Cake.Frosting.Internal;

/// <summary>Cake's own options of a Frosting host. The build's options are read before the host is started.</summary>
internal sealed class HostArguments
{
    private readonly List<KeyValuePair<string, string>> _pairs = [];

    public HostArguments(IEnumerable<string> arguments)
    {
        using IEnumerator<string> rest = arguments.GetEnumerator();
        while (rest.MoveNext())
        {
            string argument = rest.Current;
            int equals = argument.IndexOf('=', StringComparison.Ordinal);
            string key = (equals < 0 ? argument : argument[..equals]).TrimStart('-');
            string? inline = equals < 0 ? null : argument[(equals + 1)..];
            Add(key, inline, rest);
        }
    }

    public List<string> Targets { get; } = [];

    public Verbosity Verbosity { get; private set; } = Verbosity.Normal;

    public bool Tree { get; private set; }

    public bool Description { get; private set; }

    public bool DryRun { get; private set; }

    public bool Exclusive { get; private set; }

    public ICakeArguments ToCakeArguments() =>
        new CakeArguments(_pairs.ToLookup(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase));

    private void Add(string key, string? inline, IEnumerator<string> rest)
    {
        string Value() => inline ?? (rest.MoveNext() ? rest.Current : throw new FrostingException($"The option '--{key}' needs a value."));
        switch (key)
        {
            case "target" or "t":
                Targets.Add(Value());
                key = "target";
                inline = Targets[^1];
                break;
            case "verbosity" or "v":
                inline = Value();
                Verbosity = Enum.TryParse(inline, ignoreCase: true, out Verbosity verbosity)
                    ? verbosity
                    : throw new FrostingException($"The verbosity '{inline}' is not known.");
                key = "verbosity";
                break;
            case "tree": Tree = true; break;
            case "description": Description = true; break;
            case "dryrun": DryRun = true; break;
            case "exclusive" or "e": Exclusive = true; break;
            default: break;
        }

        _pairs.Add(new(key, inline ?? string.Empty));
    }
}
