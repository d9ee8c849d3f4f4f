using WorldForge.Serialization;

namespace WorldForge.Providers.Http;

/// <summary>Takes the body of an answer with a success status; keeps what it read, and starts anew on each attempt.</summary>
internal interface IResponseReader
{
    /// <summary>The value of the Accept-Encoding header: the encoding that the reader undoes.</summary>
    string AcceptEncoding { get; }

    /// <summary>Media types that are accepted; empty for all.</summary>
    IReadOnlyList<string> AcceptedContentTypes { get; }

    /// <summary>Whether a second attempt can take back what the first one left.</summary>
    bool CanRestart { get; }

    /// <summary>Details for the success event.</summary>
    JsonObject Metadata { get; }

    /// <exception cref="ProviderException">The body is not acceptable.</exception>
    Task ReadAsync(HttpResponseMessage response, OperationNames names, CancellationToken cancellationToken);
}
