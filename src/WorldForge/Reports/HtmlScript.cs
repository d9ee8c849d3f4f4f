namespace WorldForge.Reports;

/// <summary>The one script of a report. It has neither less-than signs nor ampersands, so that the document is well-formed XML.</summary>
internal static class HtmlScript
{
    public const string Text = """

        (function () {
          "use strict";
          var words = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
          function make(name, attributes, text) {
            var element = document.createElement(name);
            Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
            element.textContent = text;
            return element;
          }
          function keyOf(row, column) {
            var cell = row.cells[column];
            if (cell.hasAttribute("data-v")) { return Number(cell.getAttribute("data-v")); }
            var text = cell.textContent.trim();
            return text === "-" || text === "" ? null : text;
          }
          function compare(a, b) {
            if (typeof a === "number") { return typeof b === "number" ? a - b : -1; }
            return typeof b === "number" ? 1 : words.compare(a, b);
          }
          function sortable(table, heads, body, rows) {
            function order(column, direction) {
              var keyed = rows.map(function (row, place) { return { row: row, place: place, key: keyOf(row, column) }; });
              if (direction !== "none") {
                var sign = direction === "ascending" ? 1 : -1;
                keyed.sort(function (a, b) {
                  var result = a.key === null || b.key === null ? (a.key === null ? 1 : 0) - (b.key === null ? 1 : 0) : sign * compare(a.key, b.key);
                  return result || a.place - b.place;
                });
              }
              keyed.forEach(function (item) { body.appendChild(item.row); });
              heads.forEach(function (head, at) { head.setAttribute("aria-sort", at === column ? direction : "none"); });
            }
            heads.forEach(function (head, column) {
              var button = make("button", { type: "button" }, head.textContent);
              head.textContent = "";
              head.appendChild(button);
              head.setAttribute("aria-sort", "none");
              button.addEventListener("click", function () {
                var next = { none: "ascending", ascending: "descending", descending: "none" };
                order(column, next[head.getAttribute("aria-sort")]);
              });
            });
          }
          function filterable(box, label, count, rows) {
            var all = count.textContent;
            var texts = rows.map(function (row) {
              return Array.from(row.cells).map(function (cell) { return cell.textContent; }).join("\n").toLowerCase();
            });
            var input = make("input", { type: "search", placeholder: "Filter rows", "aria-label": "Filter " + label, autocomplete: "off", spellcheck: "false" }, "");
            box.appendChild(input);
            input.addEventListener("input", function () {
              var terms = input.value.toLowerCase().split(/\s+/).filter(Boolean);
              var shown = 0;
              rows.forEach(function (row, at) {
                row.hidden = !terms.every(function (term) { return texts[at].includes(term); });
                shown += row.hidden ? 0 : 1;
              });
              count.textContent = terms.length === 0 ? all : shown + " of " + all;
            });
          }
          document.querySelectorAll("div.table").forEach(function (box) {
            var table = box.querySelector("table");
            var rows = Array.from(table.tBodies[0].rows);
            if (rows.length > 1) { sortable(table, Array.from(table.tHead.rows[0].cells), table.tBodies[0], rows); }
            if (rows.length > 3) {
              filterable(box.querySelector(".bar"), box.querySelector(".caption span").textContent, box.querySelector(".count"), rows);
            }
          });
          var opened = [];
          window.addEventListener("beforeprint", function () {
            opened = Array.from(document.querySelectorAll("details:not([open])"));
            opened.forEach(function (item) { item.open = true; });
          });
          window.addEventListener("afterprint", function () {
            opened.forEach(function (item) { item.open = false; });
          });
        }());

        """;
}
