using System.Collections.Immutable;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Benchmarking;

/// <summary>The budgets of one file or resource; never empty.</summary>
public sealed class BenchmarkBudgets
{
    private BenchmarkBudgets(ImmutableArray<BenchmarkBudget> entries, JsonObject? metadata, BenchmarkFileReference? reference)
    {
        Entries = entries;
        Metadata = metadata;
        Reference = reference;
    }

    /// <summary>The budgets in their order.</summary>
    public ImmutableArray<BenchmarkBudget> Entries { get; }

    /// <summary>What the file says of itself.</summary>
    public JsonObject? Metadata { get; }

    /// <summary>How reports name the file; null for budgets that came from nowhere.</summary>
    public BenchmarkFileReference? Reference { get; }

    /// <summary>Takes budgets that a host made.</summary>
    /// <exception cref="WorldForgeException">There is none.</exception>
    public static BenchmarkBudgets Of(params IEnumerable<BenchmarkBudget> entries)
    {
        ImmutableArray<BenchmarkBudget> all = [.. entries];
        return all.IsEmpty ? throw Empty() : new BenchmarkBudgets(all, null, null);
    }

    /// <summary>Reads a list of budgets, or <c>{"budgets": [...], "metadata": {...}}</c>.</summary>
    /// <exception cref="WorldForgeException">Unknown keys, wrong types, an entry without a limit, or no entry.</exception>
    public static BenchmarkBudgets FromJson(JsonValue document)
    {
        ImmutableArray<BenchmarkBudget> entries = Read(document, out JsonObject? metadata);
        return new BenchmarkBudgets(entries, metadata, null);
    }

    /// <summary>Reads a budget file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="root">The folder that the file's name is shown relative to; the working directory when null.</param>
    /// <exception cref="WorldForgeException">The file cannot be read, is not strict JSON, or breaks a rule of the budgets.</exception>
    public static BenchmarkBudgets Load(string path, string? root = null)
    {
        BenchmarkDocument document = BenchmarkDocument.Read(path, "benchmark budget file");
        ImmutableArray<BenchmarkBudget> entries = Read(document.Content, out JsonObject? metadata);
        return new BenchmarkBudgets(entries, metadata, BenchmarkFileReference.Of(path, root, document.Digest, metadata));
    }

    internal static BenchmarkBudgets OfResource(string path, JsonValue content)
    {
        ImmutableArray<BenchmarkBudget> entries = Read(content, out JsonObject? metadata);
        return new BenchmarkBudgets(entries, metadata, BenchmarkFileReference.OfResource(path, content, metadata));
    }

    private static ImmutableArray<BenchmarkBudget> Read(JsonValue document, out JsonObject? metadata)
    {
        metadata = null;
        JsonList list;
        if (document is JsonObject wrapper)
        {
            JsonFields fields = new(wrapper);
            fields.RejectUnknown("budgets", "metadata");
            metadata = fields.OptionalObject("metadata");
            list = fields.RequiredList("budgets");
        }
        else
        {
            list = Check.List(document, "Benchmark budgets");
        }

        return list.Count == 0
            ? throw Empty()
            : [.. list.Index().Select(static entry => BenchmarkBudget.Read(JsonFields.Of(entry.Item, $"budgets[{entry.Index}]")))];
    }

    private static WorldForgeException Empty() => Check.Invalid("budgets", "must hold at least one budget");
}
