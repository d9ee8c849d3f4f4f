using Cake.Frosting;

namespace Build.Tasks;

[TaskDescription("Every gate over source and tests")]
[IsDependentOn(typeof(CheckLock))]
[IsDependentOn(typeof(Lint))]
[IsDependentOn(typeof(CheckFormat))]
[IsDependentOn(typeof(Test))]
[IsDependentOn(typeof(Coverage))]
public sealed class Quality : FrostingTask<BuildContext>;
