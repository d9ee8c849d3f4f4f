using System.Text;
using WorldForge.Arrays;
using WorldForge.Providers.Groot;
using WorldForge.Providers.MessagePack;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tests.Groot;

public sealed class GrootMessagesTests
{
    [Fact]
    public void The_ping_request_has_its_golden_bytes() =>
        Assert.Equal("81A8656E64706F696E74A470696E67", Hex(GrootMessages.Request("ping", null, null)));

    [Fact]
    public void The_reset_request_has_its_golden_bytes() =>
        Assert.Equal("82A8656E64706F696E74A57265736574A46461746180", Hex(GrootMessages.Request("reset", JsonObject.Empty, null)));

    [Fact]
    public void The_token_is_a_member_of_the_request() =>
        Assert.EndsWith("A96170695F746F6B656EA17" + "4", Hex(GrootMessages.Request("ping", null, "t")), StringComparison.Ordinal);

    [Fact]
    public void An_array_is_a_map_around_an_array_file()
    {
        string hex = Hex(JsonObject.Create(("arm", JsonList.OfArray(NdArray.Of([0f, 1, 2, 3, 4, 5], 1, 2, 3)))));
        string start = "81A361726D82B1" + Convert.ToHexString("__ndarray_class__"u8) + "C3A6" + Convert.ToHexString("as_npy"u8) + "C498" + "934E554D505901007600";

        Assert.StartsWith(start, hex, StringComparison.Ordinal);
        Assert.Equal((start.Length / 2) - 10 + 152, hex.Length / 2);
    }

    [Theory]
    [InlineData(100, "C4")]
    [InlineData(1000, "C5")]
    [InlineData(100_000, "C6")]
    public void Longer_arrays_take_longer_headers(int length, string code) =>
        Assert.Contains("61735F6E7079" + code, Hex(JsonList.OfArray(NdArray.Of(new byte[length], length))), StringComparison.Ordinal);

    [Fact]
    public void Every_kind_of_json_is_sent() => Assert.Equal(
        "88A16EC0A162C3A169FFA175CFFFFFFFFFFFFFFFFFA166CB3FF8000000000000A174A178A16C9101A16F80",
        Hex((JsonObject)StrictJson.Parse("""{"n":null,"b":true,"i":-1,"u":18446744073709551615,"f":1.5,"t":"x","l":[1],"o":{}}""")));

    [Fact]
    public void An_integer_beyond_64_bits_cannot_be_sent() =>
        Assert.Throws<WorldForgeException>(() => GrootMessages.Measure(StrictJson.Parse("18446744073709551616")));

    [Theory]
    [InlineData("82A6737461747573A26F6BA76D657373616765B153657276657220697320" + "72756E6E696E67", """{"message":"Server is running","status":"ok"}""")]
    [InlineData("80", "{}")]
    [InlineData("C0", "null")]
    [InlineData("9281A361726D0180", """[{"arm":1},{}]""")]
    public void Golden_replies_are_read(string hex, string json) =>
        Assert.Equal(json, CanonicalJson.ToText(new GrootReplyReader(1024).Value(MessagePackReader.Read(Convert.FromHexString(hex)), "reply")));

    [Theory]
    [InlineData("81B15F5F6E6461727261795F636C6173735F5FC3", "reply has an invalid ndarray payload")]
    [InlineData("82B15F5F6E6461727261795F636C6173735F5FC3A661735F6E7079A0", "reply has an invalid ndarray payload")]
    [InlineData("82B15F5F6E6461727261795F636C6173735F5FC2A661735F6E7079C4020000", "reply has an invalid ndarray payload")]
    [InlineData("82B15F5F6E6461727261795F636C6173735F5FC3A661735F6E7079C41100000000000000000000000000000000" + "00", "more than the limit of 16")]
    [InlineData("81B85F5F4D6F64616C697479436F6E6669675F636C6173735F5FC3", "modality config without as_json")]
    [InlineData("81A16191CB7FF8000000000000", "reply.a[0] must hold finite numbers")]
    [InlineData("81A161C40100", "reply.a holds binary data")]
    [InlineData("81A161D40100", "reply.a holds an extension value")]
    [InlineData("810101", "reply has keys that are not text but an integer")]
    [InlineData("82A16101A16102", "equal keys")]
    [InlineData("81A12001", "blank keys")]
    public void What_is_not_json_is_refused_with_its_place(string hex, string problem) => Assert.Contains(
        problem,
        Assert.ThrowsAny<FormatException>(() => new GrootReplyReader(16).Value(MessagePackReader.Read(Convert.FromHexString(hex)), "reply")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_modality_config_is_what_it_carries()
    {
        byte[] message = [0x82, 0xB8, .. Encoding.ASCII.GetBytes(GrootMessages.ConfigMark), 0xC3, 0xA7, .. "as_json"u8, 0x81, 0xA1, (byte)'a', 1];

        Assert.Equal("""{"a":1}""", CanonicalJson.ToText(new GrootReplyReader(16).Value(MessagePackReader.Read(message), "reply")));
    }

    private static string Hex(JsonValue value)
    {
        byte[] bytes = new byte[GrootMessages.Measure(value)];
        GrootMessages.Write(value, bytes);
        return Convert.ToHexString(bytes);
    }
}
