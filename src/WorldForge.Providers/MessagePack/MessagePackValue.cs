namespace WorldForge.Providers.MessagePack;

/// <summary>One decoded value. Binary payloads are slices of the message, never copies.</summary>
internal abstract record MessagePackValue
{
    private MessagePackValue()
    {
    }

    /// <summary>The value as it is named in messages.</summary>
    public abstract string KindText { get; }

    public sealed record Nil : MessagePackValue
    {
        public static Nil Instance { get; } = new();

        public override string KindText => "nil";
    }

    public sealed record Boolean(bool Value) : MessagePackValue
    {
        public override string KindText => "a boolean";
    }

    /// <summary>Any integer of the format: from the smallest signed to the largest unsigned one of 64 bits.</summary>
    public sealed record Integer(Int128 Value) : MessagePackValue
    {
        public override string KindText => "an integer";
    }

    /// <summary>A float of 32 or 64 bits; it may be NaN or infinite.</summary>
    public sealed record Float(double Value) : MessagePackValue
    {
        public override string KindText => "a float";
    }

    public sealed record Text(string Value) : MessagePackValue
    {
        public override string KindText => "a string";
    }

    public sealed record Binary(ReadOnlyMemory<byte> Value) : MessagePackValue
    {
        public override string KindText => "binary data";
    }

    public sealed record Array(MessagePackValue[] Items) : MessagePackValue
    {
        public override string KindText => "an array";
    }

    /// <summary>Members in the order of the wire; keys may be of any kind and may repeat.</summary>
    public sealed record Map(KeyValuePair<MessagePackValue, MessagePackValue>[] Members) : MessagePackValue
    {
        public override string KindText => "a map";

        /// <summary>The value of a text key, or null.</summary>
        public MessagePackValue? Find(string key)
        {
            foreach ((MessagePackValue name, MessagePackValue value) in Members)
            {
                if (name is Text text && text.Value == key)
                {
                    return value;
                }
            }

            return null;
        }
    }

    public sealed record Extension(sbyte Type, ReadOnlyMemory<byte> Data) : MessagePackValue
    {
        public override string KindText => "an extension value";
    }
}
