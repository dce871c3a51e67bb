#!/usr/bin/env bash
# Runs the distributed platform on this machine: a private RabbitMQ, a database for each service, the five services,
# Web and Gateway as processes of their own. Stops everything that it started when it ends.
set -euo pipefail

usage() {
  cat <<'USAGE'
Usage: scripts/run-distributed.sh [options]

  --data DIR             where databases, broker, logs and keys live (default: data/distributed)
  --port BASE            the Gateway's port; the next 13 are used for the others (default: 8080)
  --database KIND        sqlite (default) or postgresql
  --configuration NAME   Release (default) or Debug
  --no-build             use what is built already
  --engagements N        so many processes of Engagement, up to 4, which share the work (default: 1; needs postgresql)
  --no-demonstration     start without demonstration accounts and exercises
  --parent PID           stop when this process ends, too
  --help                 this text

A broker or a PostgreSQL server of your own is used instead of a private one when it is named in the environment:

  ConnectionStrings__messaging   amqp://user:password@host:5672
  ICPENGAGE_POSTGRESQL           Host=…;Port=…;Username=…;Password=…   (a user that may create databases)

In DIR afterwards: logs/NAME.log, pids/NAME and run/NAME.sh, which starts that one process again as it was.
USAGE
}

die() { printf '%s\n' "$@" >&2; exit 1; }

repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
data=$repo/data/distributed
base=8080
database=sqlite
configuration=Release
build=true
demonstration=true
engagements=1
parent=

while [ $# -gt 0 ]; do
  case $1 in
    --data | --port | --database | --configuration | --engagements | --parent)
      [ $# -ge 2 ] || die "$1 needs a value. See --help."
      case $1 in
        --data) data=$2 ;;
        --port) base=$2 ;;
        --database) database=$2 ;;
        --configuration) configuration=$2 ;;
        --engagements) engagements=$2 ;;
        --parent) parent=$2 ;;
      esac
      shift 2
      ;;
    --no-build) build=false; shift ;;
    --no-demonstration) demonstration=false; shift ;;
    --help | -h) usage; exit 0 ;;
    *) die "Unknown option: $1. See --help." ;;
  esac
done

[[ $base =~ ^[0-9]+$ ]] && [ "$base" -ge 1024 ] && [ "$base" -le 65500 ] || die "--port must be a number from 1024 to 65500."
[[ $database == sqlite || $database == postgresql ]] || die "--database must be sqlite or postgresql."
[[ $engagements =~ ^[1-4]$ ]] || die "--engagements must be a number from 1 to 4."
[ "$engagements" = 1 ] || [ "$database" = postgresql ] || die "A SQLite file has one process: --engagements needs --database postgresql."

services=(engagement membership places communications strategy)
declare -A project=(
  [engagement]=Engagement [membership]=Membership [places]=Places [communications]=Communications [strategy]=Strategy
  [web]=Web [gateway]=Gateway)
declare -A port=(
  [gateway]=$base [web]=$((base + 1)) [engagement]=$((base + 2)) [membership]=$((base + 3)) [places]=$((base + 4))
  [communications]=$((base + 5)) [strategy]=$((base + 6))
  [rabbitmq]=$((base + 10)) [distribution]=$((base + 11)) [epmd]=$((base + 12)) [postgresql]=$((base + 13)))

# Engagement's other processes, beside the first.
replicas=()
for ((number = 2; number <= engagements; number++)); do
  replicas+=("engagement-$number")
  project[engagement-$number]=Engagement
  port[engagement-$number]=$((base + 5 + number))
done

mkdir -p "$data"
data=$(cd "$data" && pwd)
mkdir -p "$data"/{logs,pids,run,keys,databases}
chmod 700 "$data/run" "$data/keys"

# ---- One run at a time in a data directory ----------------------------------------------------------------------------

exec 9>"$data/lock"
flock --nonblock 9 || die "Another run uses $data. Stop it first, or choose another --data."

# True when process PID is alive and one of this data directory's (process ids are used again).
ours() {
  [ -n "$1" ] && kill -0 "$1" 2>/dev/null || return 1
  ! [ -r "/proc/$1/environ" ] || { tr '\0' '\n' <"/proc/$1/environ" | grep -qxF "ICPENGAGE_DATA=$data"; } 2>/dev/null
}

alive() { ours "$(cat "$data/pids/$1" 2>/dev/null)"; }

