#!/usr/bin/env bash
# Deploys packs of alarms (alarms/PACK.yaml), each as a stack of its own.
#
#   fargate/alarms.sh [options] PACK NAME [KEY=VALUE...]   one pack
#   fargate/alarms.sh [options] --all                      a pack for whatever in the region is tagged server-type
#
#   PACK            api, ai, db, ec2 or ecs
#   NAME            how people call the server; the stack is called bongsu-alarms-NAME
#   KEY=VALUE       parameters of the pack
#   --dry-run       print the calls that change something, and the template of a single pack; make none of them
#   --region REGION AWS region (AWS_REGION, else ap-northeast-2)
#   --stack NAME    the stack of queue.yaml, which has the topic (bongsu-queue)
#   --remove        with --all: also delete the stacks of what is gone or no longer tagged
#   --no-tags       leave tag propagation off. It is a property of 2026 (ActionConfiguration) that older CloudFormation
#                   and all validators refuse, so it is not in the files; this script writes it into each alarm.
#                   Without it the alarms' descriptions still say server type and severity.
#
# --all finds EC2 instances (pack ai for server-type=ai, else ec2), RDS instances (db), ECS services (ecs) and target
# groups of application load balancers (api). The name is the tag Name, else the resource's own. Run it again after a
# change: what has not changed is left alone. It needs no jq.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dry_run=false
tags=true
all=false
remove=false
region=${AWS_REGION:-ap-northeast-2}
stack=bongsu-queue
topic=''

die() {
  echo "alarms.sh: $*" >&2
  exit 1
}

while [ $# -gt 0 ]; do
  case $1 in
    --dry-run) dry_run=true ;;
    --no-tags) tags=false ;;
    --all) all=true ;;
    --remove) remove=true ;;
    --region | --stack)
      [ $# -ge 2 ] || die "$1 needs a value"
      if [ "$1" = --region ]; then region=$2; else stack=$2; fi
      shift
      ;;
    --*) die "there is no option $1" ;;
    *) break ;;
  esac
  shift
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

call() {
  if $dry_run; then
    printf '%q ' "${@/"$work"/WORK}"
    echo
  else
    "$@"
  fi
}

write_template() {
  if $tags; then
    awk '{ print }
      /^    Type: AWS::CloudWatch::Alarm$/ { alarm = 1 }
      alarm && /^    Properties:$/ {
        print "      ActionConfiguration: {AlarmTagsPropagation: {Enabled: true, IncludedTagKeys: [server-type, severity]}}"
        alarm = 0
      }' "$here/alarms/$1.yaml" >"$work/$1.yaml"
  else
    cp "$here/alarms/$1.yaml" "$work/$1.yaml"
  fi
}

find_topic() {
  topic=$(aws --region "$region" cloudformation describe-stacks --stack-name "$stack" --output text \
    --query "Stacks[0].Outputs[?OutputKey=='AlarmTopicArn'].OutputValue | [0]") ||
    die "could not ask the stack $stack for its topic; name it with --stack, or give AlarmTopicArn=ARN"
  if [ -z "$topic" ] || [ "$topic" = None ]; then die "the stack $stack has no output AlarmTopicArn"; fi
}

# deploy PACK NAME OWNER KEY=VALUE...; OWNER says whether --all may delete the stack again.
deploy() {
  local pack=$1 name=$2 owner=$3
  shift 3
  write_template "$pack" &&
    call aws --region "$region" cloudformation deploy --stack-name "bongsu-alarms-$name" --template-file "$work/$pack.yaml" \
      --no-fail-on-empty-changeset --tags application=bongsu "bongsu-alarms=$owner" --parameter-overrides "Name=$name" "$@"
}

deploy_one() {
  local pack=$1 name=$2
  shift 2
  [ -f "$here/alarms/$pack.yaml" ] || die "there is no pack $pack"
  case " $* " in
    *" AlarmTopicArn="*) ;;
    *)
      find_topic
      set -- "AlarmTopicArn=$topic" "$@"
      ;;
  esac
  if $dry_run; then
    write_template "$pack"
    cat "$work/$pack.yaml"
  fi
  deploy "$pack" "$name" hand "$@"
}

# A name that stacks and alarms may have.
clean() { tr -c 'A-Za-z0-9\n' '-' <<<"$1" | sed 's/--*/-/g; s/^-//; s/-$//' | cut -c1-60; }

