using WorldForge.Providers.Bridge;

namespace WorldForge.Providers.Tests.Bridge;

/// <summary>Real worker processes: the reference worker, and small hostile ones.</summary>
internal sealed class TestWorkers : IDisposable
{
    private const string Python = "/usr/bin/python3";

    /// <summary>What hostile workers begin with: read one frame, write one frame.</summary>
    private const string Frames = """
        import json, os, struct, sys, time
        source, sink = sys.stdin.buffer, sys.stdout.buffer
        def read():
            magic, header, body = struct.unpack("<4sIQ", source.read(16))
            text = json.loads(source.read(header)); source.read(body); return text
        def raw(data):
            sink.write(data); sink.flush()
        def write(header, body=b""):
            text = json.dumps(header).encode(); raw(struct.pack("<4sIQ", b"WFB1", len(text), len(body)) + text + body)
        def greet():
            read(); write({"type": "hello", "protocol": "worldforge.runtime-bridge", "version": 1, "arrays": []})

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("worldforge-bridge-");

    public string Folder => _folder.FullName;

    public static void RequirePython() => Assert.SkipUnless(File.Exists(Python), "The bridge is tested with the system's Python 3, which is not there.");

    public void Dispose() => _folder.Delete(recursive: true);

    public async Task<RuntimeBridgeOptions> ReferenceAsync() =>
        RuntimeBridgeOptions.ForPython(Python, await BridgeWorker.WriteToAsync(Folder, TestContext.Current.CancellationToken)) with { RestartDelay = TimeSpan.Zero };

    public RuntimeBridgeOptions Hostile(string script)
    {
        string file = Path.Combine(Folder, "hostile.py");
        File.WriteAllText(file, Frames + script);
        return RuntimeBridgeOptions.ForPython(Python, file) with { RestartDelay = TimeSpan.Zero, MaxFailuresInARow = 100 };
    }
}
