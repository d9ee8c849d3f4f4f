#!/usr/bin/env pwsh
# Runs the build host of this clone with the same arguments. The compiled host is started directly while its sources,
# and the SDKs of this machine, are those it was built with. The twin of build.sh.
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0

function Fail([string] $reason, [string] $triage) {
    [Console]::Error.WriteLine("build error: $reason. First triage: $triage")
    exit 1
}

# The file that a path names in the end, through any number of links.
function Resolve-Link([string] $path) {
    $target = [IO.File]::ResolveLinkTarget($path, $true)
    if ($target) { $target.FullName } else { $path }
}

$root = Split-Path -Parent (Resolve-Link $PSCommandPath)
$hosts = Join-Path $root '.artifacts/host'

$command = Get-Command dotnet -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
if (-not $command) { Fail 'no dotnet on PATH' "install the .NET 10 SDK and run 'dotnet --list-sdks'" }
$dotnet = Resolve-Link $command.Source
$dotnetRoot = Split-Path -Parent $dotnet
$sdks = @(Get-ChildItem -Directory -Path (Join-Path $dotnetRoot 'sdk') -ErrorAction SilentlyContinue | Sort-Object Name | ForEach-Object Name)
$key = "$dotnet $($sdks -join ' ')"

function Get-HostPath([string] $generation) { Join-Path $hosts "$generation/bin/build/release/build.dll" }

# Folders are inputs as well: their time changes when a file is added, removed or replaced.
function Test-Changed([datetime] $since) {
    $folders = 'build', 'src/WorldForge', 'src/WorldForge.Release' | ForEach-Object { Join-Path $root $_ }
    $files = @(Get-ChildItem -Path (Join-Path $root 'Directory.*.props')) + @(Get-Item -Path (Join-Path $root 'WorldForge.sln'))
    foreach ($item in @($folders | Get-Item) + $files) {
        if ($item.LastWriteTimeUtc -gt $since) { return $true }
    }
    foreach ($folder in $folders) {
        foreach ($item in [IO.DirectoryInfo]::new($folder).EnumerateFileSystemInfos('*', 'AllDirectories')) {
            if ($item.LastWriteTimeUtc -gt $since -and $item.FullName -notmatch '[\\/](bin|obj)([\\/]|$)') { return $true }
        }
    }
    return $false
}

function Get-CurrentHost {
    $current = Join-Path $hosts 'current'
    if (-not (Test-Path -LiteralPath $current -PathType Leaf)) { return $null }
    $generation = [IO.File]::ReadAllText($current)
    $path = Get-HostPath $generation
    $stamp = Join-Path $hosts "$generation/stamp"
    if (-not (Test-Path -LiteralPath $path) -or -not (Test-Path -LiteralPath $stamp)) { return $null }
    if ([IO.File]::ReadAllText($stamp) -cne $key) { return $null }
    if (Test-Changed ([IO.File]::GetLastWriteTimeUtc($stamp))) { return $null }
    return $path
}

# Each build of the host gets a folder of its own, so that one that runs is never overwritten.
function Build-Host {
    Push-Location -LiteralPath $root
    try { $version = & $dotnet --version 2>$null } finally { Pop-Location }
    if (-not $version) { $version = 'none' }
    if (-not "$version".StartsWith('10.0.')) {
        Fail "the .NET 10 SDK (10.0.x) is needed, and dotnet offers $version" "install the .NET 10 SDK and run 'dotnet --list-sdks'"
    }

    $generation = "h.$([IO.Path]::GetRandomFileName().Substring(0, 6))"
    $stage = Join-Path $hosts $generation
    try {
        [void] [IO.Directory]::CreateDirectory($stage)
        [IO.File]::WriteAllText((Join-Path $stage 'stamp'), $key)
    }
    catch {
        Fail 'the folder .artifacts of this clone cannot be written' 'check the owner, the permissions and the free space of the clone'
    }

    $server = "worldforge-$generation"
    $done = $false
    try {
        $log = & $dotnet build (Join-Path $root 'build/build.csproj') --configuration Release --nologo --verbosity quiet -nodeReuse:false `
            "-p:ArtifactsPath=$stage" '-p:RunAnalyzers=false' '-p:GenerateDocumentationFile=false' `
            '-p:UseSharedCompilation=true' "-p:SharedCompilationId=$server" 2>&1
        $done = $LASTEXITCODE -eq 0
        if (-not $done) {
            $log | ForEach-Object { [Console]::Error.WriteLine("$_") }
            Fail 'the build host does not compile' "correct the errors above, or run 'dotnet build build/build.csproj'"
        }
    }
    finally {
        # The compiler server was started for this build alone; nothing is left running.
        & $dotnet (Join-Path $dotnetRoot "sdk/$version/Roslyn/bincore/VBCSCompiler.dll") -shutdown "-pipename:$server" *> $null
        if (-not $done) { Remove-Item -LiteralPath $stage -Recurse -Force -ErrorAction SilentlyContinue }
    }

    $pointer = Join-Path $stage 'current'
    [IO.File]::WriteAllText($pointer, $generation)
    [IO.File]::Move($pointer, (Join-Path $hosts 'current'), $true)
    return Get-HostPath $generation
}

$path = Get-CurrentHost
if (-not $path) { $path = Build-Host }
& $dotnet $path @args
exit $LASTEXITCODE