# Sends SIGNAL to the named processes, gives them SECONDS to end, then ends them.
stop() {
  local signal=$1 seconds=$2 name pid waited=0 left=()
  shift 2
  for name in "$@"; do
    pid=$(cat "$data/pids/$name" 2>/dev/null) || continue
    if ours "$pid"; then left+=("$pid"); kill "-$signal" "$pid" 2>/dev/null || true; fi
    rm -f "$data/pids/$name"
  done
  while [ ${#left[@]} -gt 0 ]; do
    for name in "${!left[@]}"; do ours "${left[$name]}" || unset "left[$name]"; done
    [ ${#left[@]} -gt 0 ] && [ "$waited" -lt $((seconds * 10)) ] || break
    sleep 0.1
    waited=$((waited + 1))
  done
  for pid in "${left[@]}"; do kill -KILL "$pid" 2>/dev/null || true; done
}

stop_all() {
  stop TERM 15 gateway web "${services[@]}" engagement-{2..4}
  stop TERM 20 rabbitmq
  stop INT 20 postgresql
  stop TERM 5 epmd
}

for name in gateway web "${services[@]}" engagement-{2..4} rabbitmq epmd postgresql; do
  if alive "$name"; then echo "Stopping what an earlier run left behind in $data"; break; fi
done
stop_all

# ---- What must be there ------------------------------------------------------------------------------------------------

own_broker=true
if [ -n "${ConnectionStrings__messaging:-}" ]; then own_broker=false; fi
own_postgresql=false
if [ "$database" = postgresql ] && [ -z "${ICPENGAGE_POSTGRESQL:-}" ]; then own_postgresql=true; fi

command -v dotnet >/dev/null || die "The .NET SDK 10 is missing: https://dotnet.microsoft.com/download"

rabbitmq_bin=/usr/lib/rabbitmq/bin
if $own_broker && ! { [ -x $rabbitmq_bin/rabbitmq-server ] && command -v epmd >/dev/null; }; then
  die "RabbitMQ is missing. On Debian or Ubuntu:" "  sudo apt-get install rabbitmq-server" \
    "or name a broker of your own: ConnectionStrings__messaging=amqp://user:password@host:5672"
fi

if $own_postgresql; then
  postgresql_bin=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
  [ -n "$postgresql_bin" ] && [ -x "$postgresql_bin/initdb" ] || die \
    "PostgreSQL is missing. On Debian or Ubuntu:" "  sudo apt-get install postgresql" \
    "or name a server of your own: ICPENGAGE_POSTGRESQL='Host=…;Port=…;Username=…;Password=…'"
fi

for name in "${!port[@]}"; do
  if { exec 3<>"/dev/tcp/127.0.0.1/${port[$name]}"; } 2>/dev/null; then
    exec 3>&-
    die "Port ${port[$name]} (for $name) is taken. Choose another --port."
  fi
done

# ---- Build -------------------------------------------------------------------------------------------------------------

assembly() { echo "$repo/src/${project[$1]}/bin/$configuration/net10.0/IcpEngage.${project[$1]}.dll"; }

for name in "${services[@]}" web gateway; do
  if $build; then
    echo "Building ${project[$name]}"
    dotnet build "$repo/src/${project[$name]}" --configuration "$configuration" --verbosity quiet -clp:NoSummary
  elif ! [ -f "$(assembly "$name")" ]; then
    die "$(assembly "$name") is not there: run without --no-build."
  fi
done

# ---- Processes ---------------------------------------------------------------------------------------------------------

trap 'status=$?; trap - EXIT INT TERM HUP; echo "Stopping"; stop_all; exit $status' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# 32 random bytes in base64, made once for a data directory and kept.
secret() {
  local file=$data/keys/$1
  if ! [ -s "$file" ]; then (umask 077; head -c 32 /dev/urandom | base64 | tr -d '\n' >"$file"); fi
  cat "$file"
}

# The same in letters and digits only, as it stands in addresses and connection strings.
password() { secret "$1" | tr -d '+/='; }

# Writes run/NAME.sh: the command with its environment, from the working directory. Usage: define NAME DIR VARIABLE=VALUE… -- COMMAND…
define() {
  local name=$1 directory=$2 file=$data/run/$1.sh
  shift 2
  {
    echo '#!/usr/bin/env bash'
    echo "# Starts $name as scripts/run-distributed.sh did."
    printf 'cd %q || exit 1\n' "$directory"
    printf 'echo $$ >%q\n' "$data/pids/$name"
    printf 'exec >>%q 2>&1 </dev/null\n' "$data/logs/$name.log"
    printf 'exec env %q' "ICPENGAGE_DATA=$data"
    while [ "$1" != -- ]; do printf ' \\\n  %q' "$1"; shift; done
    shift
    printf ' \\\n  %q' "$1"
    shift
    printf ' %q' "$@"
    echo ' "$@"'
  } >"$file"
  chmod 700 "$file"
}

# A session of its own, so that Ctrl-C reaches this script only and it stops things in order.
start() {
  : >"$data/pids/$1"
  setsid "$data/run/$1.sh" 9>&- &
  disown
}

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

healthy() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
    printf 'GET /health HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
    read -r -t 5 status <&3
    [[ $status == *" 200 "* ]]
  ) 2>/dev/null
}

# Waits until NAME answers, with a line that says so. Usage: await NAME CHECK SECONDS
await() {
  local name=$1 check=$2 limit=$3 began=$SECONDS shown=-1 waited
  until "$check" "${port[$name]}"; do
    waited=$((SECONDS - began))
    if [ "$waited" -ge 1 ] && [ -s "$data/pids/$name" ] && ! alive "$name"; then
      printf '\n%s ended. The end of its log:\n' "$name" >&2
      tail -n 20 "$data/logs/$name.log" >&2
      exit 1
    fi
    [ "$waited" -lt "$limit" ] || {
      printf '\n%s is not ready after %s s. The end of its log:\n' "$name" "$limit" >&2
      tail -n 20 "$data/logs/$name.log" >&2
      exit 1
    }
    if [ -t 1 ] && [ "$waited" -ne "$shown" ]; then printf '\r  %-16s starting, %s s' "$name" "$waited"; shown=$waited; fi
    sleep 0.1
  done
  if [ -t 1 ]; then printf '\r'; fi
  printf '  %-16s ready after %s s, port %s\n' "$name" $((SECONDS - began)) "${port[$name]}"
}

if $own_broker; then
  broker=$data/rabbitmq
  mkdir -p "$broker"/{mnesia,log,home,config}
  chmod 700 "$broker/home" "$broker/config"
  cat >"$broker/config/rabbitmq.conf" <<CONF
listeners.tcp.1 = 127.0.0.1:${port[rabbitmq]}
default_user = icpengage
default_pass = $(password rabbitmq)
disk_free_limit.absolute = 50MB
CONF
  echo '[].' >"$broker/config/enabled_plugins"
  define epmd "$broker" -- epmd -port "${port[epmd]}" -address 127.0.0.1
  # The server's own script rather than the one on the PATH, which changes user when root runs it. As under systemd it becomes
  # the server, where it would otherwise stay as its parent: the process whose id was noted is the one to stop.
  define rabbitmq "$broker" \
    "HOME=$broker/home" \
    "RABBITMQ_NODENAME=icpengage-${port[rabbitmq]}@localhost" \
    "RABBITMQ_CONF_ENV_FILE=/dev/null" \
    "RABBITMQ_CONFIG_FILE=$broker/config/rabbitmq.conf" \
    "RABBITMQ_ADVANCED_CONFIG_FILE=$broker/config/advanced.config" \
    "RABBITMQ_GENERATED_CONFIG_DIR=$broker/config" \
    "RABBITMQ_ENABLED_PLUGINS_FILE=$broker/config/enabled_plugins" \
    "RUNNING_UNDER_SYSTEMD=true" \
    "RABBITMQ_MNESIA_BASE=$broker/mnesia" \
    "RABBITMQ_LOG_BASE=$broker/log" \
    "RABBITMQ_DIST_PORT=${port[distribution]}" \
    "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=-kernel inet_dist_use_interface {127,0,0,1}" \
    "ERL_EPMD_PORT=${port[epmd]}" \
    "ERL_EPMD_ADDRESS=127.0.0.1" \
    -- $rabbitmq_bin/rabbitmq-server
  messaging="amqp://icpengage:$(password rabbitmq)@127.0.0.1:${port[rabbitmq]}"
else
  messaging=$ConnectionStrings__messaging
fi

if $own_postgresql; then
  cluster=$data/postgresql/cluster
  mkdir -p "$data/postgresql"
  (umask 077; password postgresql >"$data/postgresql/password")
  as_postgresql=()
  if [ "$(id -u)" = 0 ]; then
    # PostgreSQL refuses to run as root.
    as_postgresql=(setpriv --reuid=postgres --regid=postgres --clear-groups)
    chown postgres:postgres "$data/postgresql" "$data/postgresql/password"
    "${as_postgresql[@]}" test -w "$data/postgresql" || die \
      "PostgreSQL does not run as root, and its user postgres cannot reach $data/postgresql." \
      "Choose a --data directory that it can reach, run as another user, or set ICPENGAGE_POSTGRESQL."
  fi
  if ! [ -f "$cluster/PG_VERSION" ]; then
    echo "Setting up a private PostgreSQL in $cluster"
    "${as_postgresql[@]}" "$postgresql_bin/initdb" --pgdata="$cluster" --username=icpengage --auth=scram-sha-256 \
      --pwfile="$data/postgresql/password" --encoding=UTF8 --locale=C.UTF-8 >"$data/logs/initdb.log" 2>&1 ||
      { tail -n 20 "$data/logs/initdb.log" >&2; exit 1; }
  fi
  define postgresql / -- "${as_postgresql[@]}" "$postgresql_bin/postgres" -D "$cluster" -p "${port[postgresql]}" \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300
  postgresql="Host=127.0.0.1;Port=${port[postgresql]};Username=icpengage;Password=$(password postgresql)"
else
  postgresql=${ICPENGAGE_POSTGRESQL:-}
fi

case $database in
  sqlite) provider=Sqlite ;;
  postgresql) provider=PostgreSql ;;
