#!/usr/bin/env bash
# Takes the guards of tests/guards.txt away, one after the other, and expects the test of each to fail: a test that passes
# without its guard proves nothing. It works on a copy of this working tree (what git knows of it), not on the tree itself.
# --only WORD   the guards whose lines in the table have the word, in any case
# --keep DIR    makes the copy in DIR and leaves it there, built, for the next time
set -euo pipefail
cd "$(dirname "$0")/.."

copy='' keep=false
arguments=()
while [ $# -gt 0 ]; do
  case $1 in
    --keep) keep=true copy=$2; shift 2 ;;
    *) arguments+=("$1"); shift ;;
  esac
done

leave() { $keep || { git worktree remove --force "$copy"; rmdir "$(dirname "$copy")"; }; }
commit=$(git stash create)
commit=${commit:-$(git rev-parse HEAD)}
if [ -n "$copy" ] && [ -e "$copy/.git" ]; then
  git -C "$copy" checkout --quiet --force --detach "$commit"
else
  copy=${copy:-$(mktemp -d -t icpengage-guards-XXXXXX)/copy}
  git worktree add --quiet --detach "$copy" "$commit"
fi
trap leave EXIT

# No processes are left behind by the many builds; one compiler serves them all and ends by itself.
export DOTNET_NOLOGO=true DOTNET_CLI_TELEMETRY_OPTOUT=true MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=true
node scripts/guards.mjs "$copy" ${arguments[@]+"${arguments[@]}"}
