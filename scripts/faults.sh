#!/usr/bin/env bash
# Troubles a platform of its own round after round while people answer: kills, pauses, full disks, cut connections, repeated
# and poisoned messages, a wrong clock. After each round it holds every receipt and every event against what is kept, and
# ends at the first round that does not fit, with the seed that repeats it. A full disk takes root.
# --rounds 20   --seed N   --platform embedded|sqlite|postgresql   --only FAULT[,FAULT…]
set -euo pipefail
cd "$(dirname "$0")/.."
configuration=${CONFIGURATION:-Release}
dotnet build tests/Faults --configuration "$configuration" --verbosity quiet -clp:ErrorsOnly >&2
exec dotnet "tests/Faults/bin/$configuration/net10.0/IcpEngage.Faults.dll" "$@"
