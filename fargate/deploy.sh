#!/usr/bin/env bash
# Builds the image, puts it into ECR, deploys stack.yaml, waits until the service is steady, sends one alarm
# through the topic and shows the line that the program logged for it. Run it again at any time: what is
# already there is left alone. Needs the AWS CLI, Git, and docker or buildah; see --help.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  cat <<'HELP'
fargate/deploy.sh [options]

  --dry-run             print every call that would be made, and make none
  --stack NAME          CloudFormation stack (bongsu)
  --repository NAME     ECR repository (bongsu)
  --region REGION       AWS region (AWS_REGION, else ap-northeast-2)
  --arch arm64|amd64    what the image is built for (arm64); on a machine of another kind the builder needs QEMU
  --tag TAG             tag of the image (the commit; the work tree must be clean)
  --parameter KEY=VALUE a parameter of stack.yaml, as often as needed; those not given keep their last value.
                        The first time VpcId, SubnetIds, SensAccountArn and OpsEmail are needed.
  --no-smoke            send no alarm; without this the default team gets one SMS
  --smoke-seconds N     how long its SMS may take (120)
  --classic             also deploy alb.yaml before and lambda.yaml after; needs
    --certificate ARN     the load balancer's ACM certificate
    --url URL             where POST /alarms will be, https
    --bucket NAME         S3 bucket for the function's jar
    --lambda-jar FILE     the jar (target/bongsu-lambda.jar)

Ends with 0 when the new version carries alarms; with 1 when it does not, and then the old version runs again.
HELP
}

die() {
  echo "deploy.sh: $*" >&2
  exit 1
}

dry_run=false
stack=bongsu
repository=bongsu
region=${AWS_REGION:-ap-northeast-2}
arch=arm64
tag=''
parameters=()
smoke=true
smoke_seconds=120
classic=false
certificate=''
url=''
bucket=''
lambda_jar=target/bongsu-lambda.jar

parse() {
  while [ $# -gt 0 ]; do
    case $1 in
      --dry-run) dry_run=true ;;
      --no-smoke) smoke=false ;;
      --classic) classic=true ;;
      -h | --help)
        usage
        exit 0
        ;;
      --stack | --repository | --region | --arch | --tag | --parameter | --certificate | --url | --bucket | --lambda-jar | --smoke-seconds)
        [ $# -ge 2 ] || die "$1 needs a value; see --help"
        option "$1" "$2"
        shift
        ;;
      *) die "there is no option $1; see --help" ;;
    esac
    shift
  done
}

option() {
  case $1 in
    --stack) stack=$2 ;;
    --repository) repository=$2 ;;
    --region) region=$2 ;;
    --arch) arch=$2 ;;
    --tag) tag=$2 ;;
    --parameter) parameters+=("$2") ;;
    --certificate) certificate=$2 ;;
    --url) url=$2 ;;
    --bucket) bucket=$2 ;;
    --lambda-jar) lambda_jar=$2 ;;
    --smoke-seconds) smoke_seconds=$2 ;;
  esac
}

# Everything that changes or asks something outside goes through run or ask, so that a dry run shows it all.
exec 3>&1

show() {
  local word line=''
  for word in "$@"; do
    [[ $word =~ ^[A-Za-z0-9_./:=@,+-]+$ ]] || word="'${word//"'"/"'\\''"}'"
    line+="${line:+ }$word"
  done
  printf '%s\n' "$line" >&3
}

# Runs a command; its output is for the reader.
run() {
  if $dry_run; then
    show "$@"
  else
    "$@" >&3
  fi
}

# Whether something is there already; a dry run takes it to be missing.
there() {
  if $dry_run; then
    show "$@"
    return 1
  fi
  "$@" >/dev/null 2>&1
}

# Runs a command for its output; a dry run takes the first argument for the answer.
ask() {
  local assumed=$1
  shift
  if $dry_run; then
    show "$@"
    printf '%s\n' "$assumed"
  else
    "$@"
  fi
}

cloud() { ask "$1" aws --region "$region" "${@:2}"; }

say() { printf '%s %s\n' '--' "$*" >&3; }

# The value of a --parameter, or nothing.
parameter() {
  local pair
  for pair in "${parameters[@]+"${parameters[@]}"}"; do
    if [ "${pair%%=*}" = "$1" ]; then
      printf '%s\n' "${pair#*=}"
    fi
  done
}

# Values of the stack as it is now; nothing if there is none.
stack_value() {
  local found
  found=$(cloud "$1" cloudformation describe-stacks --stack-name "$stack" --query "$2" --output text 2>/dev/null) || return 0
  [ "$found" = None ] || printf '%s\n' "$found"
}

