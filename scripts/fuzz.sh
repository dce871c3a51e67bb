#!/usr/bin/env bash
# Sends malformed requests to every endpoint and page of the embedded platform, on a directory of its own, and fails on any
# answer 5xx (but 503 with Retry-After, which is load, and the server's 505 to a request line of another HTTP version: both
# are counted apart), on an exception in the log, and when the platform is not healthy afterwards.
# --requests 1000000   --seed N   --at-once 16   --only NUMBER (repeats one request of that seed)
set -euo pipefail
cd "$(dirname "$0")/.."
configuration=${CONFIGURATION:-Release}
dotnet build tests/Fuzz --configuration "$configuration" --verbosity quiet -clp:ErrorsOnly >&2
exec dotnet "tests/Fuzz/bin/$configuration/net10.0/IcpEngage.Fuzz.dll" "$@"
