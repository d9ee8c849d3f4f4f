using FsCheck;
using FsCheck.Fluent;

namespace WorldForge.Release.Tests.Build.CommandLine;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("flaw", "lawn", 2)]
    [InlineData("ab", "ba", 1)]
    [InlineData("same", "same", 0)]
    public void Counts_edits(string a, string b, int expected) => Assert.Equal(expected, NearestName.Distance(a, b));

    [Theory]
    [InlineData("tset", "Test")]
    [InlineData("COVERAGE", "Coverage")]
    [InlineData("pack", "Pack")]
    public void Finds_what_was_meant(string typed, string meant) => Assert.Equal(meant, NearestName.Of(typed, ["Pack", "Coverage", "Test", "Restore"]));

    [Fact]
    public void Chooses_the_first_in_ordinal_order_among_equals() => Assert.Equal("Aa", NearestName.Of("a", ["Ac", "Ab", "Aa"]));

    [Fact]
    public void Has_no_answer_without_names() => Assert.Null(NearestName.Of("a", []));

    [Fact]
    public void Is_the_same_in_both_directions_and_zero_only_for_equals()
    {
        var words = Gen.Elements('a', 'b', 'c').ListOf().Select(letters => string.Concat(letters)).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithReplay(3, 7), Prop.ForAll(words, words, (a, b) =>
            NearestName.Distance(a, b) == NearestName.Distance(b, a)
            && (NearestName.Distance(a, b) == 0) == (a == b)
            && NearestName.Distance(a, b) <= Math.Max(a.Length, b.Length)));
    }
}
