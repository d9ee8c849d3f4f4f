#!/usr/bin/env bash
# Runs the build host of this clone with the same arguments. The compiled host is started directly while its sources,
# and the SDKs of this machine, are those it was built with.
set -euo pipefail

fail() {
  printf 'build error: %s. First triage: %s\n' "$1" "$2" >&2
  exit 1
}

# The file that a path names in the end, through any number of links.
resolve() {
  resolved=$1
  local link
  while [ -L "$resolved" ]; do
    link=$(readlink "$resolved")
    case $link in
      /*) resolved=$link ;;
      *) resolved=${resolved%/*}/$link ;;
    esac
  done
}

case ${BASH_SOURCE[0]} in
  */*) resolve "${BASH_SOURCE[0]}" ;;
  *) resolve "./${BASH_SOURCE[0]}" ;;
esac
root=$(cd -P -- "${resolved%/*}" && pwd)
hosts=$root/.artifacts/host

dotnet=$(command -v dotnet) || fail 'no dotnet on PATH' "install the .NET 10 SDK and run 'dotnet --list-sdks'"
resolve "$dotnet"
sdks=("${resolved%/*}"/sdk/*)
key="$resolved ${sdks[*]##*/}"

inputs=("$root/build" "$root/src/WorldForge" "$root/src/WorldForge.Release" "$root"/Directory.*.props "$root/WorldForge.sln")

# Folders are inputs as well: their time changes when a file is added, removed or replaced.
is_current() {
  [ -f "$hosts/current" ] || return 1
  generation=$(<"$hosts/current")
  host=$hosts/$generation/bin/build/release/build.dll
  stamp=$hosts/$generation/stamp
  [ -f "$host" ] && [ -f "$stamp" ] && [ "$(<"$stamp")" = "$key" ] || return 1
  [ -z "$(find "${inputs[@]}" \( -name bin -o -name obj \) -prune -o -newer "$stamp" -print -quit)" ]
}

# The host must build whatever the state of the lock files is, and leave them for the Lockfile gate to judge.
# Each build of the host gets a folder of its own, so that one that runs is never overwritten.
compile() {
  local status=0
  # Not local: the exit trap reads them.
  version=$(cd -- "$root" && dotnet --version 2>/dev/null) || version=none
  case $version in
    10.0.*) ;;
    *) fail "the .NET 10 SDK (10.0.x) is needed, and dotnet offers $version" "install the .NET 10 SDK and run 'dotnet --list-sdks'" ;;
  esac
  mkdir -p "$hosts" 2>/dev/null && stage=$(mktemp -d "$hosts/h.XXXXXX" 2>/dev/null) \
    || fail 'the folder .artifacts of this clone cannot be written' 'check the owner, the permissions and the free space of the clone'
  server=worldforge-${stage##*/}
  trap 'stop_compiler "$version" "$server"; rm -rf -- "$stage"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  printf '%s' "$key" >"$stage/stamp"
  dotnet build "$root/build/build.csproj" --configuration Release --nologo --verbosity quiet -nodeReuse:false \
    -p:ArtifactsPath="$stage" -p:WorldForgeLockFolder="$stage/locks/" -p:RestoreLockedMode=false -p:RunAnalyzers=false -p:GenerateDocumentationFile=false \
    -p:UseSharedCompilation=true -p:SharedCompilationId="$server" >"$stage/log" 2>&1 || status=$?
  if [ "$status" -ne 0 ]; then
    grep -E '(error|warning) ' "$stage/log" | sort -u >&2 || cat "$stage/log" >&2
    fail 'the build host does not compile' "correct the errors above, or run 'dotnet build build/build.csproj'"
  fi
  stop_compiler "$version" "$server"
  generation=${stage##*/}
  host=$hosts/$generation/bin/build/release/build.dll
  printf '%s' "$generation" >"$stage/current"
  mv -f -- "$stage/current" "$hosts/current"
  trap - EXIT INT TERM
}

# The compiler server was started for this build alone; nothing is left running.
stop_compiler() {
  dotnet "${resolved%/*}/sdk/$1/Roslyn/bincore/VBCSCompiler.dll" -shutdown "-pipename:$2" >/dev/null 2>&1 || true
}

is_current || compile
exec dotnet "$host" "$@"
