using Xunit.Sdk;

namespace WorldForge.Testing.Conformance;

/// <summary>A provider breaks a rule of its contract; a failed assertion.</summary>
/// <param name="message">Which rule, and what came instead.</param>
/// <param name="inner">What the provider threw, if it threw.</param>
public sealed class ConformanceFailureException(string message, Exception? inner = null) : XunitException(message, inner);
