package io.bongsu.ledger;

import static io.bongsu.ledger.OpenAlarmTable.Repetition.ESCALATION;
import static io.bongsu.ledger.OpenAlarmTable.Repetition.REMINDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.ledger.OpenAlarmTable.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Open alarms, through a crash and with two processes. */
abstract class OpenAlarmContract extends LedgerContract {

  private static final Instant NOON = Instant.parse("2026-11-22T03:00:00Z");

  private final OpenAlarmTable open = new OpenAlarmTable(jdbc);
  private final OutageTable outages = new OutageTable(jdbc);

  @Test
  void anAlarmIsDueAtItsTimeForAsLongAsItLasts() {
    outages.begin("api-1", NOON);
    open.open(row("api-1", 600));

    assertThat(open.due(REMINDER, in(599))).isEmpty();
    assertThat(open.due(REMINDER, in(600))).containsExactly(row("api-1", 600));
    assertThat(open.due(ESCALATION, in(600))).as("has no time").isEmpty();

    outages.end("api-1", in(601));
    assertThat(open.due(REMINDER, in(602))).isEmpty();
    assertThat(open.removeEnded()).isOne();
  }

  @Test
  void whatOneProcessClaimsAnotherDoesNot() {
    outages.begin("api-1", NOON);
    open.open(row("api-1", 600));

    assertThat(open.claim(row("api-1", 600), REMINDER, in(660))).isTrue();
    assertThat(open.claim(row("api-1", 600), REMINDER, in(660))).isFalse();
    assertThat(open.due(REMINDER, in(659))).isEmpty();
    assertThat(open.due(REMINDER, in(660))).as("after a crash").hasSize(1);
  }

  @Test
  void theSameChangeKeepsItsCountAndAnotherBeginsAnew() {
    outages.begin("api-1", NOON);
    open.open(row("api-1", 600));
    open.done(row("api-1", 600), REMINDER, in(1200));

    open.open(row("api-1", 600));
    assertThat(open.due(REMINDER, in(1200))).extracting(Row::reminded).containsExactly(1);

    open.open(new Row("api-1", "other", "default", "{}", at(60), 0, at(900), 0, null, 0));
    assertThat(open.due(REMINDER, in(900))).extracting(Row::reminded).containsExactly(0);
  }

  private static Row row(String source, int seconds) {
    return new Row(source, source + "|ALARM", "default", "{}", at(0), 0, at(seconds), 0, null, 0);
  }

  private static java.time.OffsetDateTime at(int seconds) {
    return in(seconds).atOffset(ZoneOffset.UTC);
  }

  private static Instant in(int seconds) {
    return NOON.plusSeconds(seconds);
  }
}
