namespace WorldForge.Configuration.Toml;

/// <summary>A text is not TOML 1.0.</summary>
public sealed class TomlSyntaxException : WorldForgeException
{
    internal TomlSyntaxException(TomlSyntaxError error)
        : base(FaultCodes.TomlMalformed, error.Message) => Error = error;

    /// <summary>Where and why.</summary>
    public TomlSyntaxError Error { get; }
}
