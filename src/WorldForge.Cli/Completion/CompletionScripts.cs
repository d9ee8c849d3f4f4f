namespace WorldForge.Cli.Completion;

/// <summary>
/// The scripts that shells read. Each asks the tool itself, with the <c>[suggest:position]</c> directive and the line behind the
/// program's name, and keeps what begins with the word at the cursor.
/// </summary>
internal static class CompletionScripts
{
    /// <summary>For bash: <c>source</c> it.</summary>
    public const string Bash = """
        # bash completion of worldforge
        _worldforge_complete() {
            local before="${COMP_LINE:0:COMP_POINT}"
            local line="${before#*[[:space:]]}"
            local word="${COMP_WORDS[COMP_CWORD]}"
            local suggestion
            COMPREPLY=()
            while IFS= read -r suggestion; do
                [[ -n "$suggestion" && "$suggestion" == "$word"* ]] && COMPREPLY+=("$suggestion")
            done < <("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null)
        }
        complete -o nosort -o default -F _worldforge_complete worldforge

        """;

    /// <summary>For zsh: <c>source</c> it after <c>compinit</c>.</summary>
    public const string Zsh = """
        #compdef worldforge
        # zsh completion of worldforge
        _worldforge() {
            local line="${(j: :)words[2,CURRENT]}"
            local -a suggestions
            suggestions=("${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)}")
            suggestions=("${(@)suggestions:#}")
            if (( ${#suggestions} )); then
                compadd -V worldforge -- "${suggestions[@]}"
            else
                _files
            fi
        }
        compdef _worldforge worldforge

        """;

    /// <summary>For PowerShell 7: dot-source it.</summary>
    public const string PowerShell = """
        # PowerShell completion of worldforge
        Register-ArgumentCompleter -Native -CommandName worldforge -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $text = $commandAst.ToString()
            $length = [Math]::Max(0, $cursorPosition - $commandAst.Extent.StartOffset)
            $before = $text.PadRight($length).Substring(0, $length)
            $line = $before -replace '^\S+\s?', ''
            worldforge "[suggest:$($line.Length)]" "$line" 2>$null |
                Where-Object { $_ -and $_.StartsWith($wordToComplete, [StringComparison]::Ordinal) } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }

        """;
}
