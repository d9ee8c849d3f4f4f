using System.Security;
using WorldForge.IO;

namespace WorldForge.Release.Gates.PackageContract;

/// <summary>A NuGet world of its own: empty package folder, empty caches, and no source but the ones given.</summary>
internal sealed class IsolatedNuGet(string folder)
{
    /// <summary>The configuration file.</summary>
    public string ConfigFile { get; } = Path.Combine(folder, "nuget.config");

    /// <summary>The variables that make a process live in this world.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; } = new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["NUGET_PACKAGES"] = Path.Combine(folder, "packages"),
        ["NUGET_HTTP_CACHE_PATH"] = Path.Combine(folder, "http"),
        ["NUGET_PLUGINS_CACHE_PATH"] = Path.Combine(folder, "plugins"),
        ["NUGET_SCRATCH"] = Path.Combine(folder, "scratch"),
        ["DOTNET_CLI_HOME"] = Path.Combine(folder, "home"),
        ["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1",
        ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
        ["DOTNET_ADD_GLOBAL_TOOLS_TO_PATH"] = "false",
    };

    /// <summary>Writes the configuration.</summary>
    /// <param name="feeds">Folder feeds, in the order in which they are asked.</param>
    /// <param name="cancellationToken">Ends the write.</param>
    public Task WriteAsync(IEnumerable<string> feeds, CancellationToken cancellationToken) => AtomicFile.WriteTextAsync(
        ConfigFile,
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <configuration>
          <packageSources>
            <clear />
        {string.Join('\n', feeds.Select((feed, index) => $"    <add key=\"folder-{index}\" value=\"{SecurityElement.Escape(feed)}\" />"))}
          </packageSources>
          <auditSources><clear /></auditSources>
          <fallbackPackageFolders><clear /></fallbackPackageFolders>
          <packageSourceMapping><clear /></packageSourceMapping>
          <disabledPackageSources><clear /></disabledPackageSources>
        </configuration>

        """.ReplaceLineEndings("\n"),
        cancellationToken);
}
