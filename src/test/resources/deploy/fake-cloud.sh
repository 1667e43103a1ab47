#!/usr/bin/env bash
# Stands in for aws and docker in tests of deploy.sh. It keeps stacks, images and the secret as files below $CLOUD, writes
# each call to $CLOUD/calls as deploy.sh prints it, and answers as AWS does. Call number $FAIL_AT fails: it is throttled,
# or, if it is a deployment and $FAIL_HOW is halfway, CloudFormation goes back; then the tasks of a new stack are
# gone, after they were asked for if $WATCH_SECONDS says that somebody does. With $PAGES every list comes in pages
# of which the first are empty. A stack with a parameter whose value contains "broken" carries no alarm.
set -euo pipefail

tool=${0##*/}
line=$tool
for word in "$@"; do
  word=${word//"${TMPDIR:-/tmp}"\/tmp.??????????/WORK}
  [[ $word =~ ^[A-Za-z0-9_./:=@,+-]+$ ]] || word="'${word//"'"/"'\\''"}'"
  line+=" $word"
done
if [ "$line" = "aws --version" ]; then
  echo aws-cli/2.31.0
  exit
fi
echo "$line" >>"$CLOUD/calls"
number=0
[ ! -e "$CLOUD/number" ] || read -r number <"$CLOUD/number" || true
number=$((number + 1))
echo "$number" >"$CLOUD/number"

fails() {
  echo "An error occurred ($1) when calling the operation: $2" >&2
  exit 254
}

# The value of an option of this call, in REPLY.
option() {
  local found='' word
  REPLY=''
  for word in "${arguments[@]}"; do
    if [ "$found" = "$1" ]; then
      REPLY=$word
      return
    fi
    found=$word
  done
}

arguments=("$@")
if [ "$tool" != aws ]; then
  [ "$number" != "${FAIL_AT:-0}" ] || fails Broken "$tool"
  if [ "$1" = push ]; then touch "$CLOUD/image.${2##*:}"; fi
  exit 0
fi
operation="$3 $4"
option --stack-name
name=$REPLY
stack=$CLOUD/stack.$name

set_stack() {
  printf '%s\n' "$1" >"$stack.status"
}

deploy() {
  local pair made=CREATE
  if [ -e "$stack.status" ]; then
    made=UPDATE
    cp "$stack.parameters" "$stack.parameters.before"
    cp "$stack.template" "$stack.template.before"
  fi
  option --template-file
  cp "$REPLY" "$stack.template"
  touch "$stack.parameters"
  {
    cat "$stack.parameters"
    for pair in "${arguments[@]}"; do
      if [[ $pair =~ ^[A-Z][A-Za-z]+= ]]; then printf '%s\n' "$pair"; fi
    done
  } | awk -F= '{ last[$1] = $0 } END { for (key in last) print last[key] }' | sort >"$stack.new"
  mv "$stack.new" "$stack.parameters"
  set_stack "${made}_$1"
}

fail_halfway() {
  local tries=0
  deploy FAILED
  while [ -n "${WATCH_SECONDS:-}" ] && [ ! -e "$CLOUD/asked" ] && [ "$tries" -lt 100 ]; do
    sleep 0.1
    tries=$((tries + 1))
  done
  if [ -e "$stack.parameters.before" ]; then
    roll_back
  else
    set_stack ROLLBACK_COMPLETE
    touch "$CLOUD/cluster-gone"
  fi
}

roll_back() {
  mv "$stack.parameters.before" "$stack.parameters"
  mv "$stack.template.before" "$stack.template"
  set_stack UPDATE_ROLLBACK_COMPLETE
}

if [ "$number" = "${FAIL_AT:-0}" ]; then
  if [ "$operation" = "cloudformation deploy" ] && [ "${FAIL_HOW:-}" = halfway ]; then
    fail_halfway
    fails Failed "the stack could not be finished"
  fi
  fails Throttling "Rate exceeded"
fi

exists() {
  [ -e "$stack.status" ] || fails ValidationError "Stack with id $name does not exist"
}

describe() {
  local query file
  option --query
  query=$REPLY
  if [ -z "$name" ]; then
    for file in "$CLOUD"/stack.bongsu-alarms-*.status; do
      file=${file##*/stack.}
      echo "${file%.status}"
    done
    return
  fi
  exists
  case $query in
    *StackStatus*) printf '%s\n' "$(<"$stack.status")" ;;
    *"Parameters[]."*) sed -E 's/^([^=]+)=(.*)$/{"ParameterKey": "\1", "ParameterValue": "\2"}/' "$stack.parameters" ;;
    *SensAccountArn*) sed -n 's/^SensAccountArn=//p' "$stack.parameters" ;;
    *OutputKey==*)
      query=${query#*OutputKey==\'}
      echo "$name-${query%%\'*}"
      ;;
  esac
}

update() {
  local body parameters
  exists
  option --template-body
  body=$REPLY
  option --parameters
  parameters=$REPLY
  sed -E 's/^\{"ParameterKey": "([^"]+)", "ParameterValue": "([^"]*)"\}$/\1=\2/' "${parameters#file://}" >"$stack.new"
  if cmp -s "$stack.new" "$stack.parameters" && cmp -s "${body#file://}" "$stack.template"; then
    fails ValidationError "No updates are to be performed."
  fi
  mv "$stack.new" "$stack.parameters"
  cp "${body#file://}" "$stack.template"
  set_stack UPDATE_COMPLETE
}

