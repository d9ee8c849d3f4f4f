namespace WorldForge.Serialization;

/// <summary>A text is not the JSON that the strict reader accepts.</summary>
public sealed class JsonSyntaxException : WorldForgeException
{
    internal JsonSyntaxException(JsonSyntaxError error)
        : base(error.IsLimit ? FaultCodes.JsonLimit : FaultCodes.JsonMalformed, error.Message) => Error = error;

    /// <summary>Where and why.</summary>
    public JsonSyntaxError Error { get; }
}
