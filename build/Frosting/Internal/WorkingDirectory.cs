using Cake.Core.IO;

namespace Cake.Frosting.Internal;

/// <summary>The folder that relative paths of the build start from.</summary>
internal sealed record WorkingDirectory(DirectoryPath Path);
