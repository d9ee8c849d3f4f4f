using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using WorldForge.Embodiment;
using WorldForge.Providers.Runtimes;

namespace WorldForge.Providers.Smokes;

/// <summary>
/// Code of a host that a smoke loads: <c>assembly.dll:Namespace.Type</c>, a type that implements the asked interface, or
/// <c>assembly.dll:Namespace.Type.Method</c>, a public static method that returns it.
/// </summary>
internal static class CodeReference
{
    private const string Form = "must be <assembly.dll>:<Namespace.Type> or <assembly.dll>:<Namespace.Type.Method>";

    /// <summary>Loads the translator.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="isAllowed">Whether the user allowed to run local code; refused before the reference is looked at.</param>
    /// <param name="settings">Where a relative path starts.</param>
    [RequiresUnreferencedCode("Loads code of the host.")]
    public static ActionTranslator LoadTranslator(string reference, bool isAllowed, SmokeSettings settings) =>
        Load<ActionTranslator, IActionTranslatorFactory>(reference, isAllowed, "--translator", "--allow-translator-code", settings, static factory => factory.Create());

    /// <summary>Loads the observation of a policy call.</summary>
    [RequiresUnreferencedCode("Loads code of the host.")]
    public static Serialization.JsonObject LoadObservation(string reference, bool isAllowed, SmokeSettings settings) =>
        Load<Serialization.JsonObject, IObservationFactory>(reference, isAllowed, "--observation-module", "--allow-observation-code", settings, static factory => factory.Create());

    [RequiresUnreferencedCode("Loads code of the host.")]
    private static T Load<T, TFactory>(string reference, bool isAllowed, string option, string flag, SmokeSettings settings, Func<TFactory, T> make)
        where T : class
        where TFactory : class
    {
        if (!isAllowed)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, $"{option} loads and runs local code. Give {flag} as well, for code that you trust only.");
        }

        int mark = reference.LastIndexOf(':');
        if (mark <= 0 || reference[(mark + 1)..].Trim().Length == 0 || reference[..mark].Trim().Length == 0)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, $"{option} {Form}.");
        }

        (string file, string name) = (reference[..mark].Trim(), reference[(mark + 1)..].Trim());
        string shown = $"{option} {Path.GetFileName(file)}:{name}";
        Assembly assembly = LoadAssembly(settings.PathOf(file), shown);
        try
        {
            return Make(assembly, name, shown, make);
        }
        catch (Exception exception) when (exception is not (WorldForgeException or OperationCanceledException))
        {
            // Host code may throw anything while it is made.
            Exception cause = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
            throw Refused(shown, $"it cannot be made: {CauseText.Of(cause)}", cause);
        }
    }

    [RequiresUnreferencedCode("Looks types up by name.")]
    private static T Make<T, TFactory>(Assembly assembly, string name, string shown, Func<TFactory, T> make)
        where T : class
        where TFactory : class
    {
        if (assembly.GetType(name) is { } type)
        {
            return Activator.CreateInstance(type) is TFactory factory
                ? make(factory) ?? throw Refused(shown, $"it made no {typeof(T).Name}")
                : throw Refused(shown, $"the type does not implement {typeof(TFactory).Name}");
        }

        return Method(assembly, name)?.Invoke(null, null) as T ?? throw Refused(shown, $"there is no such type or public static method that gives a {typeof(T).Name}");
    }

    [RequiresUnreferencedCode("Looks types up by name.")]
    private static MethodInfo? Method(Assembly assembly, string name)
    {
        int dot = name.LastIndexOf('.');
        return dot <= 0 ? null : assembly.GetType(name[..dot])?.GetMethod(name[(dot + 1)..], BindingFlags.Public | BindingFlags.Static, []);
    }

    [RequiresUnreferencedCode("Loads an assembly.")]
    private static Assembly LoadAssembly(string file, string shown)
    {
        try
        {
            return Assembly.LoadFrom(file);
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            throw Refused(shown, $"the assembly cannot be loaded ({exception.GetType().Name})", exception);
        }
    }

    private static WorldForgeException Refused(string shown, string problem, Exception? cause = null) => new(FaultCodes.InputInvalid, $"{shown}: {problem}.", cause);
}
