using System.Reflection;
using WorldForge.Testing;
using WorldForge.Tests.IO;

namespace WorldForge.Tests.Testing;

public sealed class PublicApiTests
{
    private static readonly Lazy<string> Described = new(static () => PublicApi.Describe(typeof(ApiSample<>).Assembly));

    private static string Approved => Path.Combine(RepositoryUnderTest.Root, "evidence", "public-api");

    [Theory]
    [InlineData(typeof(Forge))]
    [InlineData(typeof(PublicApi))]
    public void The_public_surface_is_the_approved_one(Type member) => PublicApi.Verify(member.Assembly, Approved);

    [Theory]
    [InlineData("public abstract class WorldForge.Tests.Testing.ApiSample<TItem> : IDisposable where TItem : class?, new()")]
    [InlineData("    public const string Text = \"a\\\"b\"")]
    [InlineData("    protected ApiSample(TItem? item, params IEnumerable<string?> names)")]
    [InlineData("    public required string? Name { get; init; }")]
    [InlineData("    public int Count { get; protected set; }")]
    [InlineData("    public TItem? this[int index, ApiSampleWord word = ApiSampleWord.Second] { get; }")]
    [InlineData("    public event EventHandler? Changed")]
    [InlineData("    public abstract ValueTask<IReadOnlyList<string?>> RunAsync(TimeSpan? limit = null, double share = 0.5, CancellationToken cancellationToken = default)")]
    [InlineData("    public bool TryRead<TValue>(string? text, [NotNullWhen] out string? value, ref int[] rest, in long last) where TValue : unmanaged, IComparable<TValue>")]
    [InlineData("    public virtual ValueTuple<int, string>[Number, Word] Pair()")]
    [InlineData("    [Obsolete] public static ApiSampleValue op_Addition(ApiSampleValue left, ApiSampleValue right)")]
    [InlineData("public readonly record struct WorldForge.Tests.Testing.ApiSampleValue : IEquatable<ApiSampleValue>")]
    [InlineData("public sealed record WorldForge.Tests.Testing.ApiSampleRecord : IEquatable<ApiSampleRecord>")]
    [InlineData("public enum WorldForge.Tests.Testing.ApiSampleWord : int")]
    [InlineData("    Second = 2")]
    [InlineData("public delegate TResult WorldForge.Tests.Testing.ApiSampleCall<in TInput, out TResult>(TInput input) where TInput : notnull")]
    [InlineData("public interface WorldForge.Tests.Testing.ApiSample<TItem>.INested : IDisposable")]
    public void Writes_what_a_caller_can_rely_on(string line) => Assert.Contains(line + "\n", Described.Value, StringComparison.Ordinal);

    [Theory]
    [InlineData("Hidden")]
    [InlineData("PrintMembers")]
    [InlineData("EqualityContract")]
    [InlineData("get_Name")]
    public void Leaves_out_what_nobody_outside_can_name(string word) => Assert.DoesNotContain(word, Described.Value, StringComparison.Ordinal);

    [Fact]
    public void Sorts_types_and_repeats_itself()
    {
        string[] types = [.. Described.Value.Split('\n').Where(static line => line.StartsWith("public ", StringComparison.Ordinal) && line.Contains(".ApiSample", StringComparison.Ordinal))
            .Select(static line => line.Split("WorldForge.Tests.Testing.")[1].Split(' ', '(')[0])];

        Assert.Equal(["ApiSampleCall<in", "ApiSampleRecord", "ApiSampleValue", "ApiSampleWord", "ApiSample<TItem>", "ApiSample<TItem>.INested"], types);
        Assert.Equal(Described.Value, PublicApi.Describe(Assembly.GetExecutingAssembly()));
    }

    [Fact]
    public void Says_how_to_approve_a_change()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["WorldForge.Testing.txt"], "# Public API of WorldForge.Testing\n");

        ApprovalException error = Assert.Throws<ApprovalException>(() => PublicApi.Verify(typeof(PublicApi).Assembly, folder.Path));

        Assert.Contains("compare WorldForge.Testing.received.txt with WorldForge.Testing.txt and rename it", error.Message, StringComparison.Ordinal);
        Assert.Equal(PublicApi.Describe(typeof(PublicApi).Assembly), File.ReadAllText(folder["WorldForge.Testing.received.txt"]));
    }
}
