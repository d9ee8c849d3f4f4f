using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace WorldForge.Tests.Browser;

/// <summary>One tab. It keeps the address of every request and every error or warning that the page caused.</summary>
internal sealed class BrowserPage
{
    private readonly DevToolsConnection _connection;
    private readonly string _session;
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _problems = new();
    private TaskCompletionSource _loaded = new();

    private BrowserPage(DevToolsConnection connection, string session)
    {
        _connection = connection;
        _session = session;
        connection.Listen(session, OnEvent);
    }

    /// <summary>Addresses of all requests, the document's own included.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Console errors and warnings, uncaught exceptions and violations of the content policy.</summary>
    public IReadOnlyList<string> Problems => [.. _problems];

    public static async Task<BrowserPage> OpenAsync(DevToolsConnection connection, CancellationToken cancellationToken)
    {
        // A context of its own keeps what one test emulates or stores away from the others.
        JsonObject context = await connection.SendAsync("Target.createBrowserContext", null, null, cancellationToken);
        JsonObject target = await connection.SendAsync(
            "Target.createTarget",
            new() { ["url"] = "about:blank", ["browserContextId"] = context["browserContextId"]!.GetValue<string>(), ["width"] = 1280, ["height"] = 900 },
            null,
            cancellationToken);
        JsonObject attached = await connection.SendAsync(
            "Target.attachToTarget", new() { ["targetId"] = target["targetId"]!.GetValue<string>(), ["flatten"] = true }, null, cancellationToken);
        var page = new BrowserPage(connection, attached["sessionId"]!.GetValue<string>());
        foreach (string domain in (string[])["Page", "Runtime", "Log", "Network", "Audits"])
        {
            await page.SendAsync(domain + ".enable", null, cancellationToken);
        }

        return page;
    }

    /// <summary>Loads a document and waits until it is complete.</summary>
    public async Task NavigateAsync(Uri address, CancellationToken cancellationToken)
    {
        _loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync("Page.navigate", new() { ["url"] = address.AbsoluteUri }, cancellationToken);
        await _loaded.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
    }

    /// <summary>The value of an expression.</summary>
    /// <exception cref="InvalidOperationException">The expression threw.</exception>
    public async Task<JsonNode?> EvaluateAsync(string expression, CancellationToken cancellationToken)
    {
        JsonObject answer = await SendAsync(
            "Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true }, cancellationToken);
        return answer["exceptionDetails"] is { } thrown
            ? throw new InvalidOperationException($"The expression threw: {thrown.ToJsonString()}")
            : answer["result"]!["value"];
    }

    /// <summary>The texts of an expression that gives a list of texts.</summary>
    public async Task<string[]> TextsAsync(string expression, CancellationToken cancellationToken) =>
        [.. (await EvaluateAsync(expression, cancellationToken))!.AsArray().Select(item => item!.GetValue<string>())];

    /// <summary>Presses and releases a key, as a user at the keyboard does.</summary>
    /// <param name="key">Such as <c>Tab</c>, <c>Enter</c>, <c>Escape</c>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task PressAsync(string key, CancellationToken cancellationToken)
    {
        (int code, string? text) = key switch { "Tab" => (9, null), "Enter" => (13, "\r"), "Escape" => (27, null), "Space" => (32, " "), _ => (0, (string?)null) };
        var down = new JsonObject { ["type"] = text is null ? "rawKeyDown" : "keyDown", ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = code };
        if (text is not null)
        {
            down["text"] = text;
        }

        await SendAsync("Input.dispatchKeyEvent", down, cancellationToken);
        await SendAsync("Input.dispatchKeyEvent", new() { ["type"] = "keyUp", ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = code }, cancellationToken);
    }

    /// <summary>Types text where the focus is.</summary>
    public Task TypeAsync(string text, CancellationToken cancellationToken) => SendAsync("Input.insertText", new() { ["text"] = text }, cancellationToken);

    /// <summary>Sets the width of the window in CSS pixels and the colour scheme of the reader.</summary>
    public async Task EmulateAsync(int width, bool dark, CancellationToken cancellationToken)
    {
        await SendAsync(
            "Emulation.setDeviceMetricsOverride",
            new() { ["width"] = width, ["height"] = 900, ["deviceScaleFactor"] = width < 600 ? 2 : 1, ["mobile"] = width < 600 },
            cancellationToken);
        var scheme = new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" };
        await SendAsync("Emulation.setEmulatedMedia", new() { ["features"] = new JsonArray(scheme) }, cancellationToken);
    }

    /// <summary>Stops or allows the scripts of documents that are loaded from now on.</summary>
    public Task AllowScriptsAsync(bool allowed, CancellationToken cancellationToken) =>
        SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = !allowed }, cancellationToken);

    /// <summary>The page as PDF.</summary>
    public async Task<byte[]> PrintAsync(CancellationToken cancellationToken)
    {
        JsonObject answer = await SendAsync("Page.printToPDF", new() { ["printBackground"] = true, ["preferCSSPageSize"] = true }, cancellationToken);
        return Convert.FromBase64String(answer["data"]!.GetValue<string>());
    }

    /// <summary>What an element shows, as PNG.</summary>
    public async Task<byte[]> ScreenshotAsync(string selector, CancellationToken cancellationToken)
    {
        JsonNode box = (await EvaluateAsync(
            $"(b => ({{ x: b.x + scrollX, y: b.y + scrollY, width: b.width, height: b.height, scale: 1 }}))(document.querySelector({JsonValue.Create(selector).ToJsonString()}).getBoundingClientRect())",
            cancellationToken))!;
        JsonObject answer = await SendAsync(
            "Page.captureScreenshot", new() { ["format"] = "png", ["captureBeyondViewport"] = true, ["clip"] = box.DeepClone() }, cancellationToken);
        return Convert.FromBase64String(answer["data"]!.GetValue<string>());
    }

    /// <summary>Sends any command of the protocol for this tab.</summary>
    public Task<JsonObject> SendAsync(string method, JsonObject? parameters, CancellationToken cancellationToken) =>
        _connection.SendAsync(method, parameters, _session, cancellationToken);

    private void OnEvent(string method, JsonObject parameters)
    {
        switch (method)
        {
            case "Page.loadEventFired":
                _loaded.TrySetResult();
                break;
            case "Network.requestWillBeSent":
                _requests.Enqueue(parameters["request"]!["url"]!.GetValue<string>());
                break;
            case "Runtime.exceptionThrown":
            case "Log.entryAdded" when parameters["entry"]!["level"]!.GetValue<string>() is "error" or "warning":
            case "Runtime.consoleAPICalled" when parameters["type"]!.GetValue<string>() is "error" or "warning" or "assert":
            case "Audits.issueAdded" when parameters["issue"]!["code"]!.GetValue<string>() == "ContentSecurityPolicyIssue":
                _problems.Enqueue($"{method}: {parameters.ToJsonString()}");
                break;
        }
    }
}
