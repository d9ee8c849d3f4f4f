#region usings
using System;
using WorldForge.Capabilities;
using WorldForge.Evidence;
using WorldForge.Serialization;
#endregion

namespace DocSamples;

/// <summary>A run manifest that may be shared.</summary>
internal static class RunEvidence
{
    public static async Task Run(TextWriter Console)
    {
        #region Run
        RunManifest manifest = await RunManifest.BuildAsync(
            new RunManifestRequest
            {
                RunId = "20260504T030201Z-0badcafe",
                PackageVersion = "0.1.0",
                ProviderProfile = "mock",
                Capability = Capability.Predict,
                Status = RunManifestStatus.Passed,
                CommandArguments = ["worldforge", "smoke", "--api-key", "abcdef0123456789"],
                EnvironmentNames = ["MODEL_TOKEN"],
                Environment = _ => null,
                Result = JsonObject.Create(("step", 1)),
            },
            TimeProvider.System);

        JsonObject document = manifest.ToJson();
        Console.WriteLine(CanonicalJson.ToText(document["command_argv"]));
        Console.WriteLine(CanonicalJson.ToText(document["env_summary"]));
        Console.WriteLine(RunManifest.FromJson(document).Status);
        #endregion
    }
}
