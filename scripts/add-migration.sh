#!/usr/bin/env bash
# Writes a migration for every provider: scripts/add-migration.sh NAME [SERVICE ...]
# Without services, all five. A service whose model did not change gets none.
set -euo pipefail
cd "$(dirname "$0")/.."

name=${1:?Usage: scripts/add-migration.sh NAME [SERVICE ...]}
shift
services=("$@")
[ ${#services[@]} -gt 0 ] || services=(Engagement Membership Places Communications Strategy)

dotnet tool restore
for service in "${services[@]}"; do
  project="src/$service"
  dotnet build "$project" --verbosity quiet
  for provider in Sqlite PostgreSql SqlServer; do
    context="$provider${service}Db"
    # Migrations exist for each provider or for none, so one look at the model answers for all three.
    if [ -d "$project/Migrations/$provider" ] && dotnet ef migrations has-pending-model-changes --no-build \
        --project "$project" --context "$context" -- --Database:Provider="$provider" >/dev/null 2>&1; then
      echo "$service $provider: no change"
      continue
    fi
    dotnet ef migrations add "$name" --no-build --project "$project" --context "$context" \
      --output-dir "Migrations/$provider" -- --Database:Provider="$provider"
  done
done
