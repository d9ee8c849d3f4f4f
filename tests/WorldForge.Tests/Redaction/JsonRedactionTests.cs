using WorldForge.Redaction;
using WorldForge.Serialization;

namespace WorldForge.Tests.Redaction;

public sealed class JsonRedactionTests
{
    [Fact]
    public void Masks_the_whole_value_of_a_sensitive_key()
    {
        var value = JsonObject.Create(("api_key", JsonValue.Null), ("token", 3), ("nested", JsonObject.Create(("Cookie", "a=b"), ("kept", "x"))));

        var safe = Redactor.Observable.Redact(value);

        Assert.Equal(
            JsonObject.Create(("api_key", "[redacted]"), ("token", "[redacted]"), ("nested", JsonObject.Create(("Cookie", "[redacted]"), ("kept", "x")))),
            safe);
    }

    [Fact]
    public void Gives_colliding_keys_their_suffix_in_document_order()
    {
        var safe = Redactor.Observable.Redact(JsonObject.Create(("token=a", 1), ("token=b", 2), ("token=c", 3)));

        Assert.Equal(["token=[redacted]", "token=[redacted]#2", "token=[redacted]#3"], safe.Keys);
    }

    [Fact]
    public void Gives_the_next_free_number_when_a_suffixed_key_is_taken()
    {
        var safe = Redactor.Observable.Redact(JsonObject.Create(("/home/u/a", 1), ("<host-local-path>#2", 2), ("/home/u/b", 3)));

        Assert.Equal(["<host-local-path>", "<host-local-path>#2", "<host-local-path>#3"], safe.Keys);
        Assert.Same(safe, Redactor.Observable.Redact(safe));
    }

    [Fact]
    public void Returns_the_same_instance_when_nothing_is_secret()
    {
        JsonValue value = JsonObject.Create(("name", "demo"), ("list", JsonList.Create([1, "two", true])), ("digest", "sha256:" + new string('0', 64)));

        Assert.Same(value, Redactor.Observable.Redact(value));
    }

    [Fact]
    public void Masks_named_values_and_arguments()
    {
        var value = JsonList.Create(
        [
            JsonObject.Create(("name", "DB_PASSWORD"), ("value", "hunter2")),
            JsonList.Create(["--api-key", "abc", "--verbose"]),
            JsonList.Create(["Authorization", "Basic abc"]),
        ]);

        var safe = CanonicalJson.ToText(Redactor.Observable.Redact((JsonValue)value));

        Assert.Equal("""[{"name":"DB_PASSWORD","value":"[redacted]"},["--api-key","[redacted]","--verbose"],["Authorization","[redacted]"]]""", safe);
    }
}
