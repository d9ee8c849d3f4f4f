#region usings
using System;
using System.IO;
using WorldForge.Redaction;
#endregion

namespace DocSamples;

/// <summary>Redaction of texts, arguments and streams.</summary>
internal static class Redacting
{
    public static Task Run(TextWriter Console)
    {
        #region Run
        Redactor redactor = Redactor.Observable;
        Console.WriteLine(redactor.Redact("GET https://models.test/v1?api_key=abcdef0123456789 failed"));
        Console.WriteLine(string.Join(' ', redactor.RedactArguments(["serve", "--token", "abcdef0123456789", "--port", "8080"])));

        var kept = new StringWriter();
        using (var stream = new StreamingRedactor(redactor, kept))
        {
            stream.Append("password=hunt");
            stream.Append("er2secret done\n");
            stream.Complete();
        }

        Console.Write(kept.ToString());
        #endregion
        return Task.CompletedTask;
    }
}
