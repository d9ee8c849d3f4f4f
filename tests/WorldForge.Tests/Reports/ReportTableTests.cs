using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Tests.Reports;

public sealed class ReportTableTests
{
    private static readonly ReportTable _table = new(
        [ReportColumn.Text("name"), ReportColumn.Number("score", 2), ReportColumn.Number("count"), ReportColumn.Flag("passed"), ReportColumn.Status("status"), ReportColumn.Json("metrics")],
        [
            ["mock|x", 0.128, 3, true, "passed", JsonObject.Create(("b", 1.0), ("a", "x,y"))],
            [JsonValue.Null, -0.001, 0.1234567, false, JsonValue.Null, JsonList.Empty],
        ]);

    [Fact]
    public void Writes_markdown_with_numbers_to_the_right() => Assert.Equal(
        """
        | name | score | count | passed | status | metrics |
        | --- | ---: | ---: | --- | --- | --- |
        | mock\|x | 0.13 | 3 | yes | passed | `{"a":"x,y","b":1.0}` |
        | - | 0.00 | 0.123457 | no | - | `[]` |

        """.ReplaceLineEndings("\n"),
        _table.ToMarkdown());

    [Fact]
    public void Writes_csv_without_a_final_line_feed_and_with_all_digits() => Assert.Equal(
        """
        name,score,count,passed,status,metrics
        mock|x,0.13,3,true,passed,"{""a"":""x,y"",""b"":1.0}"
        ,0.00,0.1234567,false,,[]
        """.ReplaceLineEndings("\n"),
        _table.ToCsv());

    [Fact]
    public void Shows_a_row_of_dashes_in_markdown_and_only_the_header_in_csv_when_it_is_empty()
    {
        var table = new ReportTable([ReportColumn.Text("a"), ReportColumn.Number("b")], []);

        Assert.Equal("| a | b |\n| --- | ---: |\n| - | - |\n", table.ToMarkdown());
        Assert.Equal("a,b", table.ToCsv());
    }

    [Fact]
    public void Takes_its_columns_from_the_keys_of_objects_in_first_seen_order()
    {
        ReportTable table = ReportTable.OfObjects(
        [
            JsonObject.Create(("run_id", "r1"), ("score", 1), ("status", "passed"), ("nothing", JsonValue.Null)),
            JsonObject.Create(("score", 0.5), ("extra", JsonList.Empty), ("ok", true), ("note", "x"), ("final_status", JsonValue.Null)),
        ]);

        Assert.Equal(
            [
                ("run_id", ReportColumnKind.Code), ("score", ReportColumnKind.Number), ("status", ReportColumnKind.Status), ("nothing", ReportColumnKind.Text),
                ("extra", ReportColumnKind.Json), ("ok", ReportColumnKind.Flag), ("note", ReportColumnKind.Text), ("final_status", ReportColumnKind.Status),
            ],
            table.Columns.Select(column => (column.Label, column.Kind)));
        Assert.Equal(JsonValue.Null, table.Rows[1][0]);
        Assert.Equal(["value"], ReportTable.OfObjects([]).Columns.Select(column => column.Label));
    }

    [Fact]
    public void Refuses_a_table_without_columns_and_rows_of_another_length()
    {
        Assert.Throws<ArgumentException>(() => new ReportTable([], []));
        Assert.Throws<ArgumentException>(() => new ReportTable([ReportColumn.Text("a")], [["x", "y"]]));
        Assert.Throws<ArgumentException>(() => new ReportTable([ReportColumn.Text("a")], [[null!]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReportColumn.Number("a", 16));
    }

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(1e-9, "1e-09")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(1234.5, "1234.5")]
    [InlineData(1e300, "1e+300")]
    [InlineData(-0.00005, "-5e-05")]
    public void Shows_a_number_with_as_many_digits_as_it_needs(double value, string expected) => Assert.Equal(expected, ReportCell.Shown(value));
}
