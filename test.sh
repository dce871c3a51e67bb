#!/usr/bin/env bash
# Installs what the tests need where it is missing, restores, builds, checks the format and runs every test project.
# Ends with one line: N passed, N failed, N skipped.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
  cat <<'USAGE'
Usage: ./test.sh [project…]

  ./test.sh              everything
  ./test.sh Engagement   tests/Engagement.Tests only (several may be named)

Results are in artifacts/test-results, screenshots in artifacts/screenshots.
USAGE
}

case ${1:-} in --help | -h) usage; exit 0 ;; esac

configuration=Release
results=artifacts/test-results
began=$SECONDS
# Build processes end with their build, as the tests want the memory; while it lasts one compiler serves all projects.
export DOTNET_NOLOGO=true DOTNET_CLI_TELEMETRY_OPTOUT=true MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=true

step() { printf '\n== %s\n' "$*"; }

# ---- What the tests need -----------------------------------------------------------------------------------------------

command -v dotnet >/dev/null || { echo "The .NET SDK 10 is missing: https://dotnet.microsoft.com/download" >&2; exit 1; }
command -v node >/dev/null || { echo "Node 20 or later is missing: https://nodejs.org" >&2; exit 1; }

missing=()
[ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || missing+=(rabbitmq-server)
[ -n "$(find /usr/lib/postgresql -mindepth 3 -maxdepth 3 -name initdb 2>/dev/null)" ] || missing+=(postgresql)
command -v chromium >/dev/null || missing+=(chromium)
[ -d /usr/share/fonts/truetype/liberation ] || missing+=(fonts-liberation)

if [ ${#missing[@]} -gt 0 ]; then
  step "Installing ${missing[*]}"
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo --non-interactive)
  # The tests start servers of their own: none is to be started by its package.
  if ! { command -v apt-get >/dev/null &&
    "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null; }; then
    printf '%s\n' "These are missing and could not be installed: ${missing[*]}" \
      "On Debian or Ubuntu: sudo apt-get install ${missing[*]}" \
      "Tests that need them will say that they were skipped, or fail."
  fi
fi

# ---- Build -------------------------------------------------------------------------------------------------------------

projects=()
if [ $# -eq 0 ]; then
  for project in tests/*/*.Tests.csproj; do projects+=("$project"); done
  target=IcpEngage.sln
else
  for name in "$@"; do
    project=tests/$name.Tests/IcpEngage.$name.Tests.csproj
    [ -f "$project" ] || {
      echo "There is no $project. Known:" >&2
      for known in tests/*.Tests; do known=${known#tests/}; echo "  ${known%.Tests}" >&2; done
      exit 1
    }
    projects+=("$project")
  done
  target=
fi

build=(--configuration "$configuration" --verbosity quiet -clp:ErrorsOnly)
if [ -n "$target" ]; then
  step "Restoring"
  dotnet restore "$target" --verbosity quiet
  step "Building, warnings as errors"
  dotnet build "$target" --no-restore "${build[@]}"
  step "Checking the format"
  # Layout only, which takes seconds: style and analysis have been the build's.
  dotnet format whitespace . --folder --verify-no-changes --exclude '**/Migrations/**' --exclude artifacts
else
  step "Building, warnings as errors"
  for project in "${projects[@]}"; do dotnet build "$project" "${build[@]}"; done
fi

dotnet build-server shutdown --vbcscompiler >/dev/null

# ---- Test --------------------------------------------------------------------------------------------------------------

rm -rf "$results"
mkdir -p "$results"

# One number of a results file's summary: value FILE total|passed|failed|notExecuted
value() { grep -o '<Counters [^>]*' "$1" | grep -o "\b$2=\"[0-9]*\"" | grep -o '[0-9]*'; }

# The skipped tests of a results file with their reasons.
skipped_tests() {
  tr '\n' ' ' <"$1" | sed 's/<UnitTestResult /\n&/g' | grep 'outcome="NotExecuted"' |
    sed -E 's/.*testName="([^"]*)".*<Message>([^<]*)<\/Message>.*/    \1: \2/; s/.*testName="([^"]*)".*/    \1/' || true
}

passed=0 failed=0 skipped=0
broken=()
skips=$results/skipped.txt
for project in "${projects[@]}"; do
  name=$(basename "$project" .csproj)
  name=${name#IcpEngage.}
  step "$name"
  status=0
  dotnet test "$project" --no-build --configuration "$configuration" --nologo --verbosity quiet \
    --results-directory "$results" --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" \
    --blame-hang-timeout 10m --blame-hang-dump-type none || status=$?

  # Never the console's words: what ran is what the results file says.
  trx=$results/$name.trx
  if ! [ -f "$trx" ] || [ "$(value "$trx" total)" = 0 ]; then
    echo "$name: no test ran (exit code $status)"
    broken+=("$name ran no test")
    failed=$((failed + 1))
    continue
  fi
  total=$(value "$trx" total) ok=$(value "$trx" passed) bad=$(value "$trx" failed)
  not_run=$((total - ok - bad))
  # A crash after the last result, or in the middle of a run, shows in the exit code only.
  if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
    broken+=("$name ended with exit code $status")
    bad=1
  fi
  if [ "$not_run" -gt 0 ]; then { echo "  $name"; skipped_tests "$trx"; } >>"$skips"; fi
  echo "$name: $ok passed, $bad failed, $not_run skipped"
  passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + not_run))
done

if [ -s "$skips" ]; then
  step "SKIPPED"
  cat "$skips"
fi
if [ ${#broken[@]} -gt 0 ]; then
  step "BROKEN"
  printf '  %s\n' "${broken[@]}"
fi

printf '\nTook %d min %d s\n' $(((SECONDS - began) / 60)) $(((SECONDS - began) % 60))
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