esac

connection_string() {
  case $database in
    sqlite) echo "Data Source=$data/databases/$1.db" ;;
    postgresql) echo "$postgresql;Database=$1" ;;
  esac
}

common=(
  DOTNET_NOLOGO=true
  ASPNETCORE_ENVIRONMENT=Production
  "Site__Origin=http://localhost:$base"
  Logging__LogLevel__Microsoft.Hosting.Lifetime=Information)
# Web signs tokens with a key of its own, and is the only one that has it; services check with its public part.
if ! [ -s "$data/keys/signing" ]; then
  (umask 077
   openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 |
     openssl pkcs8 -topk8 -nocrypt -outform DER | base64 | tr -d '\n' >"$data/keys/signing")
fi
public_key=$(base64 -d <"$data/keys/signing" | openssl pkey -inform DER -pubout -outform DER | base64 | tr -d '\n')
addresses=()
for name in "${services[@]}" web; do addresses+=("Services__${project[$name]}=http://127.0.0.1:${port[$name]}"); done

for name in "${services[@]}" "${replicas[@]}"; do
  service=${name%%-*}
  define "$name" "$repo/src/${project[$name]}" "${common[@]}" "Demonstration=$demonstration" \
    "Security__VerificationKeys__0=$public_key" \
    "ASPNETCORE_URLS=http://127.0.0.1:${port[$name]}" \
    "Database__Provider=$provider" \
    "ConnectionStrings__$service-db=$(connection_string "$service")" \
    Messaging__Transport=RabbitMq \
    "ConnectionStrings__messaging=$messaging" \
    -- dotnet "$(assembly "$name")"
