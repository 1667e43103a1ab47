#!/usr/bin/env bash
# Deploys Bongsu on Fargate: builds the image and puts it into ECR, deploys queue.yaml and service.yaml, sends one alarm
# the way that alarms take, and looks for the lines that the program logged for it: that SENS accepted its text, and that
# phones received it. A deployment that does not carry the alarm is undone. Run it again at any time; what exists is kept. Needs the AWS CLI, and Git with docker or buildah
# unless --image is given.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  cat <<'HELP'
fargate/deploy.sh [options]         deploy
fargate/deploy.sh init [options]    ask for the values of SENS, write the secret, and print the command that deploys

  --dry-run             print every call that would be made, and make none
  --stack NAME          CloudFormation stack of the program (bongsu); that of the queue is NAME-queue
  --region REGION       AWS region (AWS_REGION, else ap-northeast-2)
  --image URI           deploy this image and build none; its platform must be that of --arch
  --repository NAME     ECR repository (bongsu)
  --arch arm64|amd64    what the image is built for (arm64); build on a machine of that kind
  --tag TAG             name of the version (the commit; the work tree must be clean). The image's tag is TAG-ARCH
  --parameter KEY=VALUE a parameter of queue.yaml or service.yaml, as often as needed; those not given keep their value.
                        The first time VpcId, SubnetIds, SensAccountArn and OpsEmail are needed.
  --restart             start a new task even if nothing changed, such as after a change of the secret
  --no-smoke            send no alarm; without this the default team gets one SMS
  --smoke-seconds N     how long its SMS may take (180; 300 on demand, where a task may have to start)
  --receipt-seconds N   how long to wait then for the carriers' receipts (180)
  --classic             also deploy alb.yaml before and lambda.yaml after, and send the alarm through them; needs
    --certificate ARN     the load balancer's ACM certificate
    --url URL             where POST /alarms will be, https
  --ack                 also deploy ack.yaml, the page by which people acknowledge alarms, and put its link into texts;
                        needs BONGSU_ACK_SECRET in the secret, which 'init --ack' makes. It stays at the next deployment
  --bucket NAME         S3 bucket for the jar of a function; needed by --classic, by --ack and by Capacity=on-demand,
                        which also deploys waker.yaml
  --lambda-jar FILE     that jar (target/bongsu-lambda.jar)
  --secret NAME         init: the secret in Secrets Manager (bongsu/sens)

Exit status
  0  the version is deployed, and carried an alarm (unless --no-smoke)
  1  it did not work, or no phone received the text; the stacks are as before, or the message says what remains
  2  nothing was deployed: an option, a parameter or a tool is missing or wrong, or AWS did not answer
  3  the version is deployed, and whether it carries alarms is not known; nothing was undone
  4  it did not work and could not be undone; the message says what to do
HELP
}

stop() {
  local code=$1
  shift
  echo "deploy.sh: $*" >&2
  exit "$code"
}

command=deploy
dry_run=false
stack=bongsu
repository=bongsu
region=${AWS_REGION:-ap-northeast-2}
arch=arm64
tag=''
image=''
parameters=()
restart=false
smoke=true
smoke_seconds=''
receipt_seconds=180
classic=false
ack=false
certificate=''
url=''
bucket=''
lambda_jar=target/bongsu-lambda.jar
secret=bongsu/sens

parse() {
  if [ "${1:-}" = init ]; then
    command=init
    shift
  fi
  while [ $# -gt 0 ]; do
    case $1 in
      --dry-run) dry_run=true ;;
      --no-smoke) smoke=false ;;
      --restart) restart=true ;;
      --classic) classic=true ;;
      --ack) ack=true ;;
      -h | --help)
        usage
        exit 0
        ;;
      --stack | --repository | --region | --arch | --tag | --image | --parameter | --certificate | --url | --bucket | --lambda-jar | --smoke-seconds | --receipt-seconds | --secret)
        [ $# -ge 2 ] || stop 2 "$1 needs a value; see --help"
        option "$1" "$2"
        shift
        ;;
      *) stop 2 "there is no option $1; see --help" ;;
    esac
    shift
  done
  queue=$stack-queue
}

option() {
  case $1 in
    --stack) stack=$2 ;;
    --repository) repository=$2 ;;
    --region) region=$2 ;;
    --arch) arch=$2 ;;
    --tag) tag=$2 ;;
    --image) image=$2 ;;
    --parameter) parameters+=("$2") ;;
    --certificate) certificate=$2 ;;
    --url) url=$2 ;;
    --bucket) bucket=$2 ;;
    --lambda-jar) lambda_jar=$2 ;;
    --smoke-seconds) smoke_seconds=$2 ;;
    --receipt-seconds) receipt_seconds=$2 ;;
    --secret) secret=$2 ;;
  esac
}

# Calls. All of them go through run or ask, so that a dry run prints what a run does. Both return the status of the
# call; neither is ever called in a place where it matters that "set -e" is off inside of them.
exec 3>&1
work=$(mktemp -d)
trap 'stop_watching; rm -rf "$work"' EXIT
answer=''

