namespace WorldForge.Configuration.Toml;

/// <summary>What a <see cref="TomlMoment"/> says.</summary>
internal enum TomlMomentKind
{
    /// <summary>Date, time and offset: an instant.</summary>
    OffsetDateTime,

    /// <summary>Date and time without an offset.</summary>
    LocalDateTime,

    /// <summary>A day.</summary>
    LocalDate,

    /// <summary>A time of day.</summary>
    LocalTime,
}
