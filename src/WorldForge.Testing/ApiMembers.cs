using System.Reflection;
using System.Runtime.CompilerServices;

namespace WorldForge.Testing;

/// <summary>Members as <see cref="PublicApi"/> writes them; null for what nobody outside can name.</summary>
internal static class ApiMembers
{
    public static int Order(MemberInfo member) => member switch
    {
        FieldInfo => 0,
        ConstructorInfo => 1,
        PropertyInfo => 2,
        EventInfo => 3,
        _ => 4,
    };

    public static IEnumerable<string> EnumValues(Type type) => type
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .OrderBy(static field => Convert.ToInt64(field.GetRawConstantValue(), System.Globalization.CultureInfo.InvariantCulture))
        .Select(static field => $"{field.Name} = {ApiText.Value(field.GetRawConstantValue(), typeof(long))}");

    public static string? Describe(MemberInfo member) => member switch
    {
        FieldInfo field => Field(field),
        ConstructorInfo constructor => Access(constructor) is { } access && !IsGenerated(constructor)
            ? $"{access}{Required(constructor)}{ApiText.ShortName(constructor.DeclaringType!)}({Parameters(constructor)})"
            : null,
        PropertyInfo property => Property(property),
        EventInfo found => Access(found.AddMethod!) is { } access
            ? $"{access}{Shape(found.AddMethod!)}event {ApiText.Name(new NullabilityInfoContext().Create(found))} {found.Name}"
            : null,
        MethodInfo method => Method(method),
        _ => null,
    };

    public static string Signature(MethodInfo method, string name)
    {
        string result = ApiText.Name(new NullabilityInfoContext().Create(method.ReturnParameter), method.ReturnParameter);
        Type[] generic = method.GetGenericArguments();
        string arguments = generic.Length == 0 ? "" : $"<{string.Join(", ", generic.Select(static one => one.Name))}>";
        return $"{result} {name}{arguments}({Parameters(method)}){ApiText.Constraints(generic)}";
    }

    private static string? Method(MethodInfo method)
    {
        bool isAccessor = method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);
        return Access(method) is { } access && !isAccessor && !IsGenerated(method)
            ? $"{ApiText.Attributes(method)}{access}{Shape(method)}{Signature(method, method.Name)}"
            : null;
    }

    private static string? Field(FieldInfo field)
    {
        bool visible = field.IsPublic || ((field.IsFamily || field.IsFamilyOrAssembly) && !field.DeclaringType!.IsSealed);
        if (!visible)
        {
            return null;
        }

        string type = ApiText.Name(new NullabilityInfoContext().Create(field), field);
        string access = field.IsPublic ? "public" : "protected";
        return field.IsLiteral
            ? $"{access} const {type} {field.Name} = {ApiText.Value(field.GetRawConstantValue(), field.FieldType)}"
            : $"{access} {(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{type} {field.Name}";
    }

    private static string? Property(PropertyInfo property)
    {
        string? read = Accessor(property.GetMethod, "get");
        bool isInit = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ?? false;
        string? write = Accessor(property.SetMethod, isInit ? "init" : "set");
        MethodInfo? shown = read is not null ? property.GetMethod : property.SetMethod;
        if ((read is null && write is null) || property.Name == "EqualityContract")
        {
            return null;
        }

        string required = property.IsDefined(typeof(RequiredMemberAttribute), false) ? "required " : "";
        string type = ApiText.Name(new NullabilityInfoContext().Create(property), property);
        ParameterInfo[] index = property.GetIndexParameters();
        string name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        return $"{Access(shown!)}{Shape(shown!)}{required}{type} {name} {{ {read}{write}}}";
    }

    private static string? Accessor(MethodInfo? method, string word) =>
        method is null ? null : Access(method) switch { null => null, "public " => $"{word}; ", var access => $"{access}{word}; " };

    private static string Parameters(MethodBase method) =>
        (method.IsDefined(typeof(ExtensionAttribute), false) ? "this " : "") + string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string way = parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref "
            : parameter.IsDefined(typeof(ParamArrayAttribute), false) || parameter.IsDefined(typeof(ParamCollectionAttribute), false) ? "params " : "";
        string type = ApiText.Name(new NullabilityInfoContext().Create(parameter), parameter);
        string value = parameter.HasDefaultValue ? " = " + ApiText.Value(parameter.RawDefaultValue, parameter.ParameterType) : "";
        return $"{ApiText.Attributes(parameter)}{way}{type} {parameter.Name}{value}";
    }

    private static string? Access(MethodBase method) =>
        method.IsPublic ? "public "
        : (method.IsFamily || method.IsFamilyOrAssembly) && !method.DeclaringType!.IsSealed ? "protected "
        : null;

    private static string Shape(MethodInfo method) =>
        (method.IsStatic ? "static " : "")
        + (method.IsAbstract ? method.DeclaringType!.IsInterface && !method.IsStatic ? "" : "abstract "
            : method.GetBaseDefinition() != method ? method.IsFinal ? "sealed override " : "override "
            : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "");

    private static string Required(ConstructorInfo constructor) =>
        constructor.IsDefined(typeof(System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute), false) ? "[SetsRequiredMembers] " : "";

    private static bool IsGenerated(MethodBase method) => method.IsDefined(typeof(CompilerGeneratedAttribute), false);
}
