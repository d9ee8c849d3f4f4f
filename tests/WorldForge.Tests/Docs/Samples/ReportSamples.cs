#region usings
using System;
using WorldForge.Reports;
using WorldForge.Serialization;
#endregion

namespace DocSamples;

/// <summary>A renderer of a host.</summary>
internal static class ReportSamples
{
    public static Task Run(TextWriter Console)
    {
        #region Renderer
        var renderers = ReportRenderers.BuiltIn();
        renderers.Register(ReportRenderer.OfText(
            "shift-notes", ReportFormats.Html, ["shift-notes:1"], safeToAttach: true, "Notes of a shift as one page.",
            notes => new HtmlPage("Shift notes")
                .Add(HtmlNotice.Note("Robot", notes["robot"].ToString()))
                .Section("Runs", new HtmlTable("Runs", ReportTable.OfObjects([notes])))
                .ToHtml()));
        ReportRenderResult page = renderers.Render("shift-notes", "html", JsonObject.Create(("robot", "arm-1"), ("grasps", 12)));
        Console.WriteLine($"{page.MediaType}, safe to attach: {page.SafeToAttach}");
        #endregion
        return Task.CompletedTask;
    }
}