show() {
  local word line=''
  for word in "$@"; do
    word=${word//"$work"/WORK}
    [[ $word =~ ^[A-Za-z0-9_./:=@,+-]+$ ]] || word="'${word//"'"/"'\\''"}'"
    line+="${line:+ }$word"
  done
  printf '%s\n' "$line" >&3
}

say() { printf '%s %s\n' '--' "$*" >&3; }

# Runs a command whose output is for the reader.
run() {
  if $dry_run; then
    show "$@"
  else
    "$@" >&3
  fi
}

# The same, with what it says when it fails in the file error too.
aws_run() {
  local status=0
  run aws --region "$region" "$@" 2>"$work/error" || status=$?
  [ ! -s "$work/error" ] || cat "$work/error" >&2
  return "$status"
}

# Runs a command for its output, which goes into answer; a dry run takes the first argument for it. What the command says
# when it fails is in the file error.
ask() {
  answer=$1
  shift
  if $dry_run; then
    show "$@"
    return 0
  fi
  answer=$("$@" 2>"$work/error")
}

aws_ask() { ask "$1" aws --region "$region" "${@:2}"; }

# Whether the last call failed with words like these.
failed_with() { grep -qiE "$1" "$work/error"; }
reason() { tr -s '\n' ' ' <"$work/error" | sed 's/^ //; s/ $//'; }

# Parameters. Each goes to every template that has it.
parameters_of() {
  awk '/^[A-Z]/ { inside = /^Parameters:/ } inside && /^  [A-Za-z0-9]+:$/ { gsub(/[ :]/, ""); print }' "fargate/$1"
}

numbers_of() {
  awk '/^  [A-Za-z0-9]+:$/ { name = $1; sub(":", "", name) } /^    Type: Number/ { print name }' "fargate/$1"
}

required_of() {
  awk '/^[A-Z]/ { if (name != "") print name; name = ""; inside = /^Parameters:/ }
    inside && /^  [A-Za-z0-9]+:$/ { if (name != "") print name; name = $1; sub(":", "", name) }
    inside && /^    Default:/ { name = "" }' "fargate/$1"
}

# The value of a --parameter, or nothing.
given() {
  local pair
  for pair in "${parameters[@]+"${parameters[@]}"}"; do
    if [ "${pair%%=*}" = "$1" ]; then
      printf '%s\n' "${pair#*=}"
    fi
  done
}

templates() {
  echo queue.yaml
  echo service.yaml
  if $classic; then
    echo alb.yaml
    echo lambda.yaml
  fi
  if $ack; then echo ack.yaml; fi
  if [ "$(given Capacity)" = on-demand ]; then echo waker.yaml; fi
}

check_parameters() {
  local pair key known numbers template seen=' '
  known=$(for template in $(templates); do parameters_of "$template"; done | sort -u)
  numbers=$(for template in $(templates); do numbers_of "$template"; done | sort -u)
  for pair in "${parameters[@]+"${parameters[@]}"}"; do
    key=${pair%%=*}
    [ "$key" != "$pair" ] || stop 2 "--parameter $pair is not KEY=VALUE"
    grep -qx "$key" <<<"$known" ||
      stop 2 "there is no parameter $key; there are: $(tr '\n' ' ' <<<"$known")"
    [[ $seen != *" $key "* ]] || stop 2 "--parameter $key is given twice"
    seen+="$key "
    if grep -qx "$key" <<<"$numbers" && [[ ! ${pair#*=} =~ ^[0-9]+$ ]]; then
      stop 2 "--parameter $key is a whole number, not ${pair#*=}"
    fi
  done
}

# What a new stack needs and was not given.
check_required() {
  local template=$1 name missing=''
  for name in $(required_of "$template"); do
    if [ "$name" != ImageUri ] && [ -z "$(given "$name")" ]; then
      missing+=" $name"
    fi
  done
  [ -z "$missing" ] || stop 2 "a first deployment of $template needs --parameter for:$missing ('fargate/deploy.sh init' prints them)"
}

check_options() {
  local value
  case $arch in
    arm64 | amd64) ;;
    *) stop 2 "--arch is arm64 or amd64, not $arch" ;;
  esac
  case $smoke_seconds in
    *[!0-9]*) stop 2 "--smoke-seconds is a number, not $smoke_seconds" ;;
  esac
  case $receipt_seconds in
    '' | *[!0-9]*) stop 2 "--receipt-seconds is a number, not $receipt_seconds" ;;
  esac
  case $url in
    '' | https://?*) ;;
    *) stop 2 "--url begins with https://, unlike $url" ;;
  esac
  if $classic; then
    for value in "$certificate" "$url" "$bucket"; do
      [ -n "$value" ] || stop 2 "--classic needs --certificate, --url and --bucket"
    done
    [ "$(given Capacity)" != on-demand ] || stop 2 "behind a load balancer Capacity is always or spot, not on-demand"
    check_jar
  fi
  if $ack; then
    [ -n "$bucket" ] || stop 2 "--ack needs --bucket, for the jar of the function that serves the page"
    check_jar
  fi
  check_parameters
}

check_jar() {
  $dry_run || [ -f "$lambda_jar" ] || stop 2 "there is no $lambda_jar: build it with 'mvn package', or name it with --lambda-jar"
}

# Whether the service runs on demand: as given, else as it was. Then its alarms are carried by a function, too.
check_capacity() {
  local before
  before=$(saved_value "$stack" Capacity)
  capacity=$(given Capacity)
  capacity=${capacity:-$before}
  was_on_demand=false
  [ "$before" != on-demand ] || was_on_demand=true
  smoke_seconds=${smoke_seconds:-180}
  if [ "$capacity" != on-demand ]; then return 0; fi
  [ "$smoke_seconds" != 180 ] || smoke_seconds=300
  [ -n "$bucket" ] || stop 2 "Capacity=on-demand needs --bucket, for the jar of the function that wakes the program"
  check_jar
}

