using System.Reflection;
using WorldForge.Providers;

namespace WorldForge.Cli.Commands.Provider;

/// <summary>A static method of a host's assembly that makes a provider: <c>assembly!Namespace.Type.Method</c>.</summary>
/// <param name="Assembly">A path to a <c>.dll</c>, or the name of an assembly beside the tool.</param>
/// <param name="Type">The full name of the type.</param>
/// <param name="Method">A public static method without parameters.</param>
internal sealed record FactoryReference(string Assembly, string Type, string Method)
{
    private const string Form = "--factory must be <assembly>!<Namespace.Type>.<Method>";

    /// <summary>The reference without the folders of the assembly.</summary>
    public string Display => $"{Path.GetFileName(Assembly)}!{Type}.{Method}";

    /// <summary>Reads a reference.</summary>
    /// <exception cref="WorldForgeException">A part is missing.</exception>
    public static FactoryReference Parse(string text)
    {
        int mark = text.LastIndexOf('!');
        int dot = text.LastIndexOf('.');
        return mark > 0 && dot > mark + 1 && dot < text.Length - 1
            ? new FactoryReference(text[..mark], text[(mark + 1)..dot], text[(dot + 1)..])
            : throw new WorldForgeException(FaultCodes.InputInvalid, $"{Form}.");
    }

    /// <summary>Loads the assembly and calls the method.</summary>
    /// <param name="directory">Where a relative path starts.</param>
    /// <exception cref="WorldForgeException">The assembly, type or method is not there, or makes no provider.</exception>
    public IWorldModelProvider Create(string directory)
    {
        MethodInfo method = Load(directory).GetType(Type)?.GetMethod(Method, BindingFlags.Public | BindingFlags.Static, [])
            ?? throw Refused("there is no such public static method without parameters");
        try
        {
            return method.Invoke(null, null) as IWorldModelProvider ?? throw Refused("the method made no provider");
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } cause and not OperationCanceledException)
        {
            throw Refused($"the method threw {cause.GetType().Name}: {cause.Message}", cause);
        }
    }

    private Assembly Load(string directory)
    {
        try
        {
            return Assembly.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
                ? System.Reflection.Assembly.LoadFrom(Path.GetFullPath(Assembly, directory))
                : System.Reflection.Assembly.Load(Assembly);
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            throw Refused($"the assembly cannot be loaded ({exception.GetType().Name})", exception);
        }
    }

    private WorldForgeException Refused(string problem, Exception? cause = null) =>
        new(FaultCodes.InputInvalid, $"{Form}; {Display}: {problem}.", cause);
}
