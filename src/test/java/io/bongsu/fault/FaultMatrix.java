package io.bongsu.fault;

import io.bongsu.support.Phones;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Runs every row and prints the table of docs/reliability.md. It takes some fifteen minutes; the
 * arguments, if any, choose the rows whose name contains one of them.
 */
public final class FaultMatrix {

  private FaultMatrix() {}

  public static void main(String[] arguments) {
    PrintStream out = System.out;
    out.println(Result.HEADER);
    boolean good = true;
    for (Map.Entry<String, Supplier<Result>> row : rows().entrySet()) {
      if (isChosen(row.getKey(), List.of(arguments))) {
        Result result = run(row.getKey(), row.getValue());
        out.println(result.line());
        good &= result.isGood();
      }
    }
    System.exit(good ? 0 : 1);
  }

  private static Result run(String name, Supplier<Result> row) {
    try {
      return row.get();
    } catch (AssertionError | RuntimeException failed) {
      return new Result(name, -1, 0, 0, 0, "FAILED: " + failed.getMessage());
    }
  }

  private static boolean isChosen(String row, List<String> wanted) {
    return wanted.isEmpty() || wanted.stream().anyMatch(row::contains);
  }

  private static Map<String, Supplier<Result>> rows() {
    Map<String, Supplier<Result>> rows = new LinkedHashMap<>();
    Kills.points()
        .forEach((what, step) -> rows.put("kill: " + step, () -> Kills.at(what, step, 1)));
    rows.put("kill: after post", Kills::afterPost);
    rows.put("kill: while acknowledging", Kills::whileAcknowledging);
    rows.put("kill: while confirming", Kills::whileSettling);
    rows.put("memory limit", Kills::byMemory);
    rows.put("phone off", () -> Undelivered.failed("phone off", "2003"));
    rows.put("no subscriber", () -> Undelivered.failed("no subscriber", "3001"));
    rows.put("sender unregistered", () -> Undelivered.failed("sender unregistered", "3023"));
    rows.put("processing", Undelivered::processing);
    rows.put("receipts unavailable", Undelivered::withoutReceipts);
    rows.put("wrong number", Undelivered::oneWrongNumber);
    rows.put("alimtalk failed", Undelivered::alimtalkFailed);
    rows.put("alimtalk forbidden", Undelivered::alimtalkForbidden);
    rows.put("quota", Undelivered::quota);
    rows.put("reserved text", Undelivered::reserved);
    rows.put(
        "kill: before failover", () -> Undelivered.killedBeforeFailover("receipt-next-deliver"));
    rows.put("failover replicas", Undelivered::replicaKilled);
    rows.put(
        "kill: before the acknowledgement",
        () ->
            Acknowledged.killed(
                "acknowledgement taken, before the ledger", "remind-acknowledge-take"));
    rows.put(
        "kill: after the acknowledgement",
        () -> Acknowledged.killed("acknowledged, before its message", "remind-send-status"));
    rows.put("acknowledged replicas", Acknowledged::replicas);
    rows.put("kill: before a reminder", Repetitions::reminder);
    rows.put("kill: before a brief", Repetitions::brief);
    rows.put("SIGTERM", Deploys::terminated);
    rows.put("storm: killed", Storms::killed);
    rows.put("storm: overtaken, killed", Storms::killedWhenOvertaken);
    rows.put("storm: SIGTERM", Storms::terminated);
    rows.put("storm: answer lost", Storms::answerLost);
    rows.put("requests: phones on", () -> Storms.requests("phones on", 2, scene -> {}));
    rows.put(
        "requests: no receipts",
        () ->
            Storms.requests("no result ever", 5, scene -> scene.sens.neverAnswers(Phones.ON_CALL)));
    rows.put("rolling deploy", Deploys::rolled);
    rows.put("two replicas", Deploys::replicaKilled);
    rows.put("shared storm", Deploys::sharedStorm);
    rows.put("shared storm: first killed", Deploys::sharedStormFirstKilled);
    rows.put("shared storm: second killed", Deploys::sharedStormSecondKilled);
    rows.put("shared storm: first SIGTERM", Deploys::sharedStormFirstTerminated);
    rows.put("shared storm: second SIGTERM", Deploys::sharedStormSecondTerminated);
    rows.put("task replaced", Replacements::onTheSameDisk);
    rows.put("disk lost", Replacements::onAnEmptyDisk);
    rows.put("asleep", Replacements::asleep);
    rows.put("answer lost", Outages::answerLost);
    rows.put("answer unreadable", Outages::answerUnreadable);
    rows.put("connection closed", Outages::connectionClosedBefore);
    rows.put("answer late", Outages::answerLate);
    for (int status : new int[] {500, 503, 429}) {
      rows.put("status " + status, () -> Outages.storm(status));
    }
    rows.put("wrong key", Outages::wrongKey);
    rows.put("clock off", Outages::clockOff);
    rows.put("queue away", () -> Outages.queueAway(60));
    rows.put("queue deleted", Outages::queueDeleted);
    rows.put("suspended", Pauses::suspended);
    rows.put("suspended replica", Pauses::replicaSuspended);
    rows.put("slow SENS", Outages::slow);
    rows.put("ledger: disk full at the start", Ledgers::diskFullAtTheStart);
    rows.put("ledger: read-only", Ledgers::readOnly);
    rows.put("ledger: second process", Ledgers::secondProcess);
    rows.put("ledger: restarted", Ledgers::restarted);
    rows.put("ledger: frozen", Ledgers::frozen);
    rows.put("duplicates", Outages::duplicates);
    rows.put("SENS down", Outages::sensDown);
    rows.put("disk full", Outages::diskFull);
    BrokenFiles.files()
        .forEach((what, files) -> rows.put("broken: " + what, () -> BrokenFiles.run(what, files)));
    rows.put("attack: preview", Attacks::preview);
    rows.put("attack: pages", Attacks::pages);
    rows.put("attack: logs", Attacks::logs);
    rows.put("attack: messages", Attacks::messages);
    rows.put("attack: alarms", Attacks::alarms);
    rows.put("attack: SNS", Attacks::sns);
    rows.put("flood", () -> Outages.flood(10_000));
    return rows;
  }
}
