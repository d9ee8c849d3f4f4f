using System.Diagnostics.CodeAnalysis;
using WorldForge.Serialization;

namespace WorldForge.Validation;

/// <summary>Takes a value as what a field must be, or says in words what it must be ("must be a positive integer").</summary>
internal delegate bool Rule<T>(JsonValue? value, [MaybeNullWhen(false)] out T result, [NotNullWhen(false)] out string? problem);
