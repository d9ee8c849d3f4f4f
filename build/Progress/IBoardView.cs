namespace Build.Progress;

/// <summary>How progress looks. Calls come one at a time.</summary>
internal interface IBoardView
{
    void Begin(Func<IReadOnlyList<BoardRow>> rows);

    void Changed(BoardRow row, TimeSpan now);

    /// <param name="text">What a task wrote; not empty, ends with a line end.</param>
    void Block(string title, string text);

    void End();
}
