using System.Globalization;
using System.Runtime;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;
using WorldForge.Providers;
using WorldForge.Redaction;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Benchmarking;

/// <summary>
/// What makes the timings of two machines comparable, without naming a machine: system, processor, runtime and garbage collector.
/// Timings are compared only within one class.
/// </summary>
public sealed record MachineClass
{
    /// <summary>The variable by which a person names the class of this machine.</summary>
    public const string Variable = "WORLDFORGE_MACHINE_CLASS";

    private const int BrandLeaf = unchecked((int)0x80000000);

    /// <summary>The name that a person gave the class; null when nobody did.</summary>
    public string? Label { get; init; }

    /// <summary>The system: <c>linux</c>, <c>windows</c>, <c>macos</c> or <c>other</c>.</summary>
    public required string System { get; init; }

    /// <summary>The processor's architecture, such as <c>x64</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary>The processor's model as it reports itself; null when it does not.</summary>
    public string? Processor { get; init; }

    /// <summary>Processors that the process may use.</summary>
    public required int ProcessorCount { get; init; }

    /// <summary>Version of the runtime.</summary>
    public required string Runtime { get; init; }

    /// <summary>The garbage collector: <c>server</c> or <c>workstation</c>.</summary>
    public required string GarbageCollector { get; init; }

    /// <summary>The class of this machine.</summary>
    /// <param name="environment">Where <see cref="Variable"/> is read from; the process when null.</param>
    public static MachineClass Current(ProviderEnvironment? environment = null) => new()
    {
        Label = LabelOf((environment ?? ProviderEnvironment.Process).Find(Variable)),
        System = OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "other",
        Architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
        Processor = Brand(),
        ProcessorCount = Environment.ProcessorCount,
        Runtime = Environment.Version.ToString(),
        GarbageCollector = GCSettings.IsServerGC ? "server" : "workstation",
    };

    /// <summary>Reads the wire form.</summary>
    /// <exception cref="WorldForgeException">A member is missing or has another type.</exception>
    public static MachineClass FromJson(JsonValue value)
    {
        JsonFields fields = JsonFields.Of(value, "machine_class");
        return new MachineClass
        {
            Label = fields.OptionalText("label"),
            System = fields.RequiredText("system"),
            Architecture = fields.RequiredText("architecture"),
            Processor = fields.OptionalText("processor"),
            ProcessorCount = fields.RequiredPositiveInt("processor_count"),
            Runtime = fields.RequiredText("runtime"),
            GarbageCollector = fields.RequiredText("garbage_collector"),
        };
    }

    /// <summary>The wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("label", Label),
        ("system", System),
        ("architecture", Architecture),
        ("processor", Processor),
        ("processor_count", ProcessorCount),
        ("runtime", Runtime),
        ("garbage_collector", GarbageCollector));

    /// <summary>A short name that can be one segment of a path: what is readable of the class, and eight digits of its digest.</summary>
    public string Id
    {
        get
        {
            string hex = CanonicalJson.Digest(ToJson()).Hex;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{System}-{Architecture}-{ProcessorCount}cpu-{hex[..8]}");
        }
    }

    private static string? LabelOf(string? text) =>
        text is null ? null : Redactor.Security.Redact(text).Trim();

    // The brand text of x86 processors lies in three leaves of four registers; other architectures have none.
    private static string? Brand()
    {
        if (!X86Base.IsSupported || unchecked((uint)X86Base.CpuId(BrandLeaf, 0).Eax) < unchecked((uint)(BrandLeaf + 4)))
        {
            return null;
        }

        Span<int> registers = stackalloc int[12];
        for (int leaf = 0; leaf < 3; leaf++)
        {
            (registers[leaf * 4], registers[(leaf * 4) + 1], registers[(leaf * 4) + 2], registers[(leaf * 4) + 3]) =
                X86Base.CpuId(BrandLeaf + 2 + leaf, 0);
        }

        string brand = Encoding.ASCII.GetString(MemoryMarshal.AsBytes(registers)).Replace('\0', ' ');
        string words = string.Join(' ', brand.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return words.Length == 0 || words.Any(char.IsControl) || Redactor.Security.Redact(words) != words ? null : words;
    }
}