# The thresholds of a database that depend on its size; 0, which makes no alarm, where AWS does not say it.
database() {
  local identifier=$1 class storage engine memory=0 cpus=0 connections=0 part=4 row
  row=$(aws --region "$region" rds describe-db-instances --db-instance-identifier "$identifier" --output text \
    --query 'DBInstances[0].[DBInstanceClass, AllocatedStorage, Engine]') || return 1
  read -r class storage engine <<<"$row"
  if row=$(aws --region "$region" ec2 describe-instance-types --instance-types "${class#db.}" --output text \
    --query 'InstanceTypes[0].[MemoryInfo.SizeInMiB, VCpuInfo.DefaultVCpus]' 2>/dev/null); then
    read -r memory cpus <<<"$row"
    # max_connections as RDS sets it by default.
    case $engine in
      *postgres*) connections=$((memory * 1048576 / 9531392)) ;;
      *) connections=$((memory * 1048576 / 12582880)) ;;
    esac
    if [ "$connections" -gt 5000 ]; then connections=5000; fi
  fi
  # Aurora keeps less memory free, and its storage grows by itself.
  case $engine in
    aurora*)
      part=20
      storage=0
      ;;
  esac
  echo "Connections=$((connections * 9 / 10)) FreeMemoryBytes=$((memory * 1048576 / part)) FreeStorageBytes=$((storage * 107374182)) VirtualCpus=$cpus"
}

deploy_found() {
  local arn=$1 type=$2 name=$3 own sizes balancer
  own=${arn##*[:/]}
  case $arn in
    *:targetgroup/*)
      own=$(cut -d/ -f2 <<<"$arn")
      ;;
  esac
  if [ -z "$name" ] || [ "$name" = None ]; then name=$own; fi
  name=$(clean "$name")
  # Two resources of one name, such as a service and its target group.
  case " $found " in *" bongsu-alarms-$name "*) name=$(clean "$name-$own-${arn//[!0-9]/}") ;; esac
  found+=" bongsu-alarms-$name"
  case $arn in
    arn:*:ec2:*:instance/*)
      if [ "$type" = ai ]; then
        deploy ai "$name" all "AlarmTopicArn=$topic" "InstanceId=$own"
      else
        deploy ec2 "$name" all "AlarmTopicArn=$topic" "InstanceId=$own" "ServerType=$type"
      fi
      ;;
    arn:*:rds:*:db:*)
      sizes=$(database "$own") || return 1
      # shellcheck disable=SC2086 # one word for each parameter
      deploy db "$name" all "AlarmTopicArn=$topic" "DbInstance=$own" $sizes
      ;;
    arn:*:ecs:*:service/*/*)
      deploy ecs "$name" all "AlarmTopicArn=$topic" "ClusterName=$(cut -d/ -f2 <<<"$arn")" "ServiceName=$own" ContainerInsights=false
      ;;
    arn:*:elasticloadbalancing:*:targetgroup/*)
      balancer=$(aws --region "$region" elbv2 describe-target-groups --target-group-arns "$arn" --output text \
        --query 'TargetGroups[0].LoadBalancerArns[0]') || return 1
      case $balancer in
        *:loadbalancer/app/*) deploy api "$name" all "AlarmTopicArn=$topic" "LoadBalancer=${balancer##*:loadbalancer/}" "TargetGroup=${arn##*:}" ;;
        *) echo "-- no pack for $arn: it belongs to no application load balancer" ;;
      esac
      ;;
    *) echo "-- no pack for $arn" ;;
  esac
}

# All that is read is read before anything is deployed, so that a failed call never looks like "nothing is tagged".
found=''
failed=''
deploy_all() {
  local arn type name
  find_topic
  aws --region "$region" resourcegroupstaggingapi get-resources --tag-filters Key=server-type --output text \
    --query "ResourceTagMappingList[].[ResourceARN, Tags[?Key=='server-type'].Value | [0], Tags[?Key=='Name'].Value | [0]]" >"$work/found" ||
    die "could not ask for the tagged resources"
  # Pages without a resource print None or an empty line.
  grep '^arn:' "$work/found" | sort >"$work/resources" || echo "-- nothing in $region is tagged server-type"
  while IFS=$'\t' read -r arn type name; do
    deploy_found "$arn" "$type" "$name" </dev/null || failed+=" $arn"
  done <"$work/resources"
  if $remove; then remove_gone; fi
  [ -z "$failed" ] || die "no pack was deployed for:$failed"
}

remove_gone() {
  local name
  aws --region "$region" cloudformation describe-stacks --output text \
    --query "Stacks[?Tags[?Key=='bongsu-alarms' && Value=='all']].[StackName]" >"$work/stacks" || die "could not list the stacks"
  while read -r name; do
    case " $found " in
      *" $name "*) ;;
      *)
        case $name in
          bongsu-alarms-*) call aws --region "$region" cloudformation delete-stack --stack-name "$name" ;;
        esac
        ;;
    esac
  done <"$work/stacks"
}

if $all; then
  [ $# = 0 ] || die "--all takes no pack"
  deploy_all
else
  [ $# -ge 2 ] || die "needs PACK NAME [KEY=VALUE...], or --all"
  deploy_one "$@"
fi