output() { stack_value "$2" "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue | [0]"; }

check() {
  local tool given
  case $arch in
    arm64 | amd64) ;;
    *) die "--arch is arm64 or amd64, not $arch" ;;
  esac
  if $classic; then
    for given in "$certificate" "$url" "$bucket"; do
      [ -n "$given" ] || die "--classic needs --certificate, --url and --bucket"
    done
  fi
  if [ -z "$tag" ]; then
    [ -z "$(git status --porcelain)" ] ||
      die "the work tree has changes: commit them, since the image is named after its commit, or give it a --tag"
    tag=$(git rev-parse --short=12 HEAD)
  fi
  builder=docker
  $dry_run && return
  command -v aws >/dev/null || die "the AWS CLI is not there: install it"
  for tool in docker buildah ''; do
    [ -n "$tool" ] || die "neither docker nor buildah is there: install one"
    builder=$tool
    command -v "$tool" >/dev/null && break
  done
}

# Tags cannot be moved, except latest.
make_repository() {
  if ! there aws --region "$region" ecr describe-repositories --repository-names "$repository"; then
    run aws --region "$region" ecr create-repository --repository-name "$repository" \
      --image-tag-mutability IMMUTABLE_WITH_EXCLUSION \
      --image-tag-mutability-exclusion-filters filterType=WILDCARD,filter=latest \
      --image-scanning-configuration scanOnPush=true
    run aws --region "$region" ecr put-lifecycle-policy --repository-name "$repository" --lifecycle-policy-text \
      '{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":20},"action":{"type":"expire"}}]}'
  fi
}

push_image() {
  local password
  say "Image $image"
  if there aws --region "$region" ecr describe-images --repository-name "$repository" --image-ids "imageTag=$tag"; then
    say "is in the registry already"
    return
  fi
  run "$builder" build --platform "linux/$arch" --build-arg "REVISION=$tag" --tag "$image" .
  password=$(cloud none ecr get-login-password)
  if $dry_run; then
    show "$builder" login --username AWS --password-stdin "$registry"
  else
    "$builder" login --username AWS --password-stdin "$registry" >/dev/null <<<"$password"
  fi
  run "$builder" push "$image"
}

# A first attempt that failed leaves a stack that can only be deleted.
clear_failed_stack() {
  local status
  status=$(stack_value UPDATE_COMPLETE 'Stacks[0].StackStatus')
  case $status in
    ROLLBACK_COMPLETE | ROLLBACK_FAILED)
      say "The stack was never finished ($status); it is made anew"
      run aws --region "$region" cloudformation delete-stack --stack-name "$stack"
      run aws --region "$region" cloudformation wait stack-delete-complete --stack-name "$stack"
      ;;
    UPDATE_ROLLBACK_FAILED)
      die "the stack $stack could not go back: mend what its events name, then 'aws cloudformation continue-update-rollback --stack-name $stack'"
      ;;
  esac
}

# CloudFormation waits for the service; a task that dies or stays unhealthy makes ECS give up and the stack go back.
deploy_template() {
  local template=$1 name=$2
  shift 2
  run aws --region "$region" cloudformation deploy --stack-name "$name" --template-file "fargate/$template" \
    --capabilities CAPABILITY_IAM --no-fail-on-empty-changeset --tags application=bongsu --parameter-overrides "$@"
}

deploy_program() {
  local architecture=ARM64
  [ "$arch" = arm64 ] || architecture=X86_64
  deploy_template stack.yaml "$stack" "ImageUri=$1" "Architecture=$architecture" \
    "${parameters[@]+"${parameters[@]}"}"
}

tell_why() {
  aws --region "$region" cloudformation describe-stack-events --stack-name "$stack" --max-items 60 --output text \
    --query "StackEvents[?contains(ResourceStatus, 'FAILED')].[LogicalResourceId, ResourceStatusReason]" >&2 || true
  die "the deployment failed and the stack went back to what it was; the reasons are above, the log of the task is in CloudWatch"
}

wait_until_steady() {
  local cluster service
  cluster=$(output ClusterName "$stack-Cluster")
  service=$(output ServiceName "$stack-Service")
  run aws --region "$region" ecs wait services-stable --cluster "$cluster" --services "$service"
}

