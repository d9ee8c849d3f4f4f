using WorldForge.Validation;

namespace WorldForge.Scaffolding;

/// <summary>The spellings of one provider name: <c>acme-drive</c>, <c>acme_drive</c>, <c>AcmeDrive</c>.</summary>
public sealed record ScaffoldNames
{
    // Names that would hide a namespace or a keyword inside the generated project.
    private static readonly string[] Reserved =
    [
        "abstract", "base", "class", "default", "event", "interface", "internal", "microsoft", "namespace", "new", "null", "object", "operator", "private",
        "protected", "public", "static", "string", "system", "this", "virtual", "void", "worldforge", "xunit",
    ];

    private ScaffoldNames(IReadOnlyList<string> words)
    {
        Slug = string.Join('-', words);
        Snake = string.Join('_', words);
        Pascal = string.Concat(words.Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    /// <summary>The provider's name: lower-case words with hyphens.</summary>
    public string Slug { get; }

    /// <summary>Lower-case words with underscores; starts the names of fixtures.</summary>
    public string Snake { get; }

    /// <summary>The start of the type names.</summary>
    public string Pascal { get; }

    /// <summary>Takes a name in any spelling apart: at case boundaries, before the last capital of an acronym, and at everything that is no letter or digit.</summary>
    /// <param name="name">Letters, digits and separators; the first is a letter.</param>
    /// <returns>The spellings.</returns>
    /// <exception cref="WorldForgeException">The name has no word, starts with no letter, or would hide a name of the language.</exception>
    public static ScaffoldNames Parse(string name)
    {
        string text = Check.Text(name, "name");
        List<string> words = [];
        int start = 0;
        for (int index = 0; index <= text.Length; index++)
        {
            bool ends = index == text.Length || !char.IsAsciiLetterOrDigit(text[index]);
            if ((ends || StartsWord(text, index)) && index > start)
            {
                words.Add(text[start..index].ToLowerInvariant());
                start = index;
            }

            if (ends)
            {
                start = index + 1;
            }
        }

        if (words.Count == 0 || !char.IsAsciiLetter(words[0][0]))
        {
            throw Check.Invalid("name", "must start with a letter and hold a word of ASCII letters and digits");
        }

        var names = new ScaffoldNames(words);
        return Reserved.Contains(names.Pascal, StringComparer.OrdinalIgnoreCase)
            ? throw Check.Invalid("name", $"must not be '{names.Slug}', which has a meaning in C#")
            : names;
    }

    private static bool StartsWord(string text, int index)
    {
        if (index == 0 || !char.IsAsciiLetterUpper(text[index]))
        {
            return false;
        }

        bool afterLower = char.IsAsciiLetterLower(text[index - 1]) || char.IsAsciiDigit(text[index - 1]);
        bool endsAcronym = char.IsAsciiLetterUpper(text[index - 1]) && index + 1 < text.Length && char.IsAsciiLetterLower(text[index + 1]);
        return afterLower || endsAcronym;
    }
}
