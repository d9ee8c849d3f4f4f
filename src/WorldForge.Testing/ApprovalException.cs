using Xunit.Sdk;

namespace WorldForge.Testing;

/// <summary>Text is not what was approved; a failed assertion.</summary>
/// <param name="message">What differs and what to do.</param>
public sealed class ApprovalException(string message) : XunitException(message);
