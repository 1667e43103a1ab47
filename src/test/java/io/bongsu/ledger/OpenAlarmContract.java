package io.bongsu.ledger;

import static io.bongsu.ledger.OpenAlarmTable.Repetition.ESCALATION;
import static io.bongsu.ledger.OpenAlarmTable.Repetition.REMINDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.ledger.AckTable.AlarmRow;
import io.bongsu.ledger.AckTable.LinkRow;
import io.bongsu.ledger.AckTable.NewLink;
import io.bongsu.ledger.OpenAlarmTable.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Open alarms, through a crash and with two processes. */
abstract class OpenAlarmContract extends LedgerContract {

  private static final Instant NOON = Instant.parse("2026-11-22T03:00:00Z");

  private final OpenAlarmTable open = new OpenAlarmTable(jdbc);
  private final OutageTable outages = new OutageTable(jdbc);
  private final AckTable links = new AckTable(jdbc, new RecipientHash("secret"));

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

  @Test
  void theFirstAcknowledgementHoldsUntilItsTimeAndTheCountsBeginAnew() {
    outages.begin("api-1", NOON);
    open.open(row("api-1", 600));
    open.done(row("api-1", 600), REMINDER, in(1200));

    assertThat(acknowledge("kim", 700, 4300)).isTrue();
    assertThat(acknowledge("lee", 710, 4310)).as("kim has it").isFalse();
    assertThat(open.due(REMINDER, in(4299))).isEmpty();
    assertThat(open.due(REMINDER, in(4300)))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.acks()).isOne();
              assertThat(row.reminded()).isZero();
            });
    assertThat(open.due(ESCALATION, in(4400))).hasSize(1);
    assertThat(open.holders(List.of("api-1")).get(0).at(in(4299))).isEqualTo("kim");
    assertThat(open.holders(List.of("api-1")).get(0).at(in(4300))).isNull();
    assertThat(acknowledge("lee", 4300, 8000)).as("after that").isTrue();
    outages.end("api-1", in(5000));
    assertThat(open.holders(List.of("api-1"))).isEmpty();
  }

  private boolean acknowledge(String by, int at, int until) {
    return open.acknowledge(row("api-1", 600), by, in(at), in(until), in(until), in(until + 100));
  }

  @Test
  void aLinkIsAboutItsAlarmsAndItsOthersAreNotifiedOnce() {
    NewLink kim = new NewLink("token-kim", "7K2", "kim", "01000000001", in(600));
    links.add(kim, List.of(new AlarmRow("api-1", "api-1|ALARM", false)));
    links.addLike("token-kim", new NewLink("token-lee", "7K2", "lee", "01000000002", in(600)));
    assertThat(links.alarms("token-lee")).isEqualTo(links.alarms("token-kim"));
    assertThat(links.recipients(List.of("api-1|ALARM"))).hasSize(2);
    assertThat(links.link("unknown")).isEmpty();

    links.acknowledged("token-kim", in(10), links.alarms("token-kim"), in(11));
    assertThat(links.alarms("token-kim")).extracting(AlarmRow::taken).containsExactly(true);
    LinkRow due = links.toNotify(in(11)).get(0);
    assertThat(links.claim(due, in(71))).isTrue();
    assertThat(links.claim(due, in(71))).as("another process").isFalse();
    assertThat(links.toNotify(in(70))).isEmpty();
    assertThat(links.claim(links.toNotify(in(71)).get(0), null)).isTrue();
    assertThat(links.toNotify(in(9999))).isEmpty();
    assertThat(new HistoryTable(jdbc).acknowledgements(List.of("api-1|ALARM")))
        .extracting(HistoryTable.AckRow::name)
        .containsExactly("kim");

    assertThat(links.remove(in(0), in(600 + 86_401))).as("lee's, which nobody used").isOne();
    assertThat(links.remove(in(601), in(601))).isOne();
    assertThat(links.alarms("token-kim")).isEmpty();
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
