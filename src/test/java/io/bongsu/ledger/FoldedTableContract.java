package io.bongsu.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.support.ClassifiedAlarms;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Parts of composite alarms, until they or their composite alarm are over. */
abstract class FoldedTableContract extends LedgerContract {

  private final FoldedTable folded = new FoldedTable(jdbc);
  private final OutageTable outages = new OutageTable(jdbc);
  private final Alarm part = ClassifiedAlarms.of("web-1");
  private final String whole = ClassifiedAlarms.of("shop").source();

  @Test
  void nothingIsDueWhileTheCompositeAlarmLasts() {
    fold();

    assertThat(folded.due(in(60))).isEmpty();
    outages.end(whole, in(30));
    assertThat(folded.due(in(59))).as("right after it was folded").isEmpty();
    assertThat(folded.due(in(60))).extracting("alarmKey").containsExactly(part.key());
  }

  @Test
  void whatIsOverOrWasSentIsRemoved() {
    fold();
    assertThat(folded.removeOver(in(60))).as("while it lasts").isZero();
    outages.end(part.source(), in(40));
    assertThat(folded.removeOver(in(60))).isOne();

    outages.beginUnsent(part.source(), in(50));
    put();
    assertThat(folded.removeOver(in(60))).isZero();
    outages.goOn(part.source(), in(55));
    assertThat(folded.removeOver(in(60))).isOne();
  }

  @Test
  void whatIsTakenByOneProcessIsNotTakenByAnother() {
    fold();
    outages.end(whole, in(30));
    FoldedTable.Row row = folded.due(in(60)).get(0);

    assertThat(folded.claim(row, in(120))).isTrue();
    assertThat(folded.claim(row, in(120))).isFalse();
    assertThat(folded.due(in(119))).isEmpty();
    assertThat(folded.due(in(120))).as("nobody has sent it").hasSize(1);

    folded.remove(part.source(), part.key());
    assertThat(folded.due(in(120))).isEmpty();
  }

  private void fold() {
    outages.begin(whole, in(0));
    outages.beginUnsent(part.source(), part.stateChangeTime());
    put();
  }

  private void put() {
    folded.put(
        new FoldedTable.Row(
            part.source(),
            part.key(),
            whole,
            "{}",
            part.stateChangeTime().atOffset(ZoneOffset.UTC),
            in(60).atOffset(ZoneOffset.UTC)));
  }

  private Instant in(long seconds) {
    return clock.instant().plusSeconds(seconds);
  }
}