check_tools() {
  builder=docker
  $dry_run && return
  command -v aws >/dev/null || stop 2 "the AWS CLI is missing: install it (version 2.4 or later)"
  case $(aws --version 2>&1) in
    aws-cli/2.[0-3].*) stop 2 "this AWS CLI is too old: $(aws --version 2>&1); install 2.4 or later" ;;
  esac
  [ -z "$image" ] || return 0
  for builder in docker buildah ''; do
    [ -n "$builder" ] || stop 2 "neither docker nor buildah is installed: install one, or give an image that exists by --image"
    if command -v "$builder" >/dev/null; then break; fi
  done
}

name_version() {
  if [ -n "$image" ]; then
    tag=${tag:-${image##*[:@]}}
  elif [ -z "$tag" ]; then
    [ -z "$(git status --porcelain)" ] ||
      stop 2 "the work tree has changes: commit them, because the image is named after its commit, or give it a --tag"
    tag=$(git rev-parse --short=12 HEAD)
  fi
}

who_am_i() {
  aws_ask 000000000000 sts get-caller-identity --query Account --output text ||
    stop 2 "AWS does not know who you are: $(reason)"
  account=$answer
}

# The status of a stack, or nothing if there is none. Not to be answered is not the same as not to exist.
status_of() {
  if aws_ask UPDATE_COMPLETE cloudformation describe-stacks --stack-name "$1" --query 'Stacks[0].StackStatus' --output text; then
    return 0
  fi
  answer=''
  failed_with 'does not exist'
}

# A stack that can be deployed to; what an earlier run left unfinished is undone first.
prepare_stack() {
  local name=$1 template=$2
  status_of "$name" || stop 2 "could not ask about the stack $name: $(reason)"
  case $answer in
    '' | REVIEW_IN_PROGRESS) check_required "$template" ;;
    CREATE_FAILED | ROLLBACK_COMPLETE | ROLLBACK_FAILED)
      check_required "$template"
      say "The stack $name was never finished ($answer) and is made again"
      delete_stack "$name" || stop 2 "could not delete the unfinished stack $name: $(reason)"
      ;;
    UPDATE_FAILED)
      say "An earlier deployment of $name was interrupted and is undone first"
      roll_back "$name" || stop 4 "could not undo the interrupted deployment of $name: $(reason)"
      ;;
    *_IN_PROGRESS) stop 2 "another deployment of $name is running ($answer): wait until it ends" ;;
    *_FAILED)
      stop 4 "the stack $name is $answer: repair what its events name, then 'aws --region $region cloudformation continue-update-rollback --stack-name $name'"
      ;;
  esac
}

delete_stack() {
  aws_run cloudformation delete-stack --stack-name "$1" &&
    aws_run cloudformation wait stack-delete-complete --stack-name "$1"
}

roll_back() {
  aws_run cloudformation rollback-stack --stack-name "$1" &&
    aws_run cloudformation wait stack-rollback-complete --stack-name "$1"
}

# A new account gets this role with its first cluster in the console; CloudFormation does not make it.
check_ecs_role() {
  if aws_ask AWSServiceRoleForECS iam get-role --role-name AWSServiceRoleForECS --query Role.RoleName --output text; then
    return 0
  fi
  failed_with 'NoSuchEntity|cannot be found' || stop 2 "could not ask for the role AWSServiceRoleForECS: $(reason)"
  if ! aws_run iam create-service-linked-role --aws-service-name ecs.amazonaws.com --query Role.Arn --output text; then
    failed_with 'has been taken|already exists' || stop 2 "could not make the role AWSServiceRoleForECS: $(reason)"
  fi
}

