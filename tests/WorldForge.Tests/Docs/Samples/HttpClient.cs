#region usings
using System;
using System.Threading;
using WorldForge.Events;
using WorldForge.Providers.Http;
using WorldForge.Serialization;
#endregion

namespace DocSamples;

/// <summary>A client of a remote provider.</summary>
internal static class HttpClient
{
    public static async Task Run(TextWriter Console)
    {
        #region Run
        var recorder = new InMemoryRecorderSink();
        using var client = new ProviderHttpClient(new ProviderHttpOptions
        {
            Provider = "my-policy",
            BaseUrl = ProviderBaseUrl.Parse("https://policy.example.org/v1", "my-policy"),
            Policy = ProviderRequestPolicy.RemoteDefaults(TimeSpan.FromSeconds(60)),
            Destinations = new DestinationPolicy { AllowedHosts = HostAllowList.FromText("*.example.org") },
            Headers = [new("Authorization", "Bearer from-your-secret-store")],
            Events = recorder,
        });

        var request = ProviderHttpRequest.PostJson("policy", "/act", JsonObject.Create(("task_description", "fold the towel")));
        string? problem = await client.FindDestinationProblemAsync(CancellationToken.None);
        if (problem is null)
        {
            ProviderJsonResponse answer = await client.SendJsonAsync(request, CancellationToken.None);
        }
        #endregion
    }
}
