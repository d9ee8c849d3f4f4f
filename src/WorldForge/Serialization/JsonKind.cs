namespace WorldForge.Serialization;

/// <summary>The kinds of JSON value. Integer and float are different kinds: <c>1</c> and <c>1.0</c> are not equal.</summary>
public enum JsonKind
{
    /// <summary>The value <c>null</c>.</summary>
    Null,

    /// <summary>The value <c>true</c> or <c>false</c>; never a number.</summary>
    Boolean,

    /// <summary>A number written without fraction and exponent.</summary>
    Integer,

    /// <summary>A finite number written with a fraction or an exponent.</summary>
    Float,

    /// <summary>Well-formed Unicode text.</summary>
    Text,

    /// <summary>An ordered list.</summary>
    List,

    /// <summary>A map from text keys to values.</summary>
    Object,
}
