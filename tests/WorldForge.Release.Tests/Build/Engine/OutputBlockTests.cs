using Build.Engine;

namespace WorldForge.Release.Tests.Build.Engine;

public sealed class OutputBlockTests
{
    [Theory]
    [InlineData("abcd", "abcd")]
    [InlineData("abcdefgh", "abcdefgh")]
    [InlineData("abcdefghi", "abcd\n... 1 characters are left out ...\nfghi")]
    [InlineData("abcdefghijklmnopqrst", "abcd\n... 12 characters are left out ...\nqrst")]
    public void Keeps_the_beginning_and_the_end(string written, string kept)
    {
        var whole = new OutputBlock(half: 4);
        whole.Append(written);
        var letters = new OutputBlock(half: 4);
        foreach (char letter in written)
        {
            letters.Append(letter.ToString());
        }

        Assert.Equal(kept, whole.Take());
        Assert.Equal(kept, letters.Take());
        Assert.Equal(string.Empty, whole.Take());
    }
}
