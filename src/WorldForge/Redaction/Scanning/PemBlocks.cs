namespace WorldForge.Redaction.Scanning;

internal enum PemStep
{
    /// <summary>The line has nothing to do with a block.</summary>
    Pass,

    /// <summary>The line lies inside a block and goes.</summary>
    Swallowed,

    /// <summary>A block ended in this line: the joined text stands for all its lines.</summary>
    Joined,

    /// <summary>A block ended before this line without its footer: the joined text comes first, then the line.</summary>
    Broken,
}

/// <summary>Replaces blocks of private keys that span lines with one marker.</summary>
internal sealed class PemBlocks(ScanProfile profile)
{
    private string? _prefix;
    private string _lastEnd = "";

    public PemStep Take(ReadOnlySpan<char> line, string lineEnd, out string joined)
    {
        joined = "";
        if (_prefix is null)
        {
            var begin = PemText.FindOpenBlock(line);
            if (begin < 0)
            {
                return PemStep.Pass;
            }

            _prefix = string.Concat(line[..begin], profile.Marker);
            _lastEnd = lineEnd;
            return PemStep.Swallowed;
        }

        var footer = PemText.FooterEnd(line);
        if (footer >= 0)
        {
            joined = string.Concat(_prefix, line[footer..]);
            _prefix = null;
            if (PemText.FindOpenBlock(joined) >= 0)
            {
                // Another block opens right behind: keep what is decided and go on swallowing.
                var open = PemText.FindOpenBlock(joined);
                _prefix = string.Concat(joined.AsSpan(0, open), profile.Marker);
                return PemStep.Swallowed;
            }

            return PemStep.Joined;
        }

        if (!PemText.IsBody(line))
        {
            joined = _prefix;
            _prefix = null;
            return PemStep.Broken;
        }

        _lastEnd = lineEnd;
        return PemStep.Swallowed;
    }

    /// <summary>What stands for a block that never ended, or null.</summary>
    public string? Close()
    {
        var rest = _prefix is null ? null : _prefix + _lastEnd;
        _prefix = null;
        return rest;
    }
}
