using System.Reflection;
using WorldForge.Serialization;

namespace WorldForge.Benchmarking;

/// <summary>The input and budget files of the presets. They are part of the assembly, so that the tool works outside of a checkout.</summary>
public static class BenchmarkPresetFiles
{
    /// <summary>The folder that reports name: references look like <c>benchmark_presets/_data/inputs-mock.json</c>.</summary>
    public const string Folder = "benchmark_presets/_data/";

    /// <summary>The bytes of a resource as it is checked in, or null when there is none.</summary>
    /// <param name="reference">The folder and one file name, as reports name it.</param>
    public static byte[]? Find(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (!reference.StartsWith(Folder, StringComparison.Ordinal))
        {
            return null;
        }

        using Stream? stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(reference);
        if (stream is null)
        {
            return null;
        }

        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The inputs of a preset.</summary>
    public static BenchmarkInputFile Inputs(BenchmarkPreset preset)
    {
        ArgumentNullException.ThrowIfNull(preset);
        return BenchmarkInputFile.OfResource(Folder + preset.InputsFile, Content(preset.InputsFile));
    }

    /// <summary>The budgets of a preset; null for one that only measures.</summary>
    public static BenchmarkBudgets? Budgets(BenchmarkPreset preset)
    {
        ArgumentNullException.ThrowIfNull(preset);
        return preset.BudgetFile is null ? null : BenchmarkBudgets.OfResource(Folder + preset.BudgetFile, Content(preset.BudgetFile));
    }

    internal static JsonValue Content(string file) => StrictJson.Parse(
        Find(Folder + file) ?? throw new WorldForgeException(FaultCodes.PathMissing, $"The library carries no benchmark file {Folder}{file}."));
}
