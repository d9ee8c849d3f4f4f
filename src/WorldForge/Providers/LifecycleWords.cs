namespace WorldForge.Providers;

/// <summary>The wire words of hooks and statuses, and the only place where they are read.</summary>
public static class LifecycleWords
{
    private static readonly string[] Hooks = ["preflight", "warmup", "teardown"];
    private static readonly string[] Statuses = ["no-op", "ready", "skipped", "failed", "teardown-failed"];

    /// <summary>Returns the wire word of a hook.</summary>
    /// <exception cref="WorldForgeException">The value is none of the three.</exception>
    public static string ToWireName(this LifecycleHook hook) =>
        (uint)hook < (uint)Hooks.Length ? Hooks[(int)hook] : throw Unknown("hook", hook.ToString(), Hooks);

    /// <summary>Returns the wire word of a status.</summary>
    /// <exception cref="WorldForgeException">The value is none of the five.</exception>
    public static string ToWireName(this LifecycleStatus status) =>
        (uint)status < (uint)Statuses.Length ? Statuses[(int)status] : throw Unknown("status", status.ToString(), Statuses);

    /// <summary>Reads a status word.</summary>
    /// <exception cref="WorldForgeException">The word is none of the five.</exception>
    public static LifecycleStatus ParseStatus(string? word)
    {
        int index = Array.IndexOf(Statuses, word);
        return index < 0 ? throw Unknown("status", word, Statuses) : (LifecycleStatus)index;
    }

    /// <summary>Reads a hook word.</summary>
    /// <exception cref="WorldForgeException">The word is none of the three.</exception>
    public static LifecycleHook ParseHook(string? word)
    {
        int index = Array.IndexOf(Hooks, word);
        return index < 0 ? throw Unknown("hook", word, Hooks) : (LifecycleHook)index;
    }

    private static WorldForgeException Unknown(string what, string? word, string[] known) =>
        new(FaultCodes.InputInvalid, $"Unknown lifecycle {what} '{word}'. Known: {string.Join(", ", known)}.");
}
