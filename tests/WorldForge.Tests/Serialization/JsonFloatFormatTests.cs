using System.Globalization;
using System.Text;
using WorldForge.Serialization;

namespace WorldForge.Tests.Serialization;

public sealed class JsonFloatFormatTests
{
    [Fact]
    public void Chooses_the_notation_by_the_exponent_for_every_power_of_ten()
    {
        for (int exponent = -323; exponent <= 308; exponent++)
        {
            double value = double.Parse("1e" + exponent.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

            string expected = exponent switch
            {
                < -4 => "1e-" + (-exponent).ToString("00", CultureInfo.InvariantCulture),
                < 0 => "0." + new string('0', -exponent - 1) + "1",
                < 16 => "1" + new string('0', exponent) + ".0",
                _ => "1e+" + exponent.ToString("00", CultureInfo.InvariantCulture),
            };

            Assert.Equal(expected, Text(value));
            Assert.Equal("-" + expected, Text(-value));
        }
    }

    [Fact]
    public void Numbers_beside_the_limits_read_back()
    {
        foreach (double limit in new[] { 1e-4, 1e-5, 1e15, 1e16, 1e17, 9007199254740992 })
        {
            foreach (double value in new[] { limit, Math.BitIncrement(limit), Math.BitDecrement(limit) })
            {
                string text = Text(value);

                Assert.Equal(value, double.Parse(text, CultureInfo.InvariantCulture));
                Assert.Equal(value is < 1e-4 or >= 1e16, text.Contains('e', StringComparison.Ordinal));
                Assert.True(text.AsSpan().ContainsAny('.', 'e'));
            }
        }
    }

    private static string Text(double value)
    {
        Span<byte> target = stackalloc byte[JsonFloatFormat.LongestText];
        return Encoding.ASCII.GetString(target[..JsonFloatFormat.Write(value, target)]);
    }
}
