#region usings
using System;
using WorldForge;
using WorldForge.Capabilities;
using WorldForge.Providers;
#endregion

namespace DocSamples;

/// <summary>What a doctor report says.</summary>
internal static class Diagnostics
{
    public static async Task Run(TextWriter Console)
    {
        #region Run
        await using var forge = new Forge();
        DoctorReport report = await forge.DoctorAsync(Capability.Score);
        foreach (ProviderDoctorStatus row in report.Providers)
        {
            Console.WriteLine($"{row.Name}: registered {row.IsRegistered}, healthy {row.Health.IsHealthy}, lifecycle {row.Lifecycle.Status}");
        }

        Console.WriteLine($"{report.HealthyProviderCount} of {report.ProviderCount} healthy, {report.Issues.Length} issues");
        #endregion
    }
}