# Two subnets of the VPC, in two zones, with a way to the internet: otherwise the task starts and cannot pull its image.
check_network() {
  local vpc subnets subnet
  vpc=$(given VpcId)
  subnets=$(given SubnetIds)
  if [ -z "$vpc$subnets" ]; then return 0; fi
  if [ -z "$vpc" ] || [ -z "$subnets" ]; then stop 2 "VpcId and SubnetIds are given together"; fi
  # shellcheck disable=SC2086 # one word for each subnet
  aws_ask "vpc-1 zone-a subnet-1 vpc-1 zone-b subnet-2" ec2 describe-subnets --subnet-ids ${subnets//,/ } \
    --query 'Subnets[].[VpcId, AvailabilityZone, SubnetId]' --output text ||
    stop 2 "could not find the subnets $subnets: $(reason)"
  $dry_run || check_zones "$vpc" "$subnets" "$answer"
  aws_ask '' ec2 describe-route-tables --filters "Name=vpc-id,Values=$vpc" --output text \
    --query "RouteTables[].[join(',', Routes[].GatewayId), join(',', Associations[].SubnetId), contains(Associations[].Main, \`true\`)]" ||
    stop 2 "could not read the routes of $vpc: $(reason)"
  if $dry_run; then return 0; fi
  for subnet in ${subnets//,/ }; do
    is_public "$subnet" "$answer" || stop 2 "the subnet $subnet has no route to an internet gateway: take a public one"
  done
}

check_zones() {
  local vpc=$1 subnets=$2 found=$3
  if awk -v vpc="$vpc" '$1 != vpc { other = 1 } END { exit !other }' <<<"$found"; then
    stop 2 "not all of the subnets $subnets belong to $vpc"
  fi
  # In the order given, since service.yaml takes the first two.
  awk -v first="$(cut -d, -f1 <<<"$subnets")" -v second="$(cut -d, -f2 -s <<<"$subnets")" \
    '{ zone[$3] = $2 } END { exit !(second != "" && zone[first] != "" && zone[second] != "" && zone[first] != zone[second]) }' <<<"$found" ||
    stop 2 "SubnetIds needs two subnets in two zones first, not $subnets"
}

# Rows: gateways of a route table, subnets that name it, whether it is the main one, for those that name none.
is_public() {
  awk -F '\t' -v subnet="$1" '
    index("," $2 ",", "," subnet ",") { own = 1; open = $1 ~ /igw-/ }
    tolower($3) == "true" { main = $1 ~ /igw-/ }
    END { exit !(own ? open : main) }' <<<"$2"
}

check_secret() {
  local arn
  arn=$(given SensAccountArn)
  if [ -z "$arn" ]; then return 0; fi
  aws_ask "$arn" secretsmanager describe-secret --secret-id "$arn" --query ARN --output text ||
    stop 2 "could not find the secret $arn: $(reason) ('fargate/deploy.sh init' makes it)"
}

# Tags are never moved, so a version that ran can run again.
make_repository() {
  if ! aws_ask "$repository" ecr describe-repositories --repository-names "$repository" \
    --query 'repositories[0].repositoryName' --output text; then
    failed_with RepositoryNotFound || stop 2 "could not ask for the repository $repository: $(reason)"
    aws_run ecr create-repository --repository-name "$repository" --image-tag-mutability IMMUTABLE \
      --image-scanning-configuration scanOnPush=true --query repository.repositoryUri --output text ||
      stop 2 "could not make the repository $repository: $(reason)"
  fi
  aws_run ecr put-lifecycle-policy --repository-name "$repository" --query repositoryName --output text --lifecycle-policy-text \
    '{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":10},"action":{"type":"expire"}}]}' ||
    stop 2 "could not limit the repository $repository to ten images: $(reason)"
}

# The tag names the platform too, so the same version for another one is another image.
push_image() {
  local registry=$account.dkr.ecr.$region.amazonaws.com password
  image=$registry/$repository:$tag-$arch
  say "Image $image"
  if $dry_run; then
    show aws --region "$region" ecr describe-images --repository-name "$repository" --image-ids "imageTag=$tag-$arch" --query 'imageDetails[0].imageDigest' --output text
  elif aws_ask '' ecr describe-images --repository-name "$repository" --image-ids "imageTag=$tag-$arch" \
    --query 'imageDetails[0].imageDigest' --output text; then
    say "is in the registry already"
    return 0
  else
    failed_with ImageNotFound || stop 2 "could not ask for the image $image: $(reason)"
  fi
  run "$builder" build --platform "linux/$arch" --build-arg "REVISION=$tag" --tag "$image" . ||
    stop 2 "the image could not be built; nothing was deployed"
  aws_ask PASSWORD ecr get-login-password || stop 2 "could not log in to the registry: $(reason)"
  password=$answer
  if $dry_run; then
    show "$builder" login --username AWS --password-stdin "$registry"
  else
    "$builder" login --username AWS --password-stdin "$registry" >/dev/null <<<"$password" ||
      stop 2 "the registry $registry refused the login"
  fi
  run "$builder" push "$image" || stop 2 "the image could not be pushed; nothing was deployed"
}

# What to go back to: the template and the parameters, and the image among them, of each stack that existed.
saved=''
deployed=''
capacity=''
was_on_demand=false

save_stack() {
  local name=$1
  status_of "$name" || stop 2 "could not ask about the stack $name: $(reason)"
  case $answer in
    '' | REVIEW_IN_PROGRESS) return 0 ;;
  esac
  aws_ask TEMPLATE cloudformation get-template --stack-name "$name" --query TemplateBody --output text ||
    stop 2 "could not save the template of $name: $(reason)"
  printf '%s\n' "$answer" >"$work/$name.yaml"
  aws_ask '[]' cloudformation describe-stacks --stack-name "$name" --output json \
    --query 'Stacks[0].Parameters[].{ParameterKey: ParameterKey, ParameterValue: ParameterValue}' ||
    stop 2 "could not save the parameters of $name: $(reason)"
  printf '%s\n' "$answer" >"$work/$name.json"
  saved+=" $name"
}

# The value of a parameter of a stack before this deployment, or nothing.
saved_value() {
  if $dry_run || [ ! -e "$work/$1.json" ]; then return 0; fi
  tr -s '[:space:]' ' ' <"$work/$1.json" |
    sed -nE "s/.*\"ParameterKey\": \"$2\", \"ParameterValue\": \"([^\"]*)\".*/\1/p"
}

# Why tasks of a new stack stopped, again and again into the file stopped: when its first deployment fails, CloudFormation
# deletes the cluster before this script could ask. (--disable-rollback is no way out: it refuses every update that
# replaces a resource, and each version replaces the task definition.)
watcher=''
watch_tasks() {
  local cluster tasks
  while sleep "${WATCH_SECONDS:-20}"; do
    cluster=$(cluster_of "$1" 2>/dev/null) || continue
    tasks=$(aws --region "$region" ecs list-tasks --cluster "$cluster" --desired-status STOPPED --query taskArns --output text 2>/dev/null) || continue
    if [ -z "$tasks" ] || [ "$tasks" = None ]; then continue; fi
    if describe_tasks "$cluster" "$tasks" >"$work/stopped.new" 2>/dev/null; then mv "$work/stopped.new" "$work/stopped"; fi
  done
}

cluster_of() {
  aws --region "$region" cloudformation describe-stack-resource --stack-name "$1" --logical-resource-id Cluster \
    --query StackResourceDetail.PhysicalResourceId --output text
}

describe_tasks() {
  # shellcheck disable=SC2086 # one word for each task
  aws --region "$region" ecs describe-tasks --cluster "$1" --tasks $2 --output text \
    --query 'tasks[].[stoppedReason, containers[0].reason, containers[0].exitCode]'
}

start_watching() {
  if $dry_run; then return 0; fi
  case " $saved " in *" $1 "*) return 0 ;; esac
  watch_tasks "$1" 3>/dev/null &
  watcher=$!
}

