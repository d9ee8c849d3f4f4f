using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using WorldForge.Redaction;

namespace WorldForge.Benchmarks.Redaction;

/// <summary>Throughput of the redaction engine; the budget is 100 MiB/s of benign log text on one core, with constant memory.</summary>
[MemoryDiagnoser]
public class RedactionBenchmarks
{
    private const int Size = 16 * 1024 * 1024;
    private string _benign = "";
    private string _secrets = "";

    [GlobalSetup]
    public void Setup()
    {
        _benign = Text("2026-03-01T12:00:{0:D2}.000Z INFO WorldForge.Planning[{1}] iteration {1} closed with cost 0.25 in {0} ms, sha256:00aa{0:D2}ff");
        _secrets = Text("2026-03-01T12:00:{0:D2}.000Z INFO call https://u:p@h.test/v{1}?sig=abc{0} token=planted{1} at /home/someone/{0}/x.log");
    }

    [Benchmark]
    public void BenignStream() => Stream(_benign);

    [Benchmark]
    public void SecretStream() => Stream(_secrets);

    [Benchmark]
    public string Event() => Redactor.Observable.Redact("predict failed: Authorization: Bearer planted-value at https://h.test/v1?token=x");

    private static void Stream(string text)
    {
        using var stream = new StreamingRedactor(Redactor.Observable, TextWriter.Null);
        for (var i = 0; i < text.Length; i += 4096)
        {
            stream.Append(text.AsSpan(i, Math.Min(4096, text.Length - i)));
        }

        stream.Complete();
    }

    private static string Text(string format)
    {
        var line = CompositeFormat.Parse(format);
        var text = new StringBuilder(Size + 256);
        for (var i = 0; text.Length < Size; i++)
        {
            text.AppendFormat(CultureInfo.InvariantCulture, line, i % 60, i % 1000).Append('\n');
        }

        return text.ToString();
    }
}
