namespace WorldForge.Tests.Browser;

/// <summary>Finds a browser of the Chromium family on this machine.</summary>
internal static class BrowserProgram
{
    public const string Absent = "No Chromium, Chrome or Edge was found on PATH or in its usual place; install one to run this test.";

    private static readonly string[] _names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge"];

    private static readonly string[] _places =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>The program's path; null when there is none.</summary>
    public static string? Find()
    {
        string suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return _names.SelectMany(name => folders.Select(folder => Path.Join(folder, name + suffix))).Concat(_places).FirstOrDefault(File.Exists);
    }
}