stop_watching() {
  if [ -n "$watcher" ]; then
    kill "$watcher" 2>/dev/null || true
    wait "$watcher" 2>/dev/null || true
  fi
  watcher=''
}

# CloudFormation waits until the service is steady, and goes back by itself if it does not become so.
deploy_template() {
  local template=$1 name=$2 key pair values=()
  shift 2
  values=("$@")
  for key in $(parameters_of "$template"); do
    for pair in "${parameters[@]+"${parameters[@]}"}"; do
      if [ "${pair%%=*}" = "$key" ]; then values+=("$pair"); fi
    done
  done
  say "Stack $name"
  if [ ${#values[@]} -gt 0 ]; then values=(--parameter-overrides "${values[@]}"); fi
  if [ "$name" = "$stack" ]; then start_watching "$name"; fi
  if ! aws_run cloudformation deploy --stack-name "$name" --template-file "fargate/$template" \
    --capabilities CAPABILITY_IAM --no-fail-on-empty-changeset --tags application=bongsu \
    "${values[@]+"${values[@]}"}"; then
    stop_watching
    give_up "$name"
  fi
  stop_watching
  deployed="$name $deployed"
}

# A deployment of this stack failed: say why, undo it, and undo the stacks before it.
give_up() {
  local name=$1
  show_reasons "$name"
  status_of "$name" || stop 4 "the deployment of $name failed, and its stack cannot be asked how it stands: $(reason). Run this script again"
  case $answer in
    *_IN_PROGRESS)
      [ "$answer" = REVIEW_IN_PROGRESS ] ||
        stop 4 "CloudFormation still works on $name ($answer), and this script could not wait for it. Run it again when the stack is done"
      ;;
    UPDATE_FAILED) roll_back "$name" || stop 4 "the deployment of $name failed and could not be undone: $(reason). Run this script again" ;;
    CREATE_FAILED | ROLLBACK_COMPLETE) delete_stack "$name" || stop 4 "the stack $name could not be made, nor deleted: $(reason). Run this script again" ;;
    *_FAILED) stop 4 "the stack $name is $answer: repair what its events name, then 'aws --region $region cloudformation continue-update-rollback --stack-name $name'" ;;
  esac
  undo
  stop 1 "the deployment of $name failed for the reasons above; the stacks are as they were before"
}

# Before the cause is deleted with the stack. What cannot be asked for is left out.
show_reasons() {
  local name=$1 cluster tasks group
  aws --region "$region" cloudformation describe-stack-events --stack-name "$name" --max-items 60 --output text \
    --query "StackEvents[?contains(ResourceStatus, 'FAILED')].[LogicalResourceId, ResourceStatusReason]" >&2 || true
  [ "$name" = "$stack" ] || return 0
  if [ -s "$work/stopped" ]; then
    echo "Stopped tasks:" >&2
    cat "$work/stopped" >&2
  else
    cluster=$(cluster_of "$name" 2>/dev/null) || true
    if [ -n "$cluster" ] && [ "$cluster" != None ]; then
      tasks=$(aws --region "$region" ecs list-tasks --cluster "$cluster" --desired-status STOPPED --query taskArns --output text 2>/dev/null) || true
      if [ -n "$tasks" ] && [ "$tasks" != None ]; then
        echo "Stopped tasks:" >&2
        describe_tasks "$cluster" "$tasks" >&2 || true
      fi
    fi
  fi
  group=$(aws --region "$region" cloudformation describe-stacks --stack-name "$queue" --output text \
    --query "Stacks[0].Outputs[?OutputKey=='LogGroupName'].OutputValue | [0]" 2>/dev/null) || true
  if [ -n "$group" ] && [ "$group" != None ]; then
    echo "The end of the log $group:" >&2
    aws --region "$region" logs filter-log-events --log-group-name "$group" --start-time "$(($(date -u +%s) - 900))000" \
      --query 'events[].[message]' --output text 2>/dev/null | grep -v '^None$' | tail -20 >&2 || true
  fi
}

# Back to the saved templates and parameters, the last stack first. changed says whether that changed anything.
changed=false
undo() {
  local name
  for name in $deployed; do
    case " $saved " in
      *" $name "*) restore_stack "$name" ;;
      *" $stack "*)
        # One function would wake a service that runs anyway, the other take what no text asks for.
        case $name in
          "$stack-waker" | "$stack-ack")
            delete_stack "$name" || stop 4 "the stack $name could not be deleted: $(reason). Delete it"
            ;;
        esac
        ;;
    esac
  done
}

restore_stack() {
  local name=$1
  if aws_ask '' cloudformation update-stack --stack-name "$name" --template-body "file://$work/$name.yaml" \
    --parameters "file://$work/$name.json" --capabilities CAPABILITY_IAM --query StackId --output text; then
    changed=true
    aws_run cloudformation wait stack-update-complete --stack-name "$name" ||
      stop 4 "the stack $name did not get back to its former version: read its events, then run this script with the former version"
    say "$name is as it was before"
  elif ! failed_with 'No updates are to be performed'; then
    stop 4 "the stack $name could not be set back to its former version: $(reason). Run this script with the former version"
  fi
}

