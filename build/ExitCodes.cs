namespace Build;

/// <summary>What a build process answers with; no other place decides it.</summary>
public static class ExitCodes
{
    public const int Success = 0;

    public const int Failure = 1;

    public const int Usage = 2;

    public const int Cancelled = 130;

    /// <summary>The code of an exception that ended the run or a task.</summary>
    public static int For(Exception exception) => exception switch
    {
        UsageException => Usage,
        OperationCanceledException => Cancelled,
        { InnerException: { } inner } when exception is Cake.Core.CakeReportException or AggregateException => For(inner),
        _ => Failure,
    };
}
