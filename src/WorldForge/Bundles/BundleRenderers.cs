using System.Collections.Immutable;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>The renderers of bundles: from a manifest to JSON, Markdown and HTML.</summary>
public static class BundleRenderers
{
    private const string Evidence = "evidence-bundle";
    private const string Issue = "issue-bundle";

    /// <summary>The families <c>evidence-bundle</c> and <c>issue-bundle</c>.</summary>
    public static ImmutableArray<ReportRenderer> All { get; } =
    [
        Of(Evidence, ReportFormats.Json, "The manifest of an evidence bundle.", ArtifactJson.ToText),
        Of(Evidence, ReportFormats.Markdown, "The summary of an evidence bundle.", BundleSummary.Markdown),
        Of(Evidence, ReportFormats.Html, "The summary of an evidence bundle as one page.", BundleSummary.Html),
        Of(Issue, ReportFormats.Json, "The manifest of an issue bundle.", ArtifactJson.ToText),
        Of(Issue, ReportFormats.Markdown, "The text for an issue about one run.", IssueText.Markdown),
        Of(Issue, ReportFormats.Html, "The text for an issue about one run as one page.", IssueText.Html),
    ];

    private static ReportRenderer Of(string family, string format, string description, Func<JsonObject, string> render) =>
        ReportRenderer.OfText(family, format, [$"{family}:1"], safeToAttach: true, description, render);
}
