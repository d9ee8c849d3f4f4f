using System.Globalization;
using System.Text;
using System.Xml;
using WorldForge.Traces;

namespace WorldForge.Evaluation;

/// <summary>Renders an evaluation report as JUnit XML: a suite for each provider, a test case for each scenario.</summary>
internal static class EvaluationJUnit
{
    public static string Render(EvaluationReport report)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true, CheckCharacters = false };
        using (var writer = XmlWriter.Create(text, settings))
        {
            writer.WriteStartElement("testsuites");
            writer.WriteAttributeString("name", $"evaluation:{report.SuiteId}");
            Counts(writer, report.Results);
            foreach (IGrouping<string, EvaluationResult> provider in report.Results.GroupBy(static result => result.Provider, StringComparer.Ordinal))
            {
                Suite(writer, report, provider);
            }

            writer.WriteEndElement();
        }

        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n";
    }

    private static void Suite(XmlWriter writer, EvaluationReport report, IGrouping<string, EvaluationResult> provider)
    {
        writer.WriteStartElement("testsuite");
        writer.WriteAttributeString("name", Xml($"{report.SuiteId}/{provider.Key}"));
        Counts(writer, [.. provider]);
        foreach (EvaluationResult result in provider)
        {
            writer.WriteStartElement("testcase");
            writer.WriteAttributeString("classname", Xml($"{result.SuiteId}.{result.Provider}"));
            writer.WriteAttributeString("name", Xml(result.Scenario));
            writer.WriteAttributeString("time", Seconds(report.WorkflowTrace, result));
            if (!result.Passed)
            {
                writer.WriteStartElement("failure");
                writer.WriteAttributeString("message", Xml(GalleryNotes.Observed(result)));
                writer.WriteString(Xml(GalleryNotes.Of(result.SuiteId, result.Scenario)));
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void Counts(XmlWriter writer, IReadOnlyList<EvaluationResult> results)
    {
        writer.WriteAttributeString("tests", results.Count.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("failures", results.Count(static result => !result.Passed).ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("errors", "0");
    }

    private static string Seconds(WorkflowTrace? trace, EvaluationResult result)
    {
        double milliseconds = trace?.Steps.FirstOrDefault(step => step.Provider == result.Provider && step.Operation == result.Scenario)?.DurationMs ?? 0;
        return (milliseconds / 1000).ToString("F6", CultureInfo.InvariantCulture);
    }

    // What XML cannot hold becomes a question mark: a reader would refuse the whole document otherwise.
    private static string Xml(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (int at = 0; at < span.Length; at++)
        {
            bool isHigh = at + 1 < source.Length && XmlConvert.IsXmlSurrogatePair(source[at + 1], source[at]);
            bool isLow = at > 0 && XmlConvert.IsXmlSurrogatePair(source[at], source[at - 1]);
            span[at] = isHigh || isLow || XmlConvert.IsXmlChar(source[at]) ? source[at] : '?';
        }
    });
}