output() {
  aws_ask "$1-$2" cloudformation describe-stacks --stack-name "$1" --query "Stacks[0].Outputs[?OutputKey=='$2'].OutputValue | [0]" --output text
}

start_again() {
  local cluster
  output "$stack" ClusterName || stop 3 "could not ask for the cluster: $(reason)"
  cluster=$answer
  output "$stack" ServiceName || stop 3 "could not ask for the service: $(reason)"
  aws_run ecs update-service --cluster "$cluster" --service "$answer" --force-new-deployment --query service.status --output text ||
    stop 3 "could not start a new task: $(reason)"
  aws_run ecs wait services-stable --cluster "$cluster" --services "$answer" ||
    stop 1 "the new task did not become steady; read the events of the service and the log of $queue"
}

# SNS takes what is published to a topic whose only subscription was never confirmed, and sends it to no one.
warn_of_subscriptions() {
  local name
  for name in OpsTopicArn FallbackTopicArn; do
    if output "$queue" "$name" &&
      aws_ask '' sns list-subscriptions-by-topic --topic-arn "$answer" --query 'Subscriptions[].SubscriptionArn' --output text; then
      case $answer in
        *PendingConfirmation*) say "CONFIRM the subscription: until the link in the mail of SNS is opened, nothing of $name is sent" ;;
      esac
    else
      say "could not check the subscriptions of $name: $(reason)"
    fi
  done
}

# An alarm as CloudWatch sends it, with a name of its own, so that its line in the log is found and it is no duplicate.
smoke_alarm() {
  printf '{"AlarmName":"%s","AlarmDescription":"severity=critical server-type=bongsu resource=deploy-%s",' "$1" "$tag"
  printf '"AWSAccountId":"%s","NewStateValue":"ALARM","OldStateValue":"OK","NewStateReason":"Sent by deploy.sh",' "$account"
  printf '"StateChangeTime":"%s","Region":"%s",' "$2" "$region"
  printf '"AlarmArn":"arn:aws:cloudwatch:%s:%s:alarm:%s"}' "$region" "$account" "$1"
}

# Ends with 0 when SENS accepted the alarm, and with 1 when the log was read to the end and does not say so.
send_smoke_alarm() {
  local now=1767225600 changed_at=2026-01-01T00:00:00.000+0000 name topic group line='' tries asked=false
  if ! $dry_run; then
    now=$(date -u +%s)
    changed_at=$(date -u +%Y-%m-%dT%H:%M:%S.000+0000)
  fi
  name=bongsu-smoke-$now
  if $classic; then
    output "$stack-lambda" TopicArn || unknown
  else
    output "$queue" AlarmTopicArn || unknown
  fi
  topic=$answer
  output "$queue" LogGroupName || unknown
  group=$answer
  say "One alarm, $name"
  aws_run sns publish --topic-arn "$topic" --query MessageId --output text --message "$(smoke_alarm "$name" "$changed_at")" || unknown
  for ((tries = 0; tries <= smoke_seconds / 5; tries++)); do
    if [ "$tries" != 0 ]; then sleep 5; fi
    asked=false
    # As JSON without --query: with text the query is applied to each page, and empty pages print None. Ten minutes
    # early, because this machine's clock may be ahead.
    if aws_ask "accepted tag=7K2 lane=urgent alarms=[$name]" logs filter-log-events --log-group-name "$group" \
      --start-time "$((now - 600))000" --filter-pattern "\"accepted tag=\" \"$name\"" --output json; then
      asked=true
      line=$(grep -oE "accepted tag=[^\"]*${name}[^\"]*" <<<"$answer" | head -1) || true
    fi
    if [ -n "$line" ]; then
      say "SENS accepted it; the SMS ends with the tag of this line (texts and numbers are not logged):"
      printf '%s\n' "$line" >&3
      await_receipts "$line" "$now"
      return 0
    fi
  done
  $asked || unknown
  return 1
}

# Prints what the carriers say, a line for each phone. An earlier version would not reach a phone that this one does not,
# so the deployment stays as it is, whatever they say.
await_receipts() {
  local tag phones lines='' known=0 tries
  tag=$(sed -E 's/^accepted tag=([^ ]*).*/\1/' <<<"$1")
  phones=$(sed -nE 's/.* recipients=([0-9]+).*/\1/p' <<<"$1")
  for ((tries = 0; tries <= receipt_seconds / 5; tries++)); do
    if [ "$tries" != 0 ]; then sleep 5; fi
    if aws_ask "delivered tag=$tag phone=*0001 carrier=- seconds=4" logs filter-log-events --log-group-name "$group" \
      --start-time "$(($2 - 600))000" --filter-pattern "?\"delivered tag=$tag\" ?\"undelivered tag=$tag\"" --output json; then
      lines=$(grep -oE "(un)?delivered tag=$tag [^\"]*" <<<"$answer" | sort -u) || true
      known=$(grep -c . <<<"$lines") || true
    fi
    if [ "$known" -ge "${phones:-1}" ]; then break; fi
  done
  if [ -n "$lines" ]; then printf '%s\n' "$lines" >&3; fi
  if grep -q '^delivered ' <<<"$lines"; then
    say "A phone received it"
  elif [ -n "$lines" ]; then
    stop 1 "SENS accepted the text, and no phone received it. docs/operate/runbook.md says what the codes above mean. The version was left as it is: another one would not reach these phones either"
  else
    say "No carrier reported in $receipt_seconds s whether a phone received it; 'bongsu history --tag $tag' and the log say it later"
  fi
}

unknown() {
  stop 3 "the version is deployed and was left as it is, but whether it carries alarms could not be checked: $(reason)"
}

