#region usings
using System;
using System.Threading;
using System.Threading.Tasks;
using WorldForge;
using WorldForge.Capabilities;
using WorldForge.Providers;
#endregion

namespace DocSamples;

/// <summary>A provider of one's own.</summary>
internal static class ProvidersAndRegistry
{
    public static async Task Run(TextWriter Console)
    {
        #region Run
        await using var forge = new Forge();
        forge.Register(new LengthEmbedder());
        EmbeddingResult embedding = await forge.EmbedAsync("a red cube", "length");

        Console.WriteLine($"{string.Join(", ", forge.ProviderNames)}: {embedding.Model} gives {embedding.Vector[0]}");
        Console.WriteLine($"length can {string.Join(", ", forge.GetProviderProfile("length").Capabilities.EnabledNames)}");
        #endregion
    }

    #region Types
    internal sealed class LengthEmbedder : IEmbedder
    {
        public string Name => "length";

        public ProviderProfileSpec? Specification { get; } = new() { Description = "The number of letters.", IsLocal = true, Deterministic = true };

        public ValueTask<EmbeddingResult> EmbedAsync(string text, CancellationToken cancellationToken) =>
            new(new EmbeddingResult(Name, "length-v1", [text.Length]));
    }
    #endregion
}
