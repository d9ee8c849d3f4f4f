using WorldForge.Validation;

namespace WorldForge.Benchmarking.Calibration;

/// <summary>How candidate budgets are derived.</summary>
public sealed record CalibrationOptions
{
    private const double LargestHeadroom = 10;

    /// <summary>How far a limit stands above what was observed: 0.25 is a quarter more.</summary>
    /// <value>0.25 by default; 0 to 10.</value>
    public double HeadroomRatio
    {
        get;
        init => field = double.IsFinite(value) && value is >= 0 and <= LargestHeadroom
            ? value
            : throw Check.Invalid("headroom_ratio", "must be a finite number from 0 to 10");
    } = 0.25;

    /// <summary>The class of the machine that the reports come from; null when nobody says.</summary>
    public string? MachineClass { get; init => field = value is null ? null : Check.Text(value, "machine_class"); }

    /// <summary>Why a reviewer should take the candidates; null when nobody says, and then no limit may be loosened.</summary>
    public string? Rationale { get; init => field = value is null ? null : Check.Text(value, "rationale"); }
}
