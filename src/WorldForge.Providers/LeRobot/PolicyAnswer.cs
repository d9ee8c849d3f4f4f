namespace WorldForge.Providers.LeRobot;

/// <summary>What a policy answered, in the runtime's own values.</summary>
/// <param name="Actions">
/// The raw actions: a JSON value, an <see cref="Arrays.NdArray"/>, numbers, text, or sequences and dictionaries of these. Checked by the adapter.
/// </param>
/// <param name="Info">What else the policy said: null, or a map of the same values.</param>
public sealed record PolicyAnswer(object? Actions, object? Info = null);