# An alarm as CloudWatch sends it, new each time, so that it is not taken for a duplicate.
smoke_alarm() {
  printf '{"AlarmName":"bongsu-smoke","AlarmDescription":"severity=critical server-type=bongsu resource=deploy-%s",' "$tag"
  printf '"AWSAccountId":"%s","NewStateValue":"ALARM","OldStateValue":"OK","NewStateReason":"Sent by deploy.sh",' "$account"
  printf '"StateChangeTime":"%s","Region":"%s",' "$1" "$region"
  printf '"AlarmArn":"arn:aws:cloudwatch:%s:%s:alarm:bongsu-smoke"}' "$region" "$account"
}

send_smoke_alarm() {
  local since=1767225600 changed=2026-01-01T00:00:00.000+0000 topic group line='' tries
  if ! $dry_run; then
    since=$(date -u +%s)
    changed=$(date -u +%Y-%m-%dT%H:%M:%S.000+0000)
  fi
  topic=$(output AlarmTopicArn "arn:aws:sns:$region:$account:$stack-AlarmTopic")
  group=$(output LogGroupName "$stack-LogGroup")
  say "One alarm through the topic"
  run aws --region "$region" sns publish --topic-arn "$topic" \
    --message "$(smoke_alarm "$changed")"
  for ((tries = 0; tries <= smoke_seconds / 5; tries++)); do
    [ "$tries" = 0 ] || sleep 5
    line=$(cloud 'accepted tag=7K2 lane=urgent' logs filter-log-events --log-group-name "$group" \
      --start-time "${since}000" --filter-pattern '"accepted tag=" "bongsu-smoke"' \
      --query 'events[0].message' --output text)
    if [ -n "$line" ] && [ "$line" != None ]; then
      say "SENS accepted it; the SMS ends with the tag of this line (texts and numbers are not logged):"
      printf '%s\n' "$line" >&3
      return 0
    fi
  done
  return 1
}

go_back() {
  if [ -z "$previous" ] || [ "$previous" = "$image" ]; then
    die "no SMS was accepted in $smoke_seconds s; see the log group of $stack. There is no other version to go back to"
  fi
  say "No SMS was accepted in $smoke_seconds s; back to $previous"
  deploy_program "$previous" || tell_why
  die "the new version carried no alarm; $previous runs again. See the log group of $stack"
}

# So that latest is what last carried an alarm.
mark_latest() {
  local manifest
  manifest=$(cloud MANIFEST ecr batch-get-image --repository-name "$repository" --image-ids "imageTag=$tag" \
    --query 'images[0].imageManifest' --output text)
  if $dry_run; then
    show aws --region "$region" ecr put-image --repository-name "$repository" --image-tag latest \
      --image-manifest "$manifest"
  else
    aws --region "$region" ecr put-image --repository-name "$repository" --image-tag latest \
      --image-manifest "$manifest" >/dev/null 2>&1 || say "latest is this image already"
  fi
}

deploy_load_balancer() {
  local vpc subnets
  vpc=$(parameter VpcId)
  subnets=$(parameter SubnetIds)
  deploy_template alb.yaml "$stack-alb" "CertificateArn=$certificate" ${vpc:+"VpcId=$vpc"} ${subnets:+"SubnetIds=$subnets"}
  parameters+=("LoadBalancerStack=$stack-alb")
}

deploy_forwarder() {
  local key=bongsu-lambda-$tag.jar token
  $dry_run || [ -f "$lambda_jar" ] || die "there is no $lambda_jar: build it with 'mvn package', or name it with --lambda-jar"
  token=$(stack_value arn:aws:secretsmanager:SECRET "Stacks[0].Parameters[?ParameterKey=='SensAccountArn'].ParameterValue | [0]")
  run aws --region "$region" s3 cp "$lambda_jar" "s3://$bucket/$key"
  deploy_template lambda.yaml "$stack-lambda" "CodeBucket=$bucket" "CodeKey=$key" "BongsuUrl=$url" "TokenArn=$token"
}

main() {
  parse "$@"
  check
  account=$(cloud 000000000000 sts get-caller-identity --query Account --output text)
  registry=$account.dkr.ecr.$region.amazonaws.com
  image=$registry/$repository:$tag
  make_repository
  push_image
  clear_failed_stack
  previous=$(stack_value "$registry/$repository:before" "Stacks[0].Parameters[?ParameterKey=='ImageUri'].ParameterValue | [0]")
  if $classic; then deploy_load_balancer; fi
  deploy_program "$image" || tell_why
  wait_until_steady
  if $classic; then deploy_forwarder; fi
  if $smoke; then send_smoke_alarm || go_back; fi
  mark_latest
  say "$image carries alarms"
}

main "$@"