log() {
  local message=''
  if [ -e "$CLOUD/published" ] && ! grep -q broken "$CLOUD"/stack.*.parameters; then
    message="accepted tag=7K2 lane=urgent alarms=[$(cat "$CLOUD/published")]"
    option --filter-pattern
    case $REPLY in
      *delivered*)
        message="delivered tag=7K2 team=default channel=sms phone=*0001 person=- carrier=SKT seconds=4"
        if grep -q unregistered "$CLOUD"/stack.*.parameters; then
          message="undelivered tag=7K2 team=default channel=sms phone=*0001 person=- carrier=SKT code=3023"
        fi
        ;;
    esac
  fi
  option --output
  if [ "$REPLY" = text ]; then
    [ -z "${PAGES:-}" ] || printf 'None\nNone\n'
    printf '%s\n' "${message:-None}"
  else
    printf '{"events": [%s], "searchedLogStreams": []}\n' "${message:+{\"message\": \"$message\"\}}"
  fi
}

published() {
  local message
  option --message
  message=$REPLY
  message=${message#*AlarmName\":\"}
  echo "${message%%\"*}" >"$CLOUD/published"
  echo 00000000-0000-0000-0000-000000000000
}

case $operation in
  "sts get-caller-identity") echo 000000000000 ;;
  "cloudformation describe-stacks") describe ;;
  "cloudformation describe-stack-events") echo "Service Resource handler returned message: Exceeded attempts to wait" ;;
  "cloudformation describe-stack-resource")
    [ ! -e "$CLOUD/cluster-gone" ] || fails ValidationError "Resource Cluster does not exist"
    echo bongsu-Cluster
    ;;
  "cloudformation get-template") exists && cat "$stack.template" ;;
  "cloudformation deploy") deploy COMPLETE ;;
  "cloudformation update-stack") update ;;
  "cloudformation rollback-stack") roll_back ;;
  "cloudformation delete-stack") rm -f "$stack".* ;;
  "cloudformation wait" | "ecs wait") ;;
  "ecs update-service") echo ACTIVE ;;
  "ecs list-tasks") echo arn:aws:ecs:task/1 ;;
  "ecs describe-tasks")
    printf 'Essential container in task exited\tNone\t1\n'
    touch "$CLOUD/asked"
    ;;
  "iam get-role") [ -e "$CLOUD/role" ] || fails NoSuchEntity "The role cannot be found" ;;
  "iam create-service-linked-role") touch "$CLOUD/role" ;;
  "ec2 describe-vpcs") echo vpc-1 ;;
  "ec2 describe-subnets")
    if [[ $line == *--filters* ]]; then
      printf 'subnet-1\tsubnet-2\n'
    else
      printf 'vpc-1\tap-northeast-2a\tsubnet-1\nvpc-1\tap-northeast-2c\tsubnet-2\nvpc-1\tap-northeast-2a\tsubnet-3\n'
    fi
    ;;
  "ec2 describe-route-tables") printf 'local,igw-1\t\tTrue\nlocal,nat-1\tsubnet-9\tFalse\n' ;;
  "ec2 describe-instance-types") printf '2048\t2\n' ;;
  "rds describe-db-instances") printf 'db.t4g.small\t20\tpostgres\n' ;;
  "elbv2 describe-target-groups") echo arn:aws:elasticloadbalancing:ap-northeast-2:000000000000:loadbalancer/app/web/0123 ;;
  "resourcegroupstaggingapi get-resources")
    [ -z "${PAGES:-}" ] || printf 'None\n\n'
    cat "$CLOUD/tagged"
    ;;
  "secretsmanager describe-secret")
    [ -e "$CLOUD/secret" ] || fails ResourceNotFoundException "Secrets Manager can't find the specified secret."
    echo arn:aws:secretsmanager:ap-northeast-2:000000000000:secret:bongsu/sens-AbCdEf
    ;;
  "secretsmanager create-secret" | "secretsmanager put-secret-value")
    option --secret-string
    cp "${REPLY#file://}" "$CLOUD/secret"
    echo arn:aws:secretsmanager:ap-northeast-2:000000000000:secret:bongsu/sens-AbCdEf
    ;;
  "ecr describe-repositories") [ -e "$CLOUD/repository" ] || fails RepositoryNotFoundException "The repository does not exist" ;;
  "ecr create-repository") touch "$CLOUD/repository" ;;
  "ecr put-lifecycle-policy") echo bongsu ;;
  "ecr describe-images")
    option --image-ids
    [ -e "$CLOUD/image.${REPLY#imageTag=}" ] || fails ImageNotFoundException "The image does not exist"
    ;;
  "ecr get-login-password") echo password ;;
  "sns list-subscriptions-by-topic")
    [ -z "${PAGES:-}" ] || printf '\n\n'
    echo PendingConfirmation
    ;;
  "sns publish") published ;;
  "logs filter-log-events") log ;;
  "s3 cp") ;;
  *) fails Unknown "$operation" ;;
esac
