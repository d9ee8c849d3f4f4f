using System.Security.Cryptography;
using System.Text;

namespace WorldForge.States;

/// <summary>Generated ids of scene objects: <c>obj_</c> and 12 lower-case hexadecimal digits.</summary>
public static class SceneObjectIds
{
    private const int Digits = 12;

    /// <summary>Derives an id from a name and an ordinal, so that the same scene always gets the same ids.</summary>
    /// <param name="name">The object's name.</param>
    /// <param name="ordinal">Tells objects of one name apart.</param>
    public static string For(string name, int ordinal = 0)
    {
        ArgumentNullException.ThrowIfNull(name);
        byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{ordinal}:{name}")));
        return "obj_" + Convert.ToHexStringLower(digest)[..Digits];
    }
}
