using System.Collections;
using System.Collections.Immutable;
using WorldForge.Providers.Mock;
using WorldForge.Validation;

namespace WorldForge.Providers;

/// <summary>The providers that a facade knows, in registration order. Names are unique.</summary>
public sealed class ProviderCatalog : IReadOnlyList<ProviderCatalogEntry>
{
    private readonly ImmutableArray<ProviderCatalogEntry> _entries;

    /// <summary>Creates a catalog.</summary>
    /// <exception cref="WorldForgeException">A name is blank or used twice.</exception>
    public ProviderCatalog(IEnumerable<ProviderCatalogEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        _entries = [.. entries];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (ProviderCatalogEntry entry in _entries)
        {
            if (!names.Add(Check.Text(entry.Name, "name")))
            {
                throw new WorldForgeException(FaultCodes.InputDuplicate, $"The catalog names provider '{entry.Name}' twice.");
            }
        }
    }

    /// <summary>What the library itself brings: the mock.</summary>
    public static ProviderCatalog BuiltIn { get; } = new(
    [
        new ProviderCatalogEntry
        {
            Name = MockProvider.ProviderName,
            Factory = static context => new MockProvider(new MockProviderOptions { TimeProvider = context.TimeProvider }),
            AlwaysRegister = true,
            DocsPage = "providers/mock.md",
            RuntimeOwnership = "part of the library",
        },
    ]);

    /// <inheritdoc/>
    public int Count => _entries.Length;

    /// <inheritdoc/>
    public ProviderCatalogEntry this[int index] => _entries[index];

    /// <summary>The same catalog with more entries behind it.</summary>
    /// <exception cref="WorldForgeException">A name is blank or used twice.</exception>
    public ProviderCatalog With(params IEnumerable<ProviderCatalogEntry> entries) => new(_entries.Concat(entries));

    /// <inheritdoc/>
    public IEnumerator<ProviderCatalogEntry> GetEnumerator() => ((IEnumerable<ProviderCatalogEntry>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
