using System.Runtime.InteropServices;

namespace Build.Engine;

/// <summary>Ctrl-C and SIGTERM stop the run in order; a second one ends the process at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private int _seen;

    public StopSignals(Action stop)
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Handle(context, stop));
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Handle(context, stop));
    }

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    private void Handle(PosixSignalContext context, Action stop)
    {
        if (Interlocked.Increment(ref _seen) == 1)
        {
            context.Cancel = true;
            stop();
        }
    }
}
