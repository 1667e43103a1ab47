#!/usr/bin/env bash
# Deploys one pack of alarms (alarms/PACK.yaml) as a stack of its own, with its tags in every notification.
#
#   fargate/alarms.sh [--dry-run] [--no-tags] PACK NAME KEY=VALUE...
#
#   PACK       api, ai, db, ec2 or ecs
#   NAME       how people call the server; the stack is called bongsu-alarms-NAME
#   KEY=VALUE  parameters of the pack; AlarmTopicArn is an output of queue.yaml
#   --no-tags  leave tag propagation off. It is a property of 2026 (ActionConfiguration) that older CloudFormation
#              and all validators refuse, so it is not in the files; this script writes it into each alarm. Without
#              it the alarms' descriptions still say server type and severity.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dry_run=false
tags=true

die() {
  echo "alarms.sh: $*" >&2
  exit 1
}

while [ $# -gt 0 ]; do
  case $1 in
    --dry-run) dry_run=true ;;
    --no-tags) tags=false ;;
    --*) die "there is no option $1" ;;
    *) break ;;
  esac
  shift
done
[ $# -ge 2 ] || die "needs PACK NAME KEY=VALUE..."
pack=$here/alarms/$1.yaml
name=$2
shift 2
[ -f "$pack" ] || die "there is no pack ${pack##*/}"

template=$(mktemp)
trap 'rm -f "$template"' EXIT
if $tags; then
  awk '{ print }
    /^    Type: AWS::CloudWatch::Alarm$/ { alarm = 1 }
    alarm && /^    Properties:$/ {
      print "      ActionConfiguration: {AlarmTagsPropagation: {Enabled: true, IncludedTagKeys: [server-type, severity]}}"
      alarm = 0
    }' "$pack" >"$template"
else
  cp "$pack" "$template"
fi

call=(aws cloudformation deploy --stack-name "bongsu-alarms-$name" --template-file "$template"
  --no-fail-on-empty-changeset --parameter-overrides "Name=$name" "$@")
if $dry_run; then
  cat "$template"
  printf '%q ' "${call[@]/"$template"/TEMPLATE}"
  echo
else
  "${call[@]}"
fi
