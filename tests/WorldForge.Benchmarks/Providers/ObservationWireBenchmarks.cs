using System.Buffers;
using BenchmarkDotNet.Attributes;
using WorldForge.Arrays;
using WorldForge.Providers.Groot;
using WorldForge.Providers.JsonNumpy;
using WorldForge.Providers.MessagePack;
using WorldForge.Serialization;

namespace WorldForge.Benchmarks.Providers;

/// <summary>Two camera frames (2 x 480 x 640 x 3 bytes) on both wires. The target is 1 GiB/s: 1.72 ms for each method.</summary>
[MemoryDiagnoser]
public class ObservationWireBenchmarks
{
    private const int Megapixels = 2 * 480 * 640 * 3;

    private JsonObject _observation = JsonObject.Empty;
    private byte[] _message = [];
    private byte[] _text = [];
    private JsonObject _encoded = JsonObject.Empty;

    [GlobalSetup]
    public void Setup()
    {
        byte[] pixels = new byte[Megapixels];
        var random = new WorldForge.Randomness.Xoshiro256StarStar(1);
        for (int index = 0; index < pixels.Length; index++)
        {
            pixels[index] = (byte)random.NextInt(256);
        }
        _observation = JsonObject.Create(("front", JsonList.OfArray(NdArray.Of(pixels, 2, 480, 640, 3))));
        _message = new byte[GrootMessages.Measure(_observation)];
        GrootMessages.Write(_observation, _message);
        _text = JsonNumpyWriter.ToBytes(_observation).ToArray();
        _encoded = (JsonObject)((JsonObject)StrictJson.Parse(_text))["front"];
    }

    [Benchmark]
    public int MessagePackEncode()
    {
        int length = GrootMessages.Measure(_observation);
        byte[] rented = ArrayPool<byte>.Shared.Rent(length);
        GrootMessages.Write(_observation, rented);
        ArrayPool<byte>.Shared.Return(rented);
        return length;
    }

    [Benchmark]
    public JsonValue MessagePackDecode() => new GrootReplyReader(int.MaxValue).Value(MessagePackReader.Read(_message), "reply");

    [Benchmark]
    public int JsonNumpyEncode() => JsonNumpyWriter.ToBytes(_observation).Length;

    [Benchmark]
    public NdArray JsonNumpyDecode() => JsonNumpyArray.Read(_encoded).Decode();

    [Benchmark]
    public NdArray JsonNumpyParseAndDecode() => JsonNumpyArray.Read((JsonObject)((JsonObject)StrictJson.Parse(_text))["front"]).Decode();
}
