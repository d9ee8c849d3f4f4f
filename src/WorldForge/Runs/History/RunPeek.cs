using WorldForge.Evidence;
using WorldForge.IO;
using WorldForge.Serialization;

namespace WorldForge.Runs.History;

/// <summary>A look at the manifest in one folder: the object that it holds, or what is wrong with it.</summary>
internal sealed class RunPeek
{
    private RunPeek(string? reason, string? detail)
    {
        Reason = reason;
        Detail = detail;
    }

    public JsonObject? Manifest { get; private init; }

    /// <summary>The file as it was read; default where the system cannot say.</summary>
    public LinuxStatus Status { get; private init; }

    public string? Reason { get; }

    public string? Detail { get; }

    /// <param name="runs">The folder of the runs.</param>
    /// <param name="name">The folder of the run.</param>
    public static RunPeek At(string runs, string name)
    {
        string folder = Path.Join(runs, name);
        if (new DirectoryInfo(folder).LinkTarget is not null)
        {
            return new RunPeek(RunIssue.Unreadable, "The folder is a link; links are not followed.");
        }

        try
        {
            return Read(folder);
        }
        catch (WorldForgeException fault) when (fault.Code == IoFaultCodes.Missing)
        {
            return new RunPeek(RunIssue.Missing, $"There is no {RunWorkspaceManifest.FileName}.");
        }
        catch (WorldForgeException fault)
        {
            return new RunPeek(RunIssue.Unreadable, RunText.Reason(fault.Message));
        }
    }

    private static RunPeek Read(string folder)
    {
        using FileStream file = PlainFile.Open(Path.Join(folder, RunWorkspaceManifest.FileName), RunWorkspaceManifest.FileName);
        LinuxStatus status = default;
        if (OperatingSystem.IsLinux())
        {
            _ = LinuxStatus.TryRead(file.SafeFileHandle, out status);
        }

        byte[] content = PlainFile.Read(file, RunWorkspaceManifest.FileName, RunManifestDocument.Limits.MaxBytes);
        if (!StrictJson.TryParse(content, RunManifestDocument.Limits, out JsonValue? value, out JsonSyntaxError? error))
        {
            return new RunPeek(RunIssue.InvalidJson, RunText.Reason(error.Message));
        }

        return value switch
        {
            JsonObject manifest when manifest.TryGetValue("schema_version", out JsonValue? version) && version == SchemaVersions.RunWorkspace =>
                new RunPeek(null, null) { Manifest = manifest, Status = status },
            JsonObject manifest => new RunPeek(RunIssue.Unreadable, $"schema_version must be {SchemaVersions.RunWorkspace}, not {Found(manifest)}."),
            _ => new RunPeek(RunIssue.NotObject, $"The manifest is {value.KindText}, not an object."),
        };
    }

    private static string Found(JsonObject manifest) => manifest.TryGetValue("schema_version", out JsonValue? version)
        ? version is JsonInteger ? RunText.Reason(version.ToString()) : version.KindText
        : "missing";
}
