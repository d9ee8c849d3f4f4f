using FsCheck;
using FsCheck.Fluent;
using WorldForge.Processes;

namespace WorldForge.Tests.Processes;

public sealed class HeadTailTextTests
{
    [Fact]
    public void Keeps_everything_up_to_the_limit()
    {
        var text = new HeadTailText(10);
        text.Append("01234");
        text.Append("56789");

        Assert.Equal(("0123456789", 0), text.Take());
        Assert.Equal(("", 0), new HeadTailText(10).Take());
    }

    [Fact]
    public void Keeps_the_beginning_and_the_end_and_counts_the_gap()
    {
        var text = new HeadTailText(10);
        text.Append("0123456789");
        text.Append("abc");

        Assert.Equal(("01234\n[... 3 characters left out ...]\n89abc", 3), text.Take());
    }

    [Fact]
    public void Does_not_cut_a_character_in_two()
    {
        var text = new HeadTailText(4);
        text.Append("a😀-----😀b");

        Assert.Equal(("a\n[... 9 characters left out ...]\nb", 9), text.Take());
    }

    [Fact]
    public void Gives_the_same_result_however_the_text_is_cut() => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithReplay(20260101, 3).WithMaxTest(300),
        Prop.ForAll(
            Gen.Choose(2, 40).ToArbitrary(),
            Gen.ListOf(Gen.Choose(0, 30)).ToArbitrary(),
            (limit, lengths) =>
            {
                var whole = string.Concat(lengths.SelectMany((length, i) => new string((char)('a' + (i % 26)), length)));
                var pieces = new HeadTailText(limit);
                var at = 0;
                foreach (var length in lengths)
                {
                    pieces.Append(whole.AsSpan(at, length));
                    at += length;
                }

                var (text, dropped) = pieces.Take();
                var expected = whole.Length <= limit
                    ? whole
                    : $"{whole[..(limit / 2)]}\n[... {whole.Length - limit} characters left out ...]\n{whole[^(limit - limit / 2)..]}";
                return text == expected && dropped == Math.Max(0, whole.Length - limit);
            }));
}
