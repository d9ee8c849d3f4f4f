namespace Cake.Frosting;

/// <summary>The build's own description (tasks, edges, folders) is wrong.</summary>
public sealed class FrostingException(string message) : Exception(message);
