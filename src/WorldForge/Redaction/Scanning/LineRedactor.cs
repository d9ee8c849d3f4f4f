namespace WorldForge.Redaction.Scanning;

/// <summary>
/// Applies the passes to one line until nothing changes any more: so the result is a fixed point, which makes redaction idempotent
/// by construction. A line that does not settle is masked as a whole.
/// </summary>
internal sealed class LineRedactor(ScanProfile profile)
{
    private const int MostRounds = 6;

    /// <summary>Finds in one pass whether a line holds anything that could matter to either scanner.</summary>
    private static readonly WordSet Triggers = new([.. ShapeScanner.HintWords, .. SensitiveWords.Names]);

    private readonly Rewriter _shapes = new();
    private readonly Rewriter _first = new();
    private readonly Rewriter _second = new();
    private Findings _unsettled;

    public LineState State { get; private set; }

    /// <summary>What was masked so far.</summary>
    public Findings Found => _shapes.Found | _first.Found | _second.Found | _unsettled;

    /// <summary>Redacts a line without its line end. The result is valid until the next call.</summary>
    public ReadOnlySpan<char> Apply(ReadOnlySpan<char> line, out bool changed)
    {
        changed = false;
        var current = line;
        var before = State;
        for (var round = 0; round < MostRounds; round++)
        {
            var target = (round & 1) == 0 ? _first : _second;
            var shaped = current;
            Triggers.First(current, out var hint, out var word);
            var shapesChanged = ShapeScanner.Apply(current, hint, profile, _shapes);
            if (shapesChanged)
            {
                shaped = _shapes.Written;
                word = SensitiveKeys.Words.IndexIn(shaped, 0);
            }

            target.Begin();
            var scan = new LineScan(shaped, word, target, profile, before);
            State = scan.Run();
            if (!target.Changed && !shapesChanged)
            {
                return current;
            }

            changed = true;
            target.Finish(shaped);
            current = target.Written;
        }

        State = default;
        _unsettled = Findings.Secret;
        return profile.Marker;
    }
}
