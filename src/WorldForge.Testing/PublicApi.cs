using System.Reflection;
using System.Text;

namespace WorldForge.Testing;

/// <summary>
/// The public surface of an assembly as text, for approval: a change to it is then a difference in a committed file. Types are sorted by
/// name and members by kind and text, so that equal surfaces have equal texts.
/// </summary>
public static class PublicApi
{
    /// <summary>Describes every type and member that another assembly can name, with nullability, defaults and constraints.</summary>
    /// <param name="assembly">A loaded assembly.</param>
    /// <returns>Lines that end in LF; one block per type.</returns>
    public static string Describe(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var text = new StringBuilder().Append("# Public API of ").Append(assembly.GetName().Name).Append('\n');
        foreach (Type type in assembly.GetTypes().Where(IsVisible).OrderBy(static type => type.FullName, StringComparer.Ordinal))
        {
            text.Append('\n').Append(ApiTypes.Declaration(type)).Append('\n');
            foreach (string line in Lines(type))
            {
                text.Append("    ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>Compares the surface with the approved file of the same name in a folder.</summary>
    /// <param name="assembly">A loaded assembly.</param>
    /// <param name="folder">Holds <c>&lt;assembly&gt;.txt</c>.</param>
    /// <exception cref="ApprovalException">The surface differs; what was found lies beside the approved file and the message says how to approve it.</exception>
    public static void Verify(Assembly assembly, string folder)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Approvals.VerifyFile(Path.Combine(folder, $"{assembly.GetName().Name}.txt"), Describe(assembly));
    }

    private static bool IsVisible(Type type) => type.IsVisible && !type.FullName!.Contains('<', StringComparison.Ordinal);

    private static IEnumerable<string> Lines(Type type)
    {
        if (type.IsEnum)
        {
            return ApiMembers.EnumValues(type);
        }

        return ApiTypes.IsDelegate(type)
            ? []
            : type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Select(static member => (Order: ApiMembers.Order(member), Text: ApiMembers.Describe(member)))
                .Where(static line => line.Text is not null)
                .OrderBy(static line => line.Order)
                .ThenBy(static line => line.Text, StringComparer.Ordinal)
                .Select(static line => line.Text!);
    }
}
