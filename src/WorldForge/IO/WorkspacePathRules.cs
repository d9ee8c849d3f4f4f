namespace WorldForge.IO;

/// <summary>What text may be a <see cref="WorkspacePath"/>; each rule reads as the end of "a workspace path ...".</summary>
internal static class WorkspacePathRules
{
    public static string? Problem(string text)
    {
        if (text.Length == 0)
        {
            return "must not be empty";
        }

        if (text == ".")
        {
            return null;
        }

        if (text[0] == '/')
        {
            return "must be relative";
        }

        if (text.Length >= 2 && char.IsAsciiLetter(text[0]) && text[1] == ':')
        {
            return "must not begin with a drive";
        }

        return CharacterProblem(text) ?? SegmentProblem(text);
    }

    private static string? CharacterProblem(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\')
            {
                return "must use '/' between segments and no backslash";
            }

            if (char.IsControl(c))
            {
                return "must not contain control characters";
            }

            if (char.IsSurrogate(c) && (i + 1 == text.Length || !char.IsSurrogatePair(c, text[i + 1])))
            {
                return "must be well-formed Unicode";
            }

            i += char.IsSurrogate(c) ? 1 : 0;
        }

        return null;
    }

    private static string? SegmentProblem(string text)
    {
        foreach (var range in text.AsSpan().Split('/'))
        {
            switch (text.AsSpan(range))
            {
                case "":
                    return "must not contain an empty segment";
                case "." or "..":
                    return "must not contain '.' or '..' segments";
                default:
                    continue;
            }
        }

        return null;
    }
}
