using WorldForge.Processes;

namespace WorldForge.Release.Tests.Gates.Sbom;

/// <summary>The validator that the CycloneDX project publishes on npm, installed into a temporary folder that is removed with the tests.</summary>
public sealed class OfficialValidator : IAsyncLifetime
{
    private const string Program = """
        const fs = require('fs');
        const { Spec, Validation } = require('@cyclonedx/cyclonedx-library');
        new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(fs.readFileSync(process.argv[2], 'utf8')).then(
          problem => console.log(problem === null ? 'valid' : 'invalid: ' + JSON.stringify(problem)),
          error => { console.error(error); process.exit(1); });
        """;

    private static readonly string[] Packages = ["@cyclonedx/cyclonedx-library@10.3.0", "ajv@8.17.1", "ajv-formats@3.0.1", "ajv-formats-draft2019@1.6.1"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("worldforge-validator-");

    /// <summary>Why the validator is not there; null when it is.</summary>
    public string? Missing { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "package.json"), "{\"private\":true}");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "validate.js"), Program);
        var node = await RunAsync("node", "--version");
        if (!node.Succeeded)
        {
            Missing = "Needs node, which is not installed.";
            return;
        }

        var install = await RunAsync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error", .. Packages]);
        Missing = install.Succeeded ? null : "Needs the CycloneDX validator of npm, which cannot be installed here.";
    }

    /// <summary>The validator's answer about a document: <c>valid</c>, or what is wrong.</summary>
    public async Task<string> ValidateAsync(string document)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "document.json"), document);
        var result = await RunAsync("node", "validate.js", "document.json");
        Assert.True(result.Succeeded, result.StandardError);
        return result.StandardOutput.Trim();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private Task<ProcessResult> RunAsync(string program, params string[] arguments) => new ProcessRunner(TimeProvider.System).RunAsync(
        new ProcessRequest { FileName = program, Arguments = [.. arguments], WorkingDirectory = _folder.FullName, TimeLimit = TimeSpan.FromSeconds(90) },
        TestContext.Current.CancellationToken);
}
