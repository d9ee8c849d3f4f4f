using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace WorldForge.Testing;

/// <summary>Names of types, constants, constraints and attributes as <see cref="PublicApi"/> writes them.</summary>
internal static class ApiText
{
    private static readonly Dictionary<string, string> _keywords = new(StringComparer.Ordinal)
    {
        ["System.Boolean"] = "bool",
        ["System.Byte"] = "byte",
        ["System.Char"] = "char",
        ["System.Decimal"] = "decimal",
        ["System.Double"] = "double",
        ["System.Int16"] = "short",
        ["System.Int32"] = "int",
        ["System.Int64"] = "long",
        ["System.Object"] = "object",
        ["System.SByte"] = "sbyte",
        ["System.Single"] = "float",
        ["System.String"] = "string",
        ["System.UInt16"] = "ushort",
        ["System.UInt32"] = "uint",
        ["System.UInt64"] = "ulong",
        ["System.Void"] = "void",
    };

    // The attributes that are part of a promise; others are how it is kept.
    private static readonly HashSet<string> _shown = new(StringComparer.Ordinal)
    {
        "DoesNotReturnAttribute", "ExperimentalAttribute", "FlagsAttribute", "MaybeNullWhenAttribute", "MemberNotNullWhenAttribute", "NotNullAttribute",
        "NotNullWhenAttribute", "ObsoleteAttribute", "RequiresDynamicCodeAttribute", "RequiresUnreferencedCodeAttribute",
    };

    public static string Attributes(ICustomAttributeProvider owner) => string.Concat(owner.GetCustomAttributes(false)
        .Select(static attribute => attribute.GetType().Name)
        .Where(_shown.Contains)
        .Order(StringComparer.Ordinal)
        .Select(static name => $"[{name[..^"Attribute".Length]}] "));

    /// <summary>The type with the nullability of its place, and the names of tuple parts where there are any.</summary>
    /// <remarks>Reflection cannot tell an annotated type parameter from a plain one when it has no constraint; both are written plain.</remarks>
    public static string Name(NullabilityInfo info, ICustomAttributeProvider place)
    {
        object[] tuples = place.GetCustomAttributes(typeof(TupleElementNamesAttribute), false);
        string parts = tuples.Length == 0 ? "" : $"[{string.Join(", ", ((TupleElementNamesAttribute)tuples[0]).TransformNames)}]";
        return Name(info) + parts;
    }

    public static string Name(NullabilityInfo info)
    {
        Type type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        bool isOpen = type.IsGenericParameter && !type.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint);
        bool nullable = !isOpen && (info.ReadState == NullabilityState.Unknown ? info.WriteState : info.ReadState) == NullabilityState.Nullable;
        string mark = nullable ? "?" : "";
        if (info.ElementType is { } element && type.IsArray)
        {
            return $"{Name(element)}[{new string(',', type.GetArrayRank() - 1)}]{mark}";
        }

        Type bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare.IsGenericType && info.GenericTypeArguments.Length == bare.GetGenericArguments().Length
            ? $"{Bare(bare)}<{string.Join(", ", info.GenericTypeArguments.Select(Name))}>{mark}"
            : Name(bare) + mark;
    }

    public static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Name(value) + "?";
        }

        return type.IsGenericType ? $"{Bare(type)}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : Bare(type);
    }

    /// <summary>The name in its own declaration: with its namespace, and with the variance of its parameters.</summary>
    public static string FullName(Type type)
    {
        string name = type.DeclaringType is { } outer ? $"{FullName(outer)}.{Cut(type.Name)}" : $"{type.Namespace}.{Cut(type.Name)}";
        Type[] own = type.GetGenericArguments()[(type.DeclaringType?.GetGenericArguments().Length ?? 0)..];
        return own.Length == 0 ? name : $"{name}<{string.Join(", ", own.Select(static one => Variance(one) + one.Name))}>";
    }

    public static string ShortName(Type type) => Cut(type.Name);

    public static string Constraints(IEnumerable<Type> parameters) => string.Concat(parameters
        .Select(static one => (one.Name, Rules: string.Join(", ", Rules(one))))
        .Where(static one => one.Rules.Length > 0)
        .Select(static one => $" where {one.Name} : {one.Rules}"));

    public static string Value(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        string text => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
        bool flag => flag ? "true" : "false",
        char letter => $"'{letter}'",
        _ when (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } words => $"{ShortName(words)}.{Enum.ToObject(words, value)}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static IEnumerable<string> Rules(Type parameter)
    {
        GenericParameterAttributes flags = parameter.GenericParameterAttributes;
        byte? annotation = Annotation(parameter.CustomAttributes, "NullableAttribute")
            ?? Annotation(parameter.DeclaringMethod?.CustomAttributes ?? [], "NullableContextAttribute")
            ?? Annotation(parameter.DeclaringType!.CustomAttributes, "NullableContextAttribute");
        bool isStruct = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        Type[] parents = [.. parameter.GetGenericParameterConstraints().Where(static one => one != typeof(ValueType))];
        if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            yield return annotation == 2 ? "class?" : "class";
        }
        else if (isStruct)
        {
            yield return parameter.CustomAttributes.Any(static one => one.AttributeType.Name == "IsUnmanagedAttribute") ? "unmanaged" : "struct";
        }
        else if (annotation == 1 && parents.Length == 0)
        {
            yield return "notnull";
        }

        foreach (string parent in parents.Select(Name).Order(StringComparer.Ordinal))
        {
            yield return parent;
        }

        if (!isStruct && flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
        {
            yield return "new()";
        }

        if (flags.HasFlag(GenericParameterAttributes.AllowByRefLike))
        {
            yield return "allows ref struct";
        }
    }

    // 1 means not null and 2 nullable; a context is written once where most of its members agree.
    private static byte? Annotation(IEnumerable<CustomAttributeData> attributes, string name) => attributes
        .Where(one => one.AttributeType.Name == name)
        .Select(static one => one.ConstructorArguments[0].Value as byte?)
        .FirstOrDefault();

    private static string Variance(Type parameter) => (parameter.GenericParameterAttributes & GenericParameterAttributes.VarianceMask) switch
    {
        GenericParameterAttributes.Covariant => "out ",
        GenericParameterAttributes.Contravariant => "in ",
        _ => "",
    };

    // Types of this library and of the framework are told apart by their names alone; nested ones carry the outer name.
    private static string Bare(Type type)
    {
        if (type.FullName is { } full && _keywords.TryGetValue(full, out string? word))
        {
            return word;
        }

        return type is { IsGenericParameter: false, DeclaringType: { } outer } ? $"{Cut(outer.Name)}.{Cut(type.Name)}" : Cut(type.Name);
    }

    private static string Cut(string name) => name.Split('`')[0];
}
