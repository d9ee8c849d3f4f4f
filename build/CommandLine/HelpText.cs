namespace Build.CommandLine;

/// <summary>The page of <c>--help</c>, made from the option table.</summary>
internal static class HelpText
{
    public static void Write(TextWriter output, string defaultTarget)
    {
        string[] forms = [.. OptionTable.All.Select(Form)];
        int width = forms.Max(form => form.Length);
        output.WriteLine("usage: ./build.sh [options]");
        output.WriteLine();
        output.WriteLine($"Runs the task graph of this repository; without a target it runs '{defaultTarget}'.");
        output.WriteLine();
        foreach ((Option option, string form) in OptionTable.All.Zip(forms))
        {
            output.WriteLine($"  {form.PadRight(width)}  {option.Help}{(option.Repeatable ? " May be repeated." : string.Empty)}");
        }

        output.WriteLine();
        output.WriteLine("exit codes: 0 fine, 1 a check or the build failed, 2 wrong usage, 130 cancelled");
    }

    private static string Form(Option option)
    {
        string letter = option.Short is { } present ? $"-{present}, " : "    ";
        return option.Value is null ? $"{letter}--{option.Name}" : $"{letter}--{option.Name} <{option.Value}>";
    }
}
