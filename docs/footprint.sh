#!/usr/bin/env bash
# Measures the image under the limits of the task: seconds until ready, memory, throttling, and a storm of alarms.
# A queue server and a fake SENS stand beside the container on the loopback interface; they are not limited.
#
#   mvn -Pimage -DskipTests package      (makes target/test-classpath)
#   docs/footprint.sh IMAGE [CPUS [ALARMS]]      (0 alarms: only how long the start takes)
#
# RUN holds the command that runs containers, where podman's default does not do, such as
#   RUN='podman --cgroup-manager=cgroupfs --runtime=/usr/sbin/runc' docs/footprint.sh localhost/bongsu:check 0.25
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

image=${1:?which image?}
cpus=${2:-0.25}
alarms=${3:-2800}
read -ra run <<<"${RUN:-podman}"
work=$(mktemp -d)
name=bongsu-footprint-$$

cleanup() {
  "${run[@]}" rm -f "$name" >/dev/null 2>&1 || true
  exec 4>&- 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

# The line of a file, once it is there.
await() {
  local tries
  for ((tries = 0; tries < $3; tries++)); do
    if grep -m1 "$1" "$2"; then
      return
    fi
    sleep 0.2
  done
  echo "footprint.sh: no '$1' in time; $2 has:" >&2
  cat "$2" >&2
  exit 1
}

# The directory of a controller in cgroup v1, or of the group in v2.
group() {
  local path
  path=$(awk -F: -v want="$1" '{ n = split($2, names, ","); for (i = 1; i <= n; i++) if (names[i] == want) print $3 }' "/proc/$pid/cgroup")
  if [ -n "$path" ]; then
    echo "/sys/fs/cgroup/$1$path"
  else
    echo "/sys/fs/cgroup$(sed -n 's/^0:://p' "/proc/$pid/cgroup")"
  fi
}

# Memory of the process, and of that what is no page of a file, which the kernel could drop.
resident() { awk '/^VmRSS/ { all = $2 } /^RssAnon/ { own = $2 } END { printf "%d MB, of which %d MB its own", all / 1024, own / 1024 }' "/proc/$pid/status"; }
highest() { awk '/^VmHWM/ { printf "%d MB", $2 / 1024 }' "/proc/$pid/status"; }

# Seconds that the group was held back for its quota.
throttled() {
  awk '/^throttled_time/ { printf "%.1f", $2 / 1e9 } /^throttled_usec/ { printf "%.1f", $2 / 1e6 }' "$(group cpu)/cpu.stat"
}

mkfifo "$work/commands"
java -Dsun.net.httpserver.nodelay=true -cp "target/test-classes:target/classes:$(cat target/test-classpath)" \
  io.bongsu.image.MeasuredStorm 19324 19325 <"$work/commands" >"$work/storm" 2>"$work/storm.err" &
exec 4>"$work/commands"
await '^ready' "$work/storm" 300 >/dev/null
grep '^[A-Z_]*=' "$work/storm" >"$work/environment"

start=$(date +%s%N)
"${run[@]}" run -d --name "$name" --network=host --env-file "$work/environment" \
  --memory=512m --memory-swap=512m --cpus="$cpus" --ulimit nofile=4096:4096 --ulimit nproc=4096:4096 \
  --read-only --read-only-tmpfs=false --tmpfs /tmp:rw,size=64m,mode=1777 \
  --cap-drop=ALL --security-opt=no-new-privileges "$image" >/dev/null
until curl -fs -o "$work/health" http://127.0.0.1:8080/actuator/health/readiness; do
  if [ "$("${run[@]}" inspect -f '{{.State.Running}}' "$name")" != true ] \
    || [ $(($(date +%s%N) - start)) -gt 300000000000 ]; then
    "${run[@]}" logs "$name" >&2
    exit 1
  fi
  sleep 0.1
done
ready=$(($(date +%s%N) - start))
pid=$("${run[@]}" inspect -f '{{.State.Pid}}' "$name")

echo "image            $("${run[@]}" image inspect -f '{{.Size}}' "$image" | awk '{ printf "%d MB", $1 / 1e6 }')"
echo "limits           $cpus vCPU, 512 MB"
awk -v ns="$ready" 'BEGIN { printf "ready            %.1f s after the container was asked for\n", ns / 1e9 }'
"${run[@]}" logs "$name" 2>&1 | sed -n 's/.*\(Started BongsuApplication.*\)/                 \1/p'
echo "throttled        $(throttled) s until then"
[ "$alarms" -gt 0 ] || exit 0
sleep 30
echo "resident, idle   $(resident) after 30 s"
before=$(throttled)
echo "storm $alarms" >&4
await '^storm:' "$work/storm" 6000
echo "throttled        $(awk -v a="$before" -v b="$(throttled)" 'BEGIN { print b - a }') s in the storm"
echo "resident, storm  $(resident), at most $(highest)"
"${run[@]}" stop -t 30 "$name" >/dev/null
"${run[@]}" inspect -f 'ended            with status {{.State.ExitCode}}, out of memory: {{.State.OOMKilled}}' "$name"
