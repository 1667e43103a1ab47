package io.bongsu.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmJson;
import io.bongsu.alarm.AlarmState;
import io.bongsu.compose.SentSiblings;
import io.bongsu.compose.WatchedMetric;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.SiblingTable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The alarms that were sent, as the ledger keeps them. A ledger that does not answer knows none.
 * Thread-safe.
 */
public final class SiblingHistory implements SentSiblings {

  private final SiblingTable table;
  private final LedgerGuard guard;
  private final AlarmJson json = new AlarmJson();

  public SiblingHistory(SiblingTable table, LedgerGuard guard) {
    this.table = table;
    this.guard = guard;
  }

  /** Describes the outage of an alarm that is not OK, in the caller's transaction. */
  public void describe(Alarm alarm) {
    table.describe(
        alarm.source(),
        hash(WatchedMetric.key(alarm)),
        hash(WatchedMetric.name(alarm)),
        json.write(alarm.withoutTexts()));
  }

  @Override
  public List<Alarm> siblings(Collection<Alarm> alarms) {
    Set<String> metrics = all(alarms, alarm -> hash(WatchedMetric.key(alarm)));
    Set<String> names = all(alarms, alarm -> hash(WatchedMetric.name(alarm)));
    Set<String> sources = all(alarms, Alarm::source);
    return guard
        .query(() -> table.find(metrics, names, sources), List.<SiblingTable.Row>of())
        .stream()
        .map(this::alarm)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Set<String> all(Collection<Alarm> alarms, Function<Alarm, String> part) {
    return alarms.stream().map(part).collect(Collectors.toSet());
  }

  private Optional<Alarm> alarm(SiblingTable.Row row) {
    OffsetDateTime ended = row.endedAt();
    Optional<Alarm> sent = json.read(row.alarm()).filter(alarm -> alarm.classification() != null);
    return ended == null
        ? sent
        : sent.map(alarm -> alarm.changed(AlarmState.OK, ended.toInstant()));
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
