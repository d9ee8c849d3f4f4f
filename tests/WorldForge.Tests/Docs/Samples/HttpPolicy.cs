#region usings
using System;
using WorldForge.Providers.Http;
#endregion

namespace DocSamples;

/// <summary>A request policy of one's own.</summary>
internal static class HttpPolicy
{
    public static Task Run(TextWriter Console)
    {
        #region Run
        var defaults = ProviderRequestPolicy.RemoteDefaults(TimeSpan.FromSeconds(60));
        var policy = defaults with
        {
            Polling = defaults.Polling with { MaxElapsed = TimeSpan.FromMinutes(10) },
            Download = defaults.Download with { Retry = new RetryPolicy { MaxAttempts = 5, Backoff = TimeSpan.FromSeconds(1), BackoffMultiplier = 2 } },
        };

        Console.WriteLine($"{policy.Download.Retry.MaxAttempts} attempts to download, polling for at most {policy.Polling.MaxElapsed}");
        #endregion
        return Task.CompletedTask;
    }
}
