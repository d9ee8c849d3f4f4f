using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Tests.Validation;

public sealed class JsonFieldsTests
{
    private const string Digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    private const string Document = """
        {"schema_version":1,"text":" a ","empty":"","null":null,"yes":true,"int":-5,"count":3,"zero":0,"big":9007199254740993,
         "float":1.5,"p":0.25,"object":{"inner":"x","list":[{"n":1},{"n":2}]},"list":[1,2.5],"texts":["a ","b"],"id":"run.1","trace":"a:b",
         "digest":"sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}
        """;

    private static JsonFields Fields => JsonFields.Of(StrictJson.Parse(Document), "");

    [Fact]
    public void Reads_members_of_every_kind()
    {
        JsonFields fields = Fields;

        Assert.Equal("a", fields.RequiredText("text"));
        Assert.Equal("a", fields.OptionalText("text"));
        Assert.Equal("", fields.RequiredAnyText("empty"));
        Assert.Equal("", fields.OptionalAnyText("empty"));
        Assert.Equal(" a ", fields.RequiredOneOf("text", " a ", "b"));
        Assert.True(fields.RequiredBoolean("yes"));
        Assert.True(fields.OptionalBoolean("yes"));
        Assert.Equal(-5, fields.RequiredInteger("int"));
        Assert.Equal(-5, fields.OptionalInteger("int"));
        Assert.Equal(3, fields.RequiredPositiveInt("count"));
        Assert.Equal(3, fields.OptionalPositiveInt("count"));
        Assert.Equal(0, fields.RequiredNonNegativeInt("zero"));
        Assert.Equal(0, fields.OptionalNonNegativeInt("zero"));
        Assert.Equal(9007199254740993, fields.RequiredNonNegativeLong("big"));
        Assert.Equal(9007199254740993, fields.OptionalNonNegativeLong("big"));
        Assert.Equal(1.5, fields.RequiredFinite("float"));
        Assert.Equal(-5.0, fields.OptionalFinite("int"));
        Assert.Equal(1.5, fields.RequiredNonNegative("float"));
        Assert.Equal(1.5, fields.OptionalNonNegative("float"));
        Assert.Equal(0.25, fields.RequiredProbability("p"));
        Assert.Equal(0.25, fields.OptionalProbability("p"));
        Assert.Equal(2, fields.RequiredObject("object").Count);
        Assert.Equal(2, fields.OptionalObject("object")!.Count);
        Assert.Equal(2, fields.RequiredList("list").Count);
        Assert.Equal(2, fields.OptionalList("list")!.Count);
        Assert.Equal(["a", "b"], fields.RequiredTexts("texts"));
        Assert.Equal(["a", "b"], fields.OptionalTexts("texts"));
        Assert.Equal([1.0, 2.5], fields.RequiredFiniteList("list"));
        Assert.Equal("run.1", fields.RequiredFileSafeId("id"));
        Assert.Equal("a:b", fields.RequiredTraceId("trace"));
        Assert.Equal(Digest, fields.RequiredDigest("digest").ToString());
        Assert.Equal(Digest, fields.OptionalDigest("digest").ToString());
        Assert.Equal(JsonValue.Null, fields.RequiredValue("null"));
        Assert.Equal("x", fields.RequiredFields("object").RequiredText("inner"));
        Assert.Equal("x", fields.OptionalFields("object")!.RequiredText("inner"));
        Assert.Equal([1, 2], fields.RequiredFields("object").RequiredFieldsList("list").Select(item => item.RequiredPositiveInt("n")));
        Assert.Equal(17, fields.Source.Count);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("absent")]
    public void Optional_members_may_be_absent_or_null(string name)
    {
        JsonFields fields = Fields;

        Assert.False(fields.Has(name));
        Assert.Null(fields.OptionalText(name));
        Assert.Null(fields.OptionalAnyText(name));
        Assert.Null(fields.OptionalBoolean(name));
        Assert.Null(fields.OptionalInteger(name));
        Assert.Null(fields.OptionalPositiveInt(name));
        Assert.Null(fields.OptionalNonNegativeInt(name));
        Assert.Null(fields.OptionalNonNegativeLong(name));
        Assert.Null(fields.OptionalFinite(name));
        Assert.Null(fields.OptionalNonNegative(name));
        Assert.Null(fields.OptionalProbability(name));
        Assert.Null(fields.OptionalDigest(name));
        Assert.Null(fields.OptionalObject(name));
        Assert.Null(fields.OptionalList(name));
        Assert.Null(fields.OptionalFields(name));
        Assert.Empty(fields.OptionalTexts(name));
        Assert.Throws<WorldForgeException>(() => fields.RequiredText(name));
        Assert.Throws<WorldForgeException>(() => fields.RequiredInteger(name));
    }

