namespace WorldForge.Reports;

/// <summary>The style sheet of a report. The colours of series are told apart by people who see few colours, in light and in dark.</summary>
internal static class HtmlStyle
{
    public const string Text = """

        :root {
          color-scheme: light dark;
          --paper: #fbfbfa; --card: #ffffff; --ink: #1c2024; --soft: #5b636d; --line: #dfe2e6; --tint: #f3f4f6; --focus: #0b63c5;
          --good: #0a6e4d; --good-tint: #e3f4ec; --bad: #a8260b; --bad-tint: #fdebe6; --warn: #7d5300; --warn-tint: #fdf3da; --note: #0b5394; --note-tint: #e8f1fb;
          --c0: #0072b2; --c1: #d55e00; --c2: #009e73; --c3: #b4578f; --c4: #b07d00; --c5: #3b93c4;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #121417; --card: #1a1d21; --ink: #e7e9ec; --soft: #a3abb5; --line: #33383f; --tint: #22262b; --focus: #7ab7ff;
            --good: #63d3a6; --good-tint: #12312533; --bad: #ff9a80; --bad-tint: #4a1b1055; --warn: #f0c05a; --warn-tint: #43310a55; --note: #8cc0f5; --note-tint: #11304f55;
            --c0: #56a9e0; --c1: #f08a45; --c2: #3cc79c; --c3: #dd8fc0; --c4: #e3b341; --c5: #9ad1f2;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body { margin: 0 auto; padding: 2.5rem 1.5rem 3rem; max-width: 70rem; background: var(--paper); color: var(--ink);
          font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; overflow-wrap: anywhere; }
        header { border-bottom: 3px solid var(--c0); padding-bottom: 1rem; margin-bottom: 1.5rem; }
        h1 { font-size: clamp(1.4rem, 1.1rem + 1.6vw, 2.1rem); line-height: 1.2; margin: 0; letter-spacing: -0.01em; text-wrap: balance; }
        h2 { font-size: 1.25rem; margin: 2.5rem 0 0.75rem; line-height: 1.3; }
        h3 { font-size: 1.05rem; margin: 1.75rem 0 0.5rem; line-height: 1.35; }
        p { margin: 0 0 0.75rem; max-width: 48rem; }
        .subtitle { color: var(--soft); margin: 0.4rem 0 0; }
        samp, pre { font: 0.86em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace; }
        pre { margin: 0 0 1rem; padding: 0.8rem 1rem; background: var(--tint); border: 1px solid var(--line); border-radius: 0.5rem; white-space: pre-wrap; }
        pre samp { font-size: inherit; }
        ul { margin: 0 0 1rem; padding-left: 1.25rem; }
        .facts { display: flex; flex-wrap: wrap; gap: 0.75rem 2.25rem; margin: 0 0 1.5rem; }
        .facts dt { color: var(--soft); font-size: 0.8rem; }
        .facts dd { margin: 0; font-weight: 550; }
        .notice { border: 1px solid var(--line); border-left: 0.3rem solid var(--note); background: var(--note-tint); border-radius: 0.4rem; padding: 0.7rem 1rem; margin: 0 0 1rem; }
        .notice strong { color: var(--note); }
        .notice p { margin: 0.15rem 0 0; max-width: none; }
        .notice.good { border-left-color: var(--good); background: var(--good-tint); } .notice.good strong { color: var(--good); }
        .notice.warn { border-left-color: var(--warn); background: var(--warn-tint); } .notice.warn strong { color: var(--warn); }
        .notice.bad { border-left-color: var(--bad); background: var(--bad-tint); } .notice.bad strong { color: var(--bad); }
        .table { margin: 0 0 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.6rem; overflow: clip; }
        .bar { display: flex; flex-wrap: wrap; gap: 0.4rem 1rem; align-items: center; justify-content: space-between; padding: 0.6rem 0.9rem; border-bottom: 1px solid var(--line); }
        .caption { margin: 0; font-weight: 600; }
        .count { color: var(--soft); font-weight: 400; font-size: 0.85rem; margin-left: 0.35rem; }
        .bar input { font: inherit; font-size: 0.9rem; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 0.4rem; padding: 0.3rem 0.6rem; width: 14rem; max-width: 100%; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: 0.92rem; }
        th, td { padding: 0.5rem 0.9rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); font-weight: 400; min-width: 4rem; max-width: 26rem; overflow-wrap: break-word; }
        tbody tr:last-child > * { border-bottom: 0; }
        tbody th { font-weight: 550; min-width: 8rem; }
        .digest { display: inline-block; max-width: 12rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; vertical-align: bottom; user-select: all; }
        thead th { background: var(--tint); color: var(--soft); font-size: 0.82rem; font-weight: 600; white-space: nowrap; vertical-align: bottom; }
        .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .short { white-space: nowrap; }
        .long { display: inline-block; min-width: 14rem; overflow-wrap: anywhere; }
        tbody tr:hover > * { background: var(--tint); }
        thead button { font: inherit; color: inherit; background: none; border: 0; padding: 0.25rem 0.4rem; margin: -0.25rem -0.4rem; cursor: pointer; border-radius: 0.25rem; }
        thead button:hover { color: var(--ink); }
        thead button::after { content: "\2195"; margin-left: 0.35em; opacity: 0.45; }
        th[aria-sort="ascending"] button::after { content: "\2191"; opacity: 1; }
        th[aria-sort="descending"] button::after { content: "\2193"; opacity: 1; }
        th[aria-sort="ascending"] button, th[aria-sort="descending"] button { color: var(--ink); }
        :focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
        .scroll:focus-visible { outline-offset: -2px; }
        .status { display: inline-block; padding: 0 0.5rem; border-radius: 1rem; background: var(--tint); color: var(--soft); font-size: 0.88em; font-weight: 600; white-space: nowrap; }
        .status.good { background: var(--good-tint); color: var(--good); } .status.good::before { content: "\2713\00a0"; }
        .status.bad { background: var(--bad-tint); color: var(--bad); } .status.bad::before { content: "\2715\00a0"; }
        .status.warn { background: var(--warn-tint); color: var(--warn); } .status.warn::before { content: "!\00a0"; }
        details { margin: 0 0 1rem; }
        td > details, th > details { margin: 0; }
        summary { cursor: pointer; color: var(--soft); font-size: 0.9rem; border-radius: 0.25rem; }
        details > pre, details > .table { margin-top: 0.6rem; }
        .chart { margin: 0 0 1.5rem; padding: 0.9rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.6rem; }
        .chart figcaption { font-weight: 600; margin-bottom: 0.6rem; }
        .chart > svg { display: block; overflow: visible; }
        .chart > details { margin: 0.6rem 0 0; }
        .chart details .table { margin-bottom: 0; }
        svg text { fill: var(--ink); font-size: 0.82rem; font-variant-numeric: tabular-nums; }
        svg .soft { fill: var(--soft); font-size: 0.75rem; }
        svg .halo { paint-order: stroke; stroke: var(--card); stroke-width: 4px; stroke-linejoin: round; }
        .track { fill: var(--tint); } .grid { stroke: var(--line); } .axis { stroke: var(--soft); } .mark { stroke: var(--ink); stroke-dasharray: 4 3; }
        .f0 { fill: var(--c0); } .f1 { fill: var(--c1); } .f2 { fill: var(--c2); } .f3 { fill: var(--c3); } .f4 { fill: var(--c4); } .f5 { fill: var(--c5); }
        .l0 { stroke: var(--c0); } .l1 { stroke: var(--c1); } .l2 { stroke: var(--c2); } .l3 { stroke: var(--c3); } .l4 { stroke: var(--c4); } .l5 { stroke: var(--c5); }
        .line { stroke-width: 2; fill: none; }
        .d1 { stroke-dasharray: 7 4; } .d2 { stroke-dasharray: 2 4; } .d3 { stroke-dasharray: 9 3 2 3; } .d4 { stroke-dasharray: 14 4; } .d5 { stroke-dasharray: 1 3; }
        .legend { list-style: none; display: flex; flex-wrap: wrap; gap: 0.2rem 1.2rem; padding: 0; margin: 0 0 0.5rem; font-size: 0.85rem; }
        .legend svg { vertical-align: -0.15em; margin-right: 0.4rem; overflow: visible; }
        footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: 0.85rem; }
        @media (max-width: 36rem) {
          body { padding: 1.25rem 0.9rem 2rem; }
          th, td { padding: 0.45rem 0.65rem; }
          tbody th, thead th:first-child { position: sticky; left: 0; background: var(--card); max-width: 10rem; box-shadow: 1px 0 0 var(--line); }
          thead th:first-child { background: var(--tint); }
          .bar input { width: 100%; }
        }
        @media (forced-colors: active) { .status, .notice, .chart, .table { border: 1px solid; } }
        @media print {
          :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --tint: #f3f3f3; --good: #0a6e4d; --bad: #a8260b; --warn: #7d5300; --note: #0b5394;
            --good-tint: #fff; --bad-tint: #fff; --warn-tint: #fff; --note-tint: #fff; --c0: #0072b2; --c1: #d55e00; --c2: #009e73; --c3: #b4578f; --c4: #b07d00; --c5: #3b93c4; }
          @page { margin: 16mm 14mm; }
          body { padding: 0; max-width: none; font-size: 10pt; }
          .bar input, thead button::after { display: none; }
          .digest, .short { max-width: none; white-space: normal; overflow-wrap: anywhere; }
          .long { min-width: 0; }
          .scroll { overflow: visible; }
          table { font-size: 8.5pt; }
          th, td { padding: 0.25rem 0.4rem; min-width: 0; max-width: none; position: static; }
          tbody th { min-width: 0; }
          thead { display: table-header-group; }
          thead th { white-space: normal; }
          tr, .notice, .chart, h2, h3 { break-inside: avoid; }
          h2, h3, .bar { break-after: avoid; }
          * { print-color-adjust: exact; }
        }

        """;
}
