using System.Reflection;
using System.Runtime.CompilerServices;

namespace WorldForge.Testing;

/// <summary>The declarations of types as <see cref="PublicApi"/> writes them.</summary>
internal static class ApiTypes
{
    public static bool IsDelegate(Type type) => typeof(MulticastDelegate).IsAssignableFrom(type);

    public static string Declaration(Type type)
    {
        string attributes = ApiText.Attributes(type);
        if (IsDelegate(type))
        {
            return $"{attributes}public delegate {ApiMembers.Signature(type.GetMethod("Invoke")!, ApiText.FullName(type))}{ApiText.Constraints(Own(type))}";
        }

        string[] parents = [.. Parents(type)];
        string inherits = parents.Length == 0 ? "" : " : " + string.Join(", ", parents);
        return $"{attributes}public {Kind(type)} {ApiText.FullName(type)}{inherits}{ApiText.Constraints(Own(type))}";
    }

    // The parameters of the enclosing type are repeated on a nested one.
    private static Type[] Own(Type type) => type.GetGenericArguments()[(type.DeclaringType?.GetGenericArguments().Length ?? 0)..];

    private static string Kind(Type type)
    {
        if (type.IsEnum)
        {
            return "enum";
        }

        if (type.IsInterface)
        {
            return "interface";
        }

        if (type.IsValueType)
        {
            string only = type.IsDefined(typeof(IsReadOnlyAttribute), false) ? "readonly " : "";
            string stack = type.IsByRefLike ? "ref " : "";
            return $"{only}{stack}{(IsRecord(type) ? "record " : "")}struct";
        }

        string form = type is { IsAbstract: true, IsSealed: true } ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "";
        return $"{form}{(IsRecord(type) ? "record" : "class")}";
    }

    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is { } print
        && print.IsDefined(typeof(CompilerGeneratedAttribute), false);

    private static IEnumerable<string> Parents(Type type)
    {
        if (type.IsEnum)
        {
            return [ApiText.Name(Enum.GetUnderlyingType(type))];
        }

        Type? parent = type.IsValueType || type.BaseType == typeof(object) ? null : type.BaseType;
        Type[] all = type.GetInterfaces();
        IEnumerable<Type> own = all
            .Where(candidate => candidate.IsVisible)
            .Except(all.SelectMany(static one => one.GetInterfaces()))
            .Except(parent?.GetInterfaces() ?? []);
        return [.. parent is null ? [] : new[] { ApiText.Name(parent) }, .. own.Select(ApiText.Name).Order(StringComparer.Ordinal)];
    }
}
