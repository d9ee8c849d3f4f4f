using System.Net;
using WorldForge.Providers.Http;

namespace WorldForge.Tests.Providers.Http;

/// <summary>Gives the scripted addresses in turn; the last answer repeats.</summary>
internal sealed class StubResolver(params IReadOnlyList<string[]> answers) : IHostResolver
{
    public int Lookups { get; private set; }

    public Exception? Failure { get; init; }

    public bool Hangs { get; init; }

    public async ValueTask<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        Lookups++;
        if (Hangs)
        {
            await new TaskCompletionSource().Task;
        }

        return Failure is null
            ? [.. answers[Math.Min(Lookups, answers.Count) - 1].Select(IPAddress.Parse)]
            : throw Failure;
    }
}
