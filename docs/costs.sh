#!/usr/bin/env bash
# What each topology costs a month in Seoul (ap-northeast-2), in USD without tax, for 730 hours. Prices as of
# 2026-11-22; docs/costs.md says where they come from and which are not verified. Arguments: alarms a month (3000),
# CloudWatch alarms (100), won for a dollar (1400), wake-ups a month of the task on demand (22, five alarms a week).
set -euo pipefail

awk -v alarms="${1:-3000}" -v watched="${2:-100}" -v won="${3:-1400}" -v wakes="${4:-22}" '
function line(what, usd) { sum += usd; printf "  %-58s %8.2f\n", what, usd }
function total(what) { printf "  %-58s %8.2f  (%d won)\n\n", what, sum, sum * won; sum = 0 }
function free(amount, included) { return amount > included ? amount - included : 0 }
function task(vcpu_hour, gb_hour) { return HOURS * (0.25 * vcpu_hour + 0.5 * gb_hour) }

# Two pollers with long polling of 20 s, and three requests for each alarm (receive, extend, delete).
function queue() { return free(2 * HOURS * 180 + 3 * alarms, 1000000) * 0.40 / 1000000 }

# 2 kB of log for each alarm, and a start now and then.
function logs() { return (alarms * 2 + 1000) / 1024 / 1024 * 0.76 }

# metrics: those of the alarms on Bongsu itself, of which ten are free.
function shared(metrics) {
  line("secret, 1", 0.40)
  line("images in ECR, 10 versions of 0.15 GB (the most kept)", 10 * 0.15 * 0.10)
  line("queue requests", queue())
  line("log", logs())
  line("alarms on Bongsu itself, " metrics " metrics (10 are free)", free(metrics, 10) * 0.10)
}

function ledger() { line("ledger on EFS, 0.01 GB", 0.01 * 0.33) }
function address(n) { return n * HOURS * 0.005 }

BEGIN {
  HOURS = 730

  print "Fargate without a load balancer, Capacity=always (queue.yaml, service.yaml, arm64)"
  line("task, 0.25 vCPU and 0.5 GB, arm64", task(0.03725, 0.00409))
  line("public IPv4 address, 1", address(1))
  ledger()
  shared(7)
  total("together")

  print "The same with Capacity=spot, at 30 % of the price of the task"
  line("task, 0.25 vCPU and 0.5 GB, arm64, spot", task(0.03725, 0.00409) * 0.30)
  line("public IPv4 address, 1", address(1))
  ledger()
  shared(7)
  total("together")

  print "The same with Capacity=on-demand: the task runs for 20 minutes from an alarm on (waker.yaml, an estimate)"
  line("task, " wakes " times 20 minutes, arm64", wakes / 3 / HOURS * task(0.03725, 0.00409))
  line("public IPv4 address while it runs", wakes / 3 * 0.005)
  line("Lambda calls", 0)
  ledger()
  shared(8)
  total("together")

  print "Capacity=always on x86-64"
  line("task, 0.25 vCPU and 0.5 GB, x86-64", task(0.04656, 0.00511))
  line("public IPv4 address, 1", address(1))
  ledger()
  shared(7)
  total("together")

  print "Load balancer and Lambda (alb.yaml, lambda.yaml, arm64)"
  line("task, 0.25 vCPU and 0.5 GB, arm64", task(0.03725, 0.00409))
  line("load balancer", HOURS * 0.0225)
  line("load balancer capacity, 0.01 units", HOURS * 0.008 * 0.01)
  line("public IPv4 addresses, 2 of the load balancer and 1", address(3))
  line("Lambda calls", free(alarms, 1000000) * 0.20 / 1000000)
  ledger()
  shared(14)
  total("together")

  print "Load balancer, private subnet and NAT gateway (not in this repository)"
  line("task, 0.25 vCPU and 0.5 GB, x86-64", task(0.04656, 0.00511))
  line("load balancer", HOURS * 0.0225)
  line("public IPv4 addresses, 2 of the load balancer and 1 of the NAT", address(3))
  line("NAT gateway", HOURS * 0.059)
  shared(7)
  total("together")

  print "An EC2 instance that polls the queue, t4g.nano with 512 MB (not in this repository)"
  line("instance", HOURS * 0.0052)
  line("disk, gp3, 8 GB", 8 * 0.0912)
  line("public IPv4 address, 1", address(1))
  shared(7)
  total("together")

  print "Besides, in each of them"
  line("CloudWatch alarms that watch your servers, " watched, free(watched, 3) * 0.10)
  total("together")
  printf "  SMS: %d won if each of %d alarms is one SMS to one phone at 9 won; bursts make it fewer.\n", alarms * 9, alarms
}'
