using WorldForge.Planning;

namespace WorldForge.Tests.Planning;

public sealed class EliteOrderTests
{
    [Fact]
    public void Ties_keep_the_order_of_the_samples_in_both_directions()
    {
        double[] scores = [2, 1, 3, 1, 2, 3];

        Assert.Equal([1, 3, 0, 4, 2, 5], Order(scores, lowerIsBetter: true));
        Assert.Equal([2, 5, 0, 4, 1, 3], Order(scores, lowerIsBetter: false));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Equal_scores_leave_the_samples_as_they_are(bool lowerIsBetter) =>
        Assert.Equal(Enumerable.Range(0, 100), Order([.. Enumerable.Repeat(0.5, 100)], lowerIsBetter));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Zero_and_minus_zero_are_the_same_score(bool lowerIsBetter) =>
        Assert.Equal([0, 1, 2, 3], Order([0.0, -0.0, 0.0, -0.0], lowerIsBetter));

    [Fact]
    public void Many_scores_with_ties_are_ordered_as_a_stable_sort_would()
    {
        double[] scores = [.. Enumerable.Range(0, 1000).Select(index => (double)(index * 7919 % 13))];

        Assert.Equal(Enumerable.Range(0, 1000).OrderBy(index => scores[index]), Order(scores, lowerIsBetter: true));
        Assert.Equal(Enumerable.Range(0, 1000).OrderByDescending(index => scores[index]), Order(scores, lowerIsBetter: false));
    }

    private static int[] Order(double[] scores, bool lowerIsBetter)
    {
        int[] order = new int[scores.Length];
        EliteOrder.Fill(scores, lowerIsBetter, order, new double[scores.Length]);
        return order;
    }
}
