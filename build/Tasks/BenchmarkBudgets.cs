using Cake.Frosting;

namespace Build.Tasks;

[TaskDescription("Run the release benchmark with the mock, hold it against its budget and keep the run")]
public sealed class BenchmarkBudgets() : GateTask("Benchmark budgets");
