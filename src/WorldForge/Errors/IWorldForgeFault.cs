namespace WorldForge;

/// <summary>
/// What every error of this library says about itself, whichever family it belongs to. The families share this
/// interface and no base class, so that catching input errors can never swallow provider failures.
/// </summary>
public interface IWorldForgeFault
{
    /// <summary>A stable word for programs, one of <see cref="FaultCodes"/> or a host's own; never localised.</summary>
    string Code { get; }

    /// <summary>The provider that was being called, or null when no provider was involved.</summary>
    string? Provider { get; }

    /// <summary>The operation that was under way (<c>predict</c>, <c>score</c>, ...), or null.</summary>
    string? Operation { get; }

    /// <summary>The attempt that failed, counted from 1, or null when the operation is not attempted repeatedly.</summary>
    int? Attempt { get; }

    /// <summary>The upstream status code, or null when no upstream answered.</summary>
    int? StatusCode { get; }
}