# The service runs and no alarm came through.
go_back() {
  show_reasons "$stack"
  case " $saved " in
    *" $stack "*) ;;
    *) stop 1 "no SMS was accepted in $smoke_seconds s. There is no former version to go back to, so this one still runs, and alarms wait on the queue. The log is above; correct the cause and run this script again" ;;
  esac
  say "No SMS was accepted in $smoke_seconds s; back to the former version"
  undo
  if $changed; then
    stop 1 "no SMS was accepted in $smoke_seconds s; the former templates, parameters and image are in place again"
  fi
  stop 1 "no SMS was accepted in $smoke_seconds s. This deployment had changed nothing, so there is nothing to go back to: check the secret, and SENS"
}

deploy_load_balancer() {
  deploy_template alb.yaml "$stack-alb" "QueueStack=$queue" "CertificateArn=$certificate"
}

deploy_forwarder() {
  local key=bongsu-lambda-$tag.jar token
  token=$(given SensAccountArn)
  aws_ask "${token:-SECRET}" cloudformation describe-stacks --stack-name "$stack" --output text \
    --query "Stacks[0].Parameters[?ParameterKey=='SensAccountArn'].ParameterValue | [0]" || give_up "$stack-lambda"
  token=$answer
  aws_run s3 cp "$lambda_jar" "s3://$bucket/$key" || give_up "$stack-lambda"
  deploy_template lambda.yaml "$stack-lambda" "QueueStack=$queue" "CodeBucket=$bucket" "CodeKey=$key" "BongsuUrl=$url" "TokenArn=$token"
}

# The page for acknowledgements. Its address goes into the texts, unless AckUrl gives the domain that leads to it.
deploy_ack() {
  local key=bongsu-lambda-$tag.jar values=() secret_arn own_key
  secret_arn=$(given SensAccountArn)
  secret_arn=${secret_arn:-$(saved_value "$stack" SensAccountArn)}
  own_key=$(given OwnKey)
  own_key=${own_key:-$(saved_value "$queue" OwnKey)}
  values=("QueueStack=$queue" "CodeBucket=$bucket" "CodeKey=$key")
  if [ -z "$(given SensAccountArn)" ] && [ -n "$secret_arn" ]; then values+=("SensAccountArn=$secret_arn"); fi
  if [ -z "$(given OwnKey)" ]; then values+=("OwnKey=${own_key:-false}"); fi
  aws_run s3 cp "$lambda_jar" "s3://$bucket/$key" || give_up "$stack-ack"
  deploy_template ack.yaml "$stack-ack" "${values[@]}"
  if [ -z "$(given AckUrl)" ]; then
    output "$stack-ack" AckUrl || give_up "$stack-ack"
    ack_url=("AckUrl=$answer")
  fi
}

# The function that wakes a service on demand. It wakes for what the queue's stack puts on the queue.
deploy_waker() {
  local key=bongsu-lambda-$tag.jar events cluster service
  events=$(given FromEventBridge)
  events=${events:-$(saved_value "$queue" FromEventBridge)}
  output "$stack" ClusterName || give_up "$stack-waker"
  cluster=$answer
  output "$stack" ServiceName || give_up "$stack-waker"
  service=$answer
  aws_run s3 cp "$lambda_jar" "s3://$bucket/$key" || give_up "$stack-waker"
  deploy_template waker.yaml "$stack-waker" "QueueStack=$queue" "CodeBucket=$bucket" "CodeKey=$key" \
    "ClusterName=$cluster" "ServiceName=$service" "FromEventBridge=${events:-false}"
}

# A service that is not on demand any more: the function would set its desired count to 1. After the proof, because the
# former version would need it.
remove_waker() {
  say "Stack $stack-waker is not needed any more"
  delete_stack "$stack-waker" || stop 3 "the version is deployed; its stack $stack-waker could not be deleted: $(reason). Delete it"
}

prepare_stacks() {
  prepare_stack "$queue" queue.yaml
  prepare_stack "$stack" service.yaml
  save_stack "$queue"
  save_stack "$stack"
  if $classic; then
    prepare_known "$stack-alb"
    prepare_known "$stack-lambda"
    save_stack "$stack-alb"
    save_stack "$stack-lambda"
  fi
  if $ack; then
    prepare_known "$stack-ack"
    save_stack "$stack-ack"
  fi
  check_capacity
  if [ "$capacity" = on-demand ]; then
    prepare_known "$stack-waker"
    save_stack "$stack-waker"
  fi
}

# Stacks whose parameters come from options.
prepare_known() {
  status_of "$1" || stop 2 "could not ask about the stack $1: $(reason)"
  case $answer in
    CREATE_FAILED | ROLLBACK_COMPLETE | ROLLBACK_FAILED) delete_stack "$1" || stop 2 "could not delete the unfinished stack $1: $(reason)" ;;
    UPDATE_FAILED) roll_back "$1" || stop 4 "could not undo the interrupted deployment of $1: $(reason)" ;;
    REVIEW_IN_PROGRESS) ;;
    *_IN_PROGRESS) stop 2 "another deployment of $1 is running ($answer): wait until it ends" ;;
  esac
}

