#pragma warning disable CA1050 // The runtime looks for a startup hook under this name, outside every namespace.
/// <summary>Loaded into a child process by the runtime: writes down at its end which assemblies it had loaded.</summary>
internal static class StartupHook
{
    public const string FileVariable = "WORLDFORGE_TEST_LOADED_ASSEMBLIES";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(FileVariable) is { } file)
        {
            AppDomain.CurrentDomain.ProcessExit += (_, _) => File.WriteAllLines(
                file, AppDomain.CurrentDomain.GetAssemblies().Select(static assembly => assembly.GetName().Name ?? "").Order(StringComparer.Ordinal));
        }
    }
}
