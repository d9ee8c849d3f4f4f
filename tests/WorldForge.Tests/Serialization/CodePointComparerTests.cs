using System.Text;
using WorldForge.Randomness;
using WorldForge.Serialization;

namespace WorldForge.Tests.Serialization;

public sealed class CodePointComparerTests
{
    [Fact]
    public void Orders_as_the_utf8_bytes_do() => JsonSamples.ForAllSeeds(
        seed =>
        {
            var random = new Xoshiro256StarStar(seed);
            string[] texts = [.. Enumerable.Range(0, 2).Select(_ => Word(random))];

            int byBytes = Encoding.UTF8.GetBytes(texts[0]).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(texts[1]));
            return Math.Sign(CodePointComparer.Instance.Compare(texts[0], texts[1])) == Math.Sign(byBytes);
        },
        runs: 3000);

    [Fact]
    public void Puts_null_first()
    {
        Assert.Equal(0, CodePointComparer.Instance.Compare(null, null));
        Assert.True(CodePointComparer.Instance.Compare(null, "") < 0);
        Assert.True(CodePointComparer.Instance.Compare("", null) > 0);
    }

    private static string Word(Xoshiro256StarStar random)
    {
        string[] letters = ["a", "b", "\ud7ff", "\ue000", "\uffff", "😀", "😁", "\U00010000", "\U0010FFFF"];
        return string.Concat(Enumerable.Range(0, random.NextInt(4)).Select(_ => letters[random.NextInt(letters.Length)]));
    }
}
