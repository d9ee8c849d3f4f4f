using Cake.Core;

namespace Cake.Frosting;

/// <summary>Cake's context; a build derives its own typed one from it.</summary>
public class FrostingContext(ICakeContext context) : CakeContextAdapter(context), IFrostingContext;