done
# Web issues the tokens that services check; the Gateway has no key.
define web "$repo/src/Web" "${common[@]}" "Demonstration=$demonstration" "${addresses[@]}" \
  "Security__SigningKey=$(cat "$data/keys/signing")" \
  "ASPNETCORE_URLS=http://127.0.0.1:${port[web]}" \
  "Security__KeysDirectory=$data/keys/web" \
  -- dotnet "$(assembly web)"
for name in "${replicas[@]}"; do addresses[0]+=";http://127.0.0.1:${port[$name]}"; done
define gateway "$repo/src/Gateway" "${common[@]}" "${addresses[@]}" \
  "ASPNETCORE_URLS=http://127.0.0.1:${port[gateway]}" \
  -- dotnet "$(assembly gateway)"

if $own_broker; then
  start epmd
  until listens "${port[epmd]}"; do sleep 0.05; done
  start rabbitmq
fi
if $own_postgresql; then
  start postgresql
  await postgresql listens 60
fi
if $own_broker; then await rabbitmq listens 90; fi

# Every service's tables and queues first: a message that is published before its queue exists would be lost.
for name in "${services[@]}"; do
  began=$SECONDS
  said=$(cat "$data/logs/$name.log" 2>/dev/null | wc -l || true)
  Migrate=true "$data/run/$name.sh" 9>&- || {
    printf 'Migrating %s failed. The end of its log:\n' "$name" >&2
    tail -n 20 "$data/logs/$name.log" >&2
    exit 1
  }
  printf '  %-16s migrated in %s s\n' "$name" $((SECONDS - began))
  # The link for the first administrator, where there is none yet.
  tail -n "+$((said + 1))" "$data/logs/$name.log" | grep -A 1 '^Nobody is administrator' || true
done

for name in "${services[@]}" "${replicas[@]}" web gateway; do start "$name"; done
for name in "${services[@]}" "${replicas[@]}" web gateway; do await "$name" healthy 120; done

echo
echo "IcpEngage is ready: http://localhost:$base"
echo "Logs are in $data/logs. Press Ctrl-C to stop."

# ---- Watch -------------------------------------------------------------------------------------------------------------

declare -A gone=()
while [ -z "$parent" ] || kill -0 "$parent" 2>/dev/null; do
  for name in "${services[@]}" "${replicas[@]}" web gateway rabbitmq postgresql; do
    [ -e "$data/pids/$name" ] || continue
    if alive "$name"; then
      if [ -n "${gone[$name]:-}" ]; then echo "$name runs again"; unset "gone[$name]"; fi
    elif [ -z "${gone[$name]:-}" ]; then
      echo "$name has ended: see $data/logs/$name.log; start it again with $data/run/$name.sh"
      gone[$name]=true
    fi
  done
  # In the background, so that a signal is acted on at once.
  sleep 1 9>&- & wait $!
done
