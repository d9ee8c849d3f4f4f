using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace WorldForge.Providers.Plugins;

/// <summary>Reads <see cref="WorldForgeProviderAttribute"/> out of an assembly's metadata without loading it.</summary>
internal static class PluginMetadata
{
    public static IEnumerable<(string? Name, string Factory)> Declarations(MetadataReader reader)
    {
        List<(string? Name, string Factory)> found = [];
        foreach (CustomAttributeHandle handle in reader.GetAssemblyDefinition().GetCustomAttributes())
        {
            CustomAttribute attribute = reader.GetCustomAttribute(handle);
            if (TypeName(reader, attribute) == typeof(WorldForgeProviderAttribute).FullName)
            {
                ImmutableArray<CustomAttributeTypedArgument<string>> arguments = attribute.DecodeValue(TypeNames.Instance).FixedArguments;
                found.Add(arguments is [var name, var factory]
                    ? (name.Value as string, SimpleName(factory.Value as string))
                    : throw new BadImageFormatException("The assembly declares a provider in an unknown form."));
            }
        }

        return found;
    }

    private static string SimpleName(string? serialized) => serialized?.Split(',', 2)[0].Trim() ?? "";

    private static string? TypeName(MetadataReader reader, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
        {
            return null;
        }

        EntityHandle parent = reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        if (parent.Kind != HandleKind.TypeReference)
        {
            return null;
        }

        TypeReference type = reader.GetTypeReference((TypeReferenceHandle)parent);
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }

    private sealed class TypeNames : ICustomAttributeTypeProvider<string>
    {
        public static readonly TypeNames Instance = new();

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

        public string GetSystemType() => "System.Type";

        public bool IsSystemType(string type) => type == "System.Type";

        public string GetTypeFromSerializedName(string name) => name;

        public string GetSZArrayType(string elementType) => elementType + "[]";

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
        {
            TypeDefinition type = reader.GetTypeDefinition(handle);
            return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
        }

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            TypeReference type = reader.GetTypeReference(handle);
            return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
        }

        public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;
    }
}