deploy() {
  local architecture=ARM64 balancer=() ack_url=()
  [ "$arch" = arm64 ] || architecture=X86_64
  check_options
  name_version
  check_tools
  who_am_i
  prepare_stacks
  check_ecs_role
  check_network
  check_secret
  if [ -z "$image" ]; then
    make_repository
    push_image
  fi
  trap 'stop 4 "interrupted; run this script again, which first undoes what is unfinished"' INT TERM
  # A heartbeat would wake the program every five minutes.
  if [ "$capacity" = on-demand ]; then
    deploy_template queue.yaml "$queue" Heartbeat=false
  elif $was_on_demand; then
    deploy_template queue.yaml "$queue" Heartbeat=true
  else
    deploy_template queue.yaml "$queue"
  fi
  if $classic; then
    deploy_load_balancer
    balancer=("LoadBalancerStack=$stack-alb")
  fi
  if $ack; then deploy_ack; fi
  deploy_template service.yaml "$stack" "QueueStack=$queue" "ImageUri=$image" "Architecture=$architecture" \
    "${balancer[@]+"${balancer[@]}"}" "${ack_url[@]+"${ack_url[@]}"}"
  if $classic; then deploy_forwarder; fi
  if [ "$capacity" = on-demand ]; then deploy_waker; fi
  if $restart; then start_again; fi
  warn_of_subscriptions
  if ! $smoke; then
    say "$image is deployed"
  elif send_smoke_alarm; then
    say "$image carries alarms"
  else
    go_back
  fi
  if $was_on_demand && [ "$capacity" != on-demand ]; then remove_waker; fi
}

# init: the secret, and the network.
value=''
read_hidden() {
  local prompt=$1 pattern=$2
  while :; do
    printf '%s: ' "$prompt" >&2
    if [ -t 0 ]; then
      IFS= read -rs value || stop 2 "the input ended"
      echo >&2
    else
      IFS= read -r value || stop 2 "the input ended"
      echo >&2
    fi
    if [[ $value =~ $pattern ]]; then return 0; fi
    echo "That does not look right; once more." >&2
  done
}

json_pair() {
  local text=${2//\\/\\\\}
  printf '"%s":"%s"%s' "$1" "${text//\"/\\\"}" "${3-,}"
}

ask_secret() {
  local file=$work/secret.json
  (umask 077 && : >"$file")
  read_hidden 'SENS service id (ncp:sms:kr:...)' '^ncp:sms:kr:[^[:space:]]+$'
  printf '{%s' "$(json_pair SENS_SERVICEID "$value")" >>"$file"
  read_hidden 'Access key of Naver Cloud' '^[^[:space:]]{10,}$'
  json_pair SENS_ACCESSKEY "$value" >>"$file"
  read_hidden 'Secret key of Naver Cloud' '^[^[:space:]]{10,}$'
  json_pair SENS_SECRETKEY "$value" >>"$file"
  read_hidden 'Registered sender, digits' '^[0-9]{8,12}$'
  json_pair SENS_FROM "$value" >>"$file"
  read_hidden 'Phones of the default team, separated by commas' '^[0-9][-0-9]{7,}(,[[:space:]]*[0-9][-0-9]{7,})*$'
  if $ack; then json_pair BONGSU_ACK_SECRET "$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')" >>"$file"; fi
  printf '%s}' "$(json_pair BONGSU_RECIPIENTS_DEFAULT "$value" '')" >>"$file"
}

write_secret() {
  if aws_ask arn:aws:secretsmanager:SECRET secretsmanager describe-secret --secret-id "$secret" --query ARN --output text; then
    aws_ask "$answer" secretsmanager put-secret-value --secret-id "$secret" --secret-string "file://$work/secret.json" --query ARN --output text ||
      stop 2 "could not write the secret $secret: $(reason)"
  else
    failed_with ResourceNotFound || stop 2 "could not ask for the secret $secret: $(reason)"
    aws_ask arn:aws:secretsmanager:SECRET secretsmanager create-secret --name "$secret" --secret-string "file://$work/secret.json" --query ARN --output text ||
      stop 2 "could not make the secret $secret: $(reason)"
  fi
}

init() {
  local arn vpc subnets email
  if ! $dry_run; then command -v aws >/dev/null || stop 2 "the AWS CLI is missing: install it (version 2.4 or later)"; fi
  who_am_i
  say "The values are not shown and go into the secret $secret in $region; nothing of them stays on this machine"
  if ! $dry_run; then ask_secret; fi
  write_secret
  arn=$answer
  email=you@example.com
  if ! $dry_run; then
    printf 'E-mail address for alarms about Bongsu itself: ' >&2
    IFS= read -r email || stop 2 "the input ended"
  fi
  check_ecs_role
  aws_ask vpc-1 ec2 describe-vpcs --filters Name=is-default,Values=true --query 'Vpcs[0].VpcId' --output text ||
    stop 2 "could not ask for the default VPC: $(reason)"
  vpc=$answer
  if [ "$vpc" = None ]; then
    say "There is no default VPC in $region: replace VPC and SUBNETS below by a VPC and two of its public subnets"
    vpc=VPC
    subnets=SUBNETS
  else
    aws_ask "subnet-1 subnet-2" ec2 describe-subnets --filters "Name=vpc-id,Values=$vpc" Name=default-for-az,Values=true \
      --query 'Subnets[:2].SubnetId' --output text || stop 2 "could not ask for the subnets of $vpc: $(reason)"
    subnets=$(tr -s '[:space:]' ',' <<<"$answer")
    subnets=${subnets%,}
  fi
  say "The secret is written. Deploy with:"
  printf '%s\n' "fargate/deploy.sh --region $region --stack $stack$($ack && printf ' --ack --bucket BUCKET') --parameter VpcId=$vpc --parameter SubnetIds=$subnets --parameter SensAccountArn=$arn --parameter OpsEmail=$email" >&3
}

parse "$@"
"$command"
