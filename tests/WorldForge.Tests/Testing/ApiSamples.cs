using System.Diagnostics.CodeAnalysis;

namespace WorldForge.Tests.Testing;

/// <summary>Shapes that the public-API text must tell apart.</summary>
public abstract class ApiSample<TItem> : IDisposable
    where TItem : class?, new()
{
    public const string Text = "a\"b";

    protected ApiSample(TItem item, params IEnumerable<string?> names)
    {
        Held = item;
        Count = names.Count();
    }

    public event EventHandler? Changed;

    public interface INested : IDisposable;

    public required string? Name { get; init; }

    public int Count { get; protected set; }

    internal int HiddenCount { get; set; }

    private TItem Held { get; }

    public TItem this[int index, ApiSampleWord word = ApiSampleWord.Second] => Held;

    public bool TryRead<TValue>(string? text, [NotNullWhen(true)] out string? value, ref int[] rest, in long last)
        where TValue : unmanaged, IComparable<TValue>
    {
        value = text;
        return rest.Length + Count > last;
    }

    public abstract ValueTask<IReadOnlyList<string?>> RunAsync(TimeSpan? limit = null, double share = 0.5, CancellationToken cancellationToken = default);

    public virtual (int Number, string Word) Pair() => (Count, Text);

    public void Dispose() => Changed?.Invoke(this, EventArgs.Empty);

    private protected void HiddenCall()
    {
    }
}

public delegate TResult ApiSampleCall<in TInput, out TResult>(TInput input)
    where TInput : notnull;

public sealed record ApiSampleRecord(int Number);

public readonly record struct ApiSampleValue(int Number)
{
    [Obsolete("An example.")]
    public static ApiSampleValue operator +(ApiSampleValue left, ApiSampleValue right) => new(left.Number + right.Number);

    public static ApiSampleValue Add(ApiSampleValue left, ApiSampleValue right) => new(left.Number + right.Number);
}

public enum ApiSampleWord
{
    None = 0,
    First = 1,
    Second = 2,
}

internal sealed class ApiHiddenSample;
