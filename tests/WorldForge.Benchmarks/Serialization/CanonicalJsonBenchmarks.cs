using System.Buffers;
using BenchmarkDotNet.Attributes;
using WorldForge.Serialization;

namespace WorldForge.Benchmarks.Serialization;

/// <summary>The canonical writer and the strict reader; <c>Size</c> in the output folder's log gives the bytes per operation.</summary>
[MemoryDiagnoser]
public class CanonicalJsonBenchmarks
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4 * 1024 * 1024);
    private JsonValue _value = JsonValue.Null;
    private byte[] _text = [];

    [Params("events", "floats", "texts")]
    public string Document { get; set; } = "events";

    [GlobalSetup]
    public void Setup()
    {
        _value = BenchmarkDocuments.Named(Document);
        _text = CanonicalJson.ToBytes(_value);
        Console.WriteLine($"// Size: {Document} {_text.Length} bytes");
    }

    [Benchmark]
    public int Write()
    {
        _buffer.ResetWrittenCount();
        CanonicalJson.Write(_value, _buffer);
        return _buffer.WrittenCount;
    }

    [Benchmark]
    public Sha256Digest Digest() => CanonicalJson.Digest(_value);

    [Benchmark]
    public JsonValue Parse() => StrictJson.Parse(_text);
}
