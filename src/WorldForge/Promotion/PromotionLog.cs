using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorldForge.IO;
using WorldForge.Providers;
using WorldForge.Redaction;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Promotion;

/// <summary>
/// The decisions about statuses, one line each, only ever appended to. Each line holds the digest of the one before, so that a changed or
/// removed line is noticed.
/// </summary>
public sealed class PromotionLog
{
    private const string FileName = "log.jsonl";
    private readonly string _folder;

    private PromotionLog(string folder, ImmutableArray<PromotionLogEntry> entries)
    {
        _folder = folder;
        Entries = entries;
    }

    /// <summary>The decisions, oldest first.</summary>
    public ImmutableArray<PromotionLogEntry> Entries { get; private set; }

    /// <summary>Reads the log of a folder and checks its chain; a folder without one has no decisions yet.</summary>
    /// <param name="folder">The folder, <c>evidence/promotions</c> of a checkout.</param>
    /// <exception cref="WorldForgeException">A line is malformed, or does not follow from the one before; the message names the line.</exception>
    public static PromotionLog Open(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        string file = Path.Combine(folder, FileName);
        ImmutableArray<PromotionLogEntry>.Builder entries = ImmutableArray.CreateBuilder<PromotionLogEntry>();
        string[] lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        foreach (string line in lines)
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"line {entries.Count + 1} of the promotion log");
            PromotionLogEntry entry = PromotionLogEntry.Read(JsonFields.Of(StrictJson.Parse(line), place));
            Sha256Digest? before = entries.Count == 0 ? null : entries[^1].Digest;
            if (entry.Previous != before)
            {
                throw new WorldForgeException(FaultCodes.ManifestUnsafe, $"{place} does not follow from the one before: the log was changed. First triage: restore it from version control.");
            }

            entries.Add(entry);
        }

        return new PromotionLog(folder, entries.ToImmutable());
    }

    /// <summary>Records an approved promotion: writes the packet in three forms, then the line.</summary>
    /// <param name="review">A review that is ready.</param>
    /// <param name="approver">Who decided; a name or an account, no secret.</param>
    /// <param name="rationale">Why.</param>
    /// <param name="cancellationToken">Stops before the line is written.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="WorldForgeException">The review is not ready, or a text is blank or unsafe.</exception>
    public async Task<PromotionLogEntry> ApproveAsync(PromotionReview review, string approver, string rationale, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(review);
        if (!review.IsReady)
        {
            throw new WorldForgeException(
                FaultCodes.InputInvalid,
                $"The review of {review.Provider} is not ready and cannot be approved: {review.FirstUnmet?.Id ?? "a check of the workbench failed"}.");
        }

        (string who, string why) = (Safe(approver, "approver"), Safe(rationale, "rationale"));
        byte[] json = ArtifactJson.ToBytes(review.ToJson());
        Sha256Digest digest = Sha256Digest.Of(json);
        string packet = $"{review.Provider}/{WorkbenchReport.StatusWord(review.To)}-{digest.Hex[..8]}";
        string path = Path.Combine(_folder, packet);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await AtomicFile.WriteAsync(path + ".json", json, cancellationToken).ConfigureAwait(false);
        await AtomicFile.WriteTextAsync(path + ".md", review.ToMarkdown(), cancellationToken).ConfigureAwait(false);
        await AtomicFile.WriteTextAsync(path + ".html", review.ToHtml(), cancellationToken).ConfigureAwait(false);
        return await AppendAsync(
            new PromotionLogEntry
            {
                Provider = review.Provider,
                From = review.From,
                To = review.To,
                DecidedAt = review.CreatedAt,
                Approver = who,
                Rationale = why,
                Packet = packet + ".json",
                Evidence = review.Evidence.SetItem(packet + ".json", digest),
                Previous = Entries.IsEmpty ? null : Entries[^1].Digest,
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Records that a provider steps back; needs a reason and no evidence.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="from">The status before.</param>
    /// <param name="to">A lower one.</param>
    /// <param name="approver">Who decided.</param>
    /// <param name="rationale">Why.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops before the line is written.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="WorldForgeException">The status is not lower, or a text is blank or unsafe.</exception>
    public Task<PromotionLogEntry> StepBackAsync(
        string provider, ImplementationStatus from, ImplementationStatus to, string approver, string rationale, TimeProvider time, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(time);
        if (to >= from)
        {
            throw Check.Invalid("to", $"must be below {WorkbenchReport.StatusWord(from)} for a step back");
        }

        return AppendAsync(
            new PromotionLogEntry
            {
                Provider = Check.Text(provider, "provider"),
                From = from,
                To = to,
                DecidedAt = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                Approver = Safe(approver, "approver"),
                Rationale = Safe(rationale, "rationale"),
                Evidence = ImmutableSortedDictionary.Create<string, Sha256Digest>(StringComparer.Ordinal),
                Previous = Entries.IsEmpty ? null : Entries[^1].Digest,
            },
            cancellationToken);
    }

    private async Task<PromotionLogEntry> AppendAsync(PromotionLogEntry entry, CancellationToken cancellationToken)
    {
        // The whole log is replaced at once, so that a crash leaves it as it was or with the whole new line.
        ImmutableArray<PromotionLogEntry> entries = Entries.Add(entry);
        var text = new StringBuilder();
        foreach (PromotionLogEntry one in entries)
        {
            text.Append(CanonicalJson.ToText(one.ToJson())).Append('\n');
        }

        Directory.CreateDirectory(_folder);
        await AtomicFile.WriteTextAsync(Path.Combine(_folder, FileName), text.ToString(), cancellationToken).ConfigureAwait(false);
        Entries = entries;
        return entry;
    }

    private static string Safe(string text, string field)
    {
        string given = Check.Text(text, field);
        return Redactor.Observable.Redact(given) == given ? given : throw Check.Invalid(field, "must hold no secret, no path of this machine and no URL with a query");
    }
}
