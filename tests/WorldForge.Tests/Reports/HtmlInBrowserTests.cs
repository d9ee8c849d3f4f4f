using System.Text;
using System.Text.Json.Nodes;
using WorldForge.Tests.Browser;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace WorldForge.Tests.Reports;

public sealed class HtmlInBrowserTests(BrowserFixture browser)
{
    private const string Table = "[...document.querySelectorAll('div.table')].find(x => x.querySelector('.caption').textContent.startsWith('Scenario results'))";
    private const string Names = $"[...{Table}.querySelectorAll('tbody tr')].filter(row => !row.hidden).map(row => row.cells[0].textContent)";

    // The contrast of every text with what lies behind it, by the formula of WCAG 2; translucent layers are blended first.
    private const string LowContrast = """
        (() => {
          const parse = c => { const m = c.match(/[\d.]+/g).map(Number); return m.length > 3 ? m : [...m, 1]; };
          const over = (top, base) => [0, 1, 2].map(i => top[i] * top[3] + base[i] * (1 - top[3])).concat(1);
          const light = c => { const f = c.slice(0, 3).map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * f[0] + 0.7152 * f[1] + 0.0722 * f[2]; };
          const back = e => e === null ? [255, 255, 255, 1] : over(parse(getComputedStyle(e).backgroundColor), back(e.parentElement));
          const seen = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const text = walker.currentNode, element = text.parentElement;
            if (text.textContent.trim() === '' || element.closest('script, title, desc') || element.getClientRects().length === 0) { continue; }
            const style = getComputedStyle(element), colour = parse(element.closest('svg') ? style.fill : style.color);
            const a = light(over(colour, back(element))), b = light(back(element));
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (4.5 > ratio) { seen.push(`${element.localName}.${element.getAttribute('class')} "${text.textContent.trim()}" ${ratio.toFixed(2)}`); }
          }
          return seen;
        })()
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Renders_without_a_request_or_a_problem()
    {
        BrowserPage page = await OpenAsync();

        Assert.Equal(["WorldForge Evaluation Report: Physics & planning"], await page.TextsAsync("[...document.querySelectorAll('h1')].map(x => x.textContent)", Stop));
        Assert.Equal("WorldForge Evaluation Report: Physics & planning", (await page.EvaluateAsync("document.title", Stop))?.GetValue<string>());
        Assert.StartsWith("file:", Assert.Single(page.Requests), StringComparison.Ordinal);
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task Shows_hostile_values_as_text()
    {
        BrowserPage page = await OpenAsync();

        Assert.Contains("<script>alert(1)</script>", (await page.EvaluateAsync($"{Table}.textContent", Stop))!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(1, (await page.EvaluateAsync("document.scripts.length", Stop))?.GetValue<int>());
    }

    [Fact]
    public async Task Sorts_texts_by_their_words_and_numbers_and_returns_to_the_given_order()
    {
        BrowserPage page = await OpenAsync();
        string[] given = await page.TextsAsync(Names, Stop);
        const string Click = $"{Table}.querySelectorAll('thead button')[0].click()";
        const string Direction = $"[{Table}.querySelectorAll('thead th')[0].getAttribute('aria-sort')]";

        await page.EvaluateAsync(Click, Stop);
        string[] sorted = [.. (await page.TextsAsync(Names, Stop)).Where(name => !name.Contains("quotes", StringComparison.Ordinal))];
        Assert.Equal(["action-response", "object-9", "object-10", "object-stability", "object-swap"], sorted);
        Assert.Equal(["ascending"], await page.TextsAsync(Direction, Stop));

        await page.EvaluateAsync(Click, Stop);
        Assert.Equal(sorted.Reverse(), (await page.TextsAsync(Names, Stop)).Where(name => !name.Contains("quotes", StringComparison.Ordinal)));
        Assert.Equal(["descending"], await page.TextsAsync(Direction, Stop));

        await page.EvaluateAsync(Click, Stop);
        Assert.Equal(given, await page.TextsAsync(Names, Stop));
        Assert.Equal(["none"], await page.TextsAsync(Direction, Stop));
    }

    [Fact]
    public async Task Sorts_numbers_by_value_with_missing_ones_last_in_both_directions()
    {
        BrowserPage page = await OpenAsync();
        const string Values = $"[...{Table}.querySelectorAll('tbody tr')].map(row => row.cells[3].textContent)";

        await page.EvaluateAsync($"{Table}.querySelectorAll('thead button')[3].click()", Stop);
        Assert.Equal(["7", "8", "9", "12.5", "110.25", "-"], await page.TextsAsync(Values, Stop));

        await page.EvaluateAsync($"{Table}.querySelectorAll('thead button')[3].click()", Stop);
        Assert.Equal(["110.25", "12.5", "9", "8", "7", "-"], await page.TextsAsync(Values, Stop));
    }

    [Fact]
    public async Task Filters_by_every_word_and_says_how_many_rows_are_left()
    {
        BrowserPage page = await OpenAsync();

        await FilterAsync(page, "LEWORLD  failed");
        Assert.Equal(["object-swap"], await page.TextsAsync(Names, Stop));
        Assert.Equal(["1 of 6 rows"], await page.TextsAsync($"[{Table}.querySelector('[role=status]').textContent]", Stop));

        await FilterAsync(page, "no such row");
        Assert.Empty(await page.TextsAsync(Names, Stop));

        await FilterAsync(page, "");
        Assert.Equal(6, (await page.TextsAsync(Names, Stop)).Length);
        Assert.Equal(["6 rows"], await page.TextsAsync($"[{Table}.querySelector('[role=status]').textContent]", Stop));
    }

    [Fact]
    public async Task Can_be_used_with_the_keyboard_alone()
    {
        BrowserPage page = await OpenAsync();
        var reached = new List<string>();
        for (int at = 0; at < 12; at++)
        {
            await page.PressAsync("Tab", Stop);
            string focus = (await page.EvaluateAsync("(e => e.getAttribute('aria-label') || e.textContent.slice(0, 20).trim())(document.activeElement)", Stop))!.GetValue<string>();
            reached.Add(focus);
            switch (focus)
            {
                case "Data of this chart":
                    await page.PressAsync("Enter", Stop);
                    Assert.True((await page.EvaluateAsync("document.activeElement.parentElement.open", Stop))!.GetValue<bool>());
                    await page.PressAsync("Enter", Stop);
                    break;
                case "Filter Scenario results":
                    await page.TypeAsync("mock", Stop);
                    Assert.Equal(2, (await page.TextsAsync(Names, Stop)).Length);
                    break;
                case "score":
                    await page.PressAsync("Enter", Stop);
                    Assert.Equal(["action-response", "object-stability"], await page.TextsAsync(Names, Stop));
                    break;
            }
        }

        Assert.Superset(new HashSet<string> { "Data of this chart", "Filter Scenario results", "scenario", "score" }, new HashSet<string>(reached));
        Assert.NotEqual("none", (await page.EvaluateAsync("getComputedStyle(document.activeElement).outlineStyle", Stop))!.GetValue<string>());
    }

    [Fact]
    public async Task Names_its_tables_charts_and_controls_for_screen_readers()
    {
        BrowserPage page = await OpenAsync();
        await page.SendAsync("Accessibility.enable", null, Stop);
        JsonArray nodes = (await page.SendAsync("Accessibility.getFullAXTree", null, Stop))["nodes"]!.AsArray();
        (string Role, string Name)[] tree = [.. nodes.Where(node => node!["ignored"]?.GetValue<bool>() != true).Select(node => (Of(node!, "role"), Of(node!, "name")))];

        Assert.Contains(("table", "Scenario results"), tree);
        Assert.Contains(("region", "Scenario Results"), tree);
        Assert.Contains(("searchbox", "Filter Scenario results"), tree);
        Assert.Contains(tree, node => node.Role is "image" or "img" && node.Name.StartsWith("Score per scenario", StringComparison.Ordinal));
        Assert.Contains(tree, node => node.Role == "rowheader" && node.Name == "object-stability");
        string[] controls = ["button", "searchbox", "table", "image", "img", "heading", "region", "columnheader"];
        Assert.DoesNotContain(tree, node => controls.Contains(node.Role, StringComparer.Ordinal) && node.Name.Length == 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Keeps_every_text_readable_in_light_and_in_dark(bool dark)
    {
        BrowserPage page = await OpenAsync();
        await page.EmulateAsync(1280, dark, Stop);
        string background = (await page.EvaluateAsync("getComputedStyle(document.body).backgroundColor", Stop))!.GetValue<string>();

        Assert.Equal(dark ? "rgb(18, 20, 23)" : "rgb(251, 251, 250)", background);
        Assert.Empty(await page.TextsAsync(LowContrast, Stop));
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Never_scrolls_sideways_as_a_whole(int width)
    {
        BrowserPage page = await OpenAsync();
        await page.EmulateAsync(width, dark: false, Stop);

        Assert.InRange((await page.EvaluateAsync("document.documentElement.scrollWidth", Stop))!.GetValue<int>(), 1, width);
        Assert.True((await page.EvaluateAsync("parseFloat(getComputedStyle(document.querySelector('svg text')).fontSize) >= 12", Stop))!.GetValue<bool>());
    }

    [Fact]
    public async Task Prints_with_everything_unfolded_and_folds_it_again()
    {
        BrowserPage page = await OpenAsync();
        await page.EvaluateAsync("addEventListener('beforeprint', () => { window.unfolded = document.querySelectorAll('details:not([open])').length === 0; })", Stop);

        byte[] pdf = await page.PrintAsync(Stop);

        Assert.Equal("%PDF-", Encoding.ASCII.GetString(pdf, 0, 5));
        Assert.True((await page.EvaluateAsync("window.unfolded", Stop))!.GetValue<bool>());
        Assert.Equal(0, (await page.EvaluateAsync("document.querySelectorAll('details[open]').length", Stop))!.GetValue<int>());
    }

    [Fact]
    public async Task Shows_no_controls_on_paper()
    {
        BrowserPage page = await OpenAsync();
        await page.SendAsync("Emulation.setEmulatedMedia", new() { ["media"] = "print" }, Stop);

        Assert.Equal("none", (await page.EvaluateAsync("getComputedStyle(document.querySelector('input')).display", Stop))!.GetValue<string>());
        Assert.Equal("visible", (await page.EvaluateAsync("getComputedStyle(document.querySelector('.scroll')).overflowX", Stop))!.GetValue<string>());
    }

    [Fact]
    public async Task Reads_the_same_without_script_and_offers_no_dead_controls()
    {
        BrowserPage page = await browser.OpenAsync(Stop);
        await page.AllowScriptsAsync(false, Stop);
        await BrowserFixture.ShowAsync(page, ReportGallery.Page().ToHtml(), Stop);

        Assert.Equal(0, (await page.EvaluateAsync("document.querySelectorAll('button, input').length", Stop))!.GetValue<int>());
        Assert.Equal(6, (await page.TextsAsync(Names, Stop)).Length);
    }

    [Fact]
    public async Task Runs_no_other_script_and_fetches_nothing_even_if_something_were_injected()
    {
        BrowserPage page = await OpenAsync();
        await page.EvaluateAsync(
            """
            (() => {
              const script = document.createElement('script');
              script.textContent = 'window.injected = true';
              document.body.append(script);
              document.body.insertAdjacentHTML('beforeend', '<img src="x.png" onerror="window.injected = true"><style>body { color: red }</style>');
            })()
            """,
            Stop);

        Assert.Equal("undefined", (await page.EvaluateAsync("typeof window.injected", Stop))!.GetValue<string>());
        Assert.Equal("blocked", (await page.EvaluateAsync("fetch('data:text/plain,x').then(() => 'loaded', () => 'blocked')", Stop))!.GetValue<string>());
        Assert.Equal("rgb(28, 32, 36)", (await page.EvaluateAsync("getComputedStyle(document.body).color", Stop))!.GetValue<string>());
    }

    private static string Of(JsonNode node, string name) => node[name]?["value"]?.ToString() ?? "";

    private static Task<JsonNode?> FilterAsync(BrowserPage page, string words) => page.EvaluateAsync(
        $"(input => {{ input.value = '{words}'; input.dispatchEvent(new Event('input')); }})({Table}.querySelector('input'))", Stop);

    private Task<BrowserPage> OpenAsync() => browser.OpenAsync(ReportGallery.Page().ToHtml(), Stop);
}
