#!/usr/bin/env bash
# Sends malformed requests to every endpoint and page of the embedded platform, on a directory of its own, and fails on any
# answer 5xx (503 with Retry-After is load, and counted apart), on an exception in the log, and when the platform is not
# healthy afterwards.   --requests 1000000   --seed N   --at-once 16   --only NUMBER (repeats one request of that seed)
set -euo pipefail
cd "$(dirname "$0")/.."
configuration=${CONFIGURATION:-Release}
dotnet build tests/Fuzz --configuration "$configuration" --verbosity quiet -clp:ErrorsOnly >&2
exec dotnet "tests/Fuzz/bin/$configuration/net10.0/IcpEngage.Fuzz.dll" "$@"
