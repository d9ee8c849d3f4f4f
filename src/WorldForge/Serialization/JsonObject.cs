using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace WorldForge.Serialization;

/// <summary>
/// A map from text keys to values that remembers the order in which its members were given. The writers sort by
/// key; equality ignores the order.
/// </summary>
public sealed class JsonObject : JsonValue, IReadOnlyList<KeyValuePair<string, JsonValue>>
{
    private readonly JsonMembers _members;

    private JsonObject(JsonMembers members)
        : base(JsonKind.Object, members.Depth + 1) => _members = members;

    /// <summary>The object without members.</summary>
    public static JsonObject Empty { get; } = new(new JsonMembers([]));

    /// <inheritdoc />
    public int Count => _members.Items.Length;

    /// <summary>The keys in the order in which they were given.</summary>
    public IEnumerable<string> Keys => _members.Items.Select(member => member.Key);

    /// <summary>The member at a position.</summary>
    public KeyValuePair<string, JsonValue> this[int index] => _members.Items[index];

    /// <summary>The value of a key.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public JsonValue this[string key] => TryGetValue(key, out JsonValue? value)
        ? value
        : throw new KeyNotFoundException("The JSON object has no member of that name.");

    /// <summary>An object of the members in the given order.</summary>
    /// <exception cref="WorldForgeException">A key appears twice or is not well-formed text, or the object would be too deep.</exception>
    public static JsonObject Create(params ReadOnlySpan<(string Key, JsonValue Value)> members)
    {
        var builder = new Builder(members.Length);
        foreach ((string key, JsonValue value) in members)
        {
            builder.Add(key, value);
        }

        return builder.Build();
    }

    /// <summary>The value of a key, if there is one.</summary>
    public bool TryGetValue(string key, [NotNullWhen(true)] out JsonValue? value)
    {
        ArgumentNullException.ThrowIfNull(key);
        int at = _members.IndexOf(key);
        value = at < 0 ? null : _members.Items[at].Value;
        return at >= 0;
    }

    /// <summary>Whether there is a member of that name.</summary>
    public bool ContainsKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _members.IndexOf(key) >= 0;
    }

    /// <summary>This object with the member set: in its old place if the key exists, else at the end.</summary>
    /// <exception cref="WorldForgeException">The key is not well-formed text, or the object would be too deep.</exception>
    public JsonObject With(string key, JsonValue value)
    {
        var builder = new Builder(this);
        builder[key] = value;
        return builder.Build();
    }

    /// <summary>This object without the member of that name; the same object if there is none.</summary>
    public JsonObject Without(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        int at = _members.IndexOf(key);
        return at < 0 ? this : Owned([.. _members.Items[..at], .. _members.Items[(at + 1)..]]);
    }

    /// <summary>The members in the order in which they were given, without copying.</summary>
    public ReadOnlySpan<KeyValuePair<string, JsonValue>> AsSpan() => _members.Items;

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, JsonValue>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, JsonValue>>)_members.Items).GetEnumerator();

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc />
    public override bool Equals(JsonValue? other)
    {
        if (other is not JsonObject that || that.Count != Count)
        {
            return false;
        }

        foreach ((string key, JsonValue value) in _members.Items)
        {
            if (!that.TryGetValue(key, out JsonValue? theirs) || !value.Equals(theirs))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc />
    public override int GetHashCode()
    {
        int hash = Count;
        foreach ((string key, JsonValue value) in _members.Items)
        {
            hash ^= HashCode.Combine(key.GetHashCode(StringComparison.Ordinal), value);
        }

        return hash;
    }

    /// <summary>An object over members whose keys are known to be unique and well-formed, in an array that nobody else will write.</summary>
    /// <param name="members">The members.</param>
    /// <param name="index">The position of each key, if it is known already.</param>
    internal static JsonObject Owned(KeyValuePair<string, JsonValue>[] members, Dictionary<string, int>? index = null) =>
        members.Length == 0 ? Empty : new JsonObject(new JsonMembers(members, index));

    /// <summary>Collects members; not thread-safe. A collection initializer with indexers (<c>["a"] = 1</c>) works.</summary>
    [SuppressMessage("Design", "CA1034:Nested types should not be visible", Justification = "A builder belongs to what it builds, as in ImmutableArray<T>.Builder.")]
    public sealed class Builder : IEnumerable<KeyValuePair<string, JsonValue>>
    {
        private readonly List<KeyValuePair<string, JsonValue>> _items;
        private readonly Dictionary<string, int> _positions;

        /// <summary>Starts without members.</summary>
        /// <param name="capacity">How many members to make room for.</param>
        public Builder(int capacity = 0)
        {
            _items = new List<KeyValuePair<string, JsonValue>>(capacity);
            _positions = new Dictionary<string, int>(capacity, StringComparer.Ordinal);
        }

        /// <summary>Starts with the members of an object.</summary>
        public Builder(JsonObject source)
            : this((source ?? throw new ArgumentNullException(nameof(source))).Count + 1)
        {
            foreach ((string key, JsonValue value) in source._members.Items)
            {
                _positions.Add(key, _items.Count);
                _items.Add(new(key, value));
            }
        }

        /// <summary>The number of members so far.</summary>
        public int Count => _items.Count;

        /// <summary>The value of a key; setting replaces the value in its place or appends.</summary>
        /// <exception cref="KeyNotFoundException">There is no such key to get.</exception>
        /// <exception cref="WorldForgeException">The key to set is not well-formed text.</exception>
        public JsonValue this[string key]
        {
            get => _items[_positions[key]].Value;
            set
            {
                ArgumentNullException.ThrowIfNull(value);
                if (_positions.TryGetValue(key, out int at))
                {
                    _items[at] = new(key, value);
                }
                else
                {
                    Add(key, value);
                }
            }
        }

        /// <summary>Whether the key was given already.</summary>
        public bool ContainsKey(string key) => _positions.ContainsKey(key);

        /// <summary>Appends a member.</summary>
        /// <exception cref="WorldForgeException">The key was given already or is not well-formed text.</exception>
        public void Add(string key, JsonValue value)
        {
            ArgumentNullException.ThrowIfNull(value);
            if (!_positions.TryAdd(JsonText.WellFormed(key), _items.Count))
            {
                throw new WorldForgeException(FaultCodes.InputDuplicate, "A JSON object must not have two members of one name.");
            }

            _items.Add(new(key, value));
        }

        /// <summary>The object of the members so far; the builder may be used further.</summary>
        /// <exception cref="WorldForgeException">The object would be too deep.</exception>
        public JsonObject Build() => Owned([.. _items]);

        /// <inheritdoc />
        public IEnumerator<KeyValuePair<string, JsonValue>> GetEnumerator() => _items.GetEnumerator();

        /// <inheritdoc />
        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