    [Fact]
    public void Errors_name_the_path_of_the_member()
    {
        JsonFields inner = Fields.RequiredFields("object");

        Assert.Equal("object.inner must be a 64-bit integer, not a string.", Assert.Throws<WorldForgeException>(() => inner.RequiredInteger("inner")).Message);
        Assert.Equal("object.gone must be an object, but is missing.", Assert.Throws<WorldForgeException>(() => inner.RequiredObject("gone")).Message);
        Assert.Equal("object.list[].n must be true or false, not 2.", Assert.Throws<WorldForgeException>(() => inner.RequiredFieldsList("list")[1].RequiredBoolean("n")).Message);
        Assert.Equal("list[0] must be a non-empty string, not 1.", Assert.Throws<WorldForgeException>(() => Fields.RequiredTexts("list")).Message);
        Assert.Equal("text must be one of x, y.", Assert.Throws<WorldForgeException>(() => Fields.RequiredOneOf("text", "x", "y")).Message);
        Assert.Equal("metadata.a", new JsonFields(JsonObject.Empty, "metadata").PathOf("a"));
    }

    [Fact]
    public void Errors_come_from_the_callers_factory()
    {
        static Exception State(string code, string message) => new WorldStateException(FaultCodes.StateMalformed, message);

        JsonFields fields = JsonFields.Of(StrictJson.Parse("{\"a\":{\"b\":1}}"), "state", State);

        WorldStateException error = Assert.Throws<WorldStateException>(() => fields.RequiredFields("a").RequiredText("b"));
        Assert.Equal(("state.a.b must be a non-empty string, not 1.", FaultCodes.StateMalformed), (error.Message, error.Code));
        Assert.Throws<WorldStateException>(() => JsonFields.Of(JsonValue.Null, "state", State));
        Assert.IsType<WorldStateException>(fields.Invalid("x", "must be something else"));
    }

    [Fact]
    public void Documents_must_be_objects() =>
        Assert.Equal("The document must be an object, not a list.", Assert.Throws<WorldForgeException>(() => JsonFields.Of(JsonList.Empty, "")).Message);

    [Fact]
    public void Unknown_members_are_refused_by_name_in_a_fixed_order()
    {
        JsonFields fields = JsonFields.Of(StrictJson.Parse("{\"b\":1,\"z\":1,\"a\":1}"), "");

        fields.RejectUnknown("a", "b", "z");
        Assert.Equal("a is not a known field; known are b, z.", Assert.Throws<WorldForgeException>(() => fields.RejectUnknown("b", "z")).Message);
        Assert.Equal("a, z are not known fields; known are b.", Assert.Throws<WorldForgeException>(() => fields.RejectUnknown("b")).Message);
        Assert.Throws<ArgumentNullException>(() => fields.RejectUnknown(null!));
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("true")]
    [InlineData("2")]
    [InlineData("\"1\"")]
    [InlineData("null")]
    public void Only_the_integer_version_counts(string version)
    {
        JsonFields fields = JsonFields.Of(StrictJson.Parse("{\"schema_version\":" + version + "}"), "");

        Fields.RequireSchemaVersion(1);
        Assert.Equal("schema_version must be the integer 1.", Assert.Throws<WorldForgeException>(() => fields.RequireSchemaVersion(1)).Message);
        Assert.Throws<WorldForgeException>(() => new JsonFields(JsonObject.Empty).RequireSchemaVersion(1));
    }

    [Fact]
    public void Missing_arguments_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new JsonFields(null!));
        Assert.Throws<ArgumentNullException>(() => new JsonFields(JsonObject.Empty, null!));
        Assert.Throws<ArgumentNullException>(() => JsonFields.Of(JsonObject.Empty, null!));
        Assert.Throws<ArgumentNullException>(() => Fields.RequiredOneOf("text", null!));
    }
}
