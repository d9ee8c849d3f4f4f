namespace WorldForge.Redaction.Scanning;

/// <summary>Redacts an argument list, where a secret option and its value are two entries.</summary>
internal static class ArgumentRedaction
{
    public static IReadOnlyList<string> Apply(IReadOnlyList<string> arguments, ScanProfile profile)
    {
        var result = new string[arguments.Count];
        var command = CommandKind.None;
        var pending = false;
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (pending)
            {
                pending = false;
                if (argument.Length > 0 && !IsOption(argument))
                {
                    result[i] = profile.Marker;
                    continue;
                }
            }

            command = CommandOptions.Follow(command, argument);
            pending = IsOption(argument)
                && (CommandOptions.TakesSecret(argument) || CommandOptions.IsShortSecret(command, argument));
            var attached = pending ? 0 : CommandOptions.AttachedSecret(command, argument);
            result[i] = attached > 0
                ? string.Concat(argument.AsSpan(0, attached), profile.Marker)
                : TextRedaction.Apply(argument, profile);
        }

        return result;
    }

    private static bool IsOption(string argument) => argument.Length > 1 && argument[0] is '-' or '/' && !argument.AsSpan(1).Contains('/');
}
