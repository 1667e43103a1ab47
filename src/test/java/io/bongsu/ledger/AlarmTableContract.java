package io.bongsu.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.compose.Message;
import io.bongsu.ledger.AlarmTable.Claim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Who may tell an alarm. */
abstract class AlarmTableContract extends LedgerContract {

  @Test
  void aNewAlarmIsOurs() {
    assertThat(us.alarms.claim("a")).isEqualTo(Claim.MINE);
  }

  @Test
  void anAlarmThatWasDealtWithIsDoneForEverybody() {
    us.alarms.claim("a");
    us.alarms.done("a");

    assertThat(us.alarms.claim("a")).isEqualTo(Claim.DONE);
    assertThat(other.alarms.claim("a")).isEqualTo(Claim.DONE);
  }

  @Test
  void anAlarmThatALivingProcessWorksOnIsInFlight() {
    us.alarms.claim("a");

    assertThat(other.alarms.claim("a")).isEqualTo(Claim.IN_FLIGHT);
  }

  @Test
  void anAlarmOfADeadProcessIsTakenOver() {
    us.alarms.claim("a");
    everybodyDies();
    other.nodes.beat(clock.instant());

    assertThat(other.alarms.claim("a")).isEqualTo(Claim.MINE);
    us.nodes.beat(clock.instant());
    assertThat(us.alarms.claim("a")).isEqualTo(Claim.IN_FLIGHT);
  }

  @Test
  void anAlarmOfAProcessThatLeftIsTakenOverAtOnce() {
    us.alarms.claim("a");
    us.nodes.leave();

    assertThat(other.alarms.claim("a")).isEqualTo(Claim.MINE);
  }

  @Test
  void whatAProcessForgotThatItHasItMayHaveAgain() {
    us.alarms.claim("a");

    assertThat(us.alarms.claim("a")).isEqualTo(Claim.MINE);
  }

  @Test
  void anAlarmThatFailedIsAnybodys() {
    us.alarms.claim("a");
    us.alarms.free("a");

    assertThat(other.alarms.claim("a")).isEqualTo(Claim.MINE);
  }

  @Test
  void freeingLeavesAloneWhatAnotherHasTakenOver() {
    us.alarms.claim("a");
    everybodyDies();
    other.nodes.beat(clock.instant());
    other.alarms.claim("a");

    us.alarms.free("a");

    us.nodes.beat(clock.instant());
    assertThat(us.alarms.claim("a")).isEqualTo(Claim.IN_FLIGHT);
  }

  @Test
  void anAlarmWhoseMessageMayHaveBeenSentIsInFlightUntilThatIsSettled() {
    Message message = message("api-1");
    us.alarms.claim(key("api-1"));
    us.insert(message);
    us.alarms.free(key("api-1"));

    assertThat(us.alarms.claim(key("api-1"))).isEqualTo(Claim.IN_FLIGHT);
    assertThat(other.alarms.claim(key("api-1"))).isEqualTo(Claim.IN_FLIGHT);

    us.messages.refused(message.id());
    assertThat(other.alarms.claim(key("api-1"))).isEqualTo(Claim.MINE);
  }

  @Test
  void anAlarmThatCouldNotBeClaimedCanBeDoneAllTheSame() {
    us.alarms.done("a");

    assertThat(other.alarms.claim("a")).isEqualTo(Claim.DONE);
  }

  @Test
  void whatIsDoneStaysDoneWhenItIsFreed() {
    us.alarms.claim("a");
    us.alarms.done("a");
    us.alarms.free("a");

    assertThat(other.alarms.claim("a")).isEqualTo(Claim.DONE);
  }

  @Test
  void onlyWhatWasDoneLongAgoIsForgotten() {
    us.alarms.claim("old");
    us.alarms.done("old");
    us.alarms.claim("open");
    clock.advance(Duration.ofDays(2));
    us.alarms.claim("new");
    us.alarms.done("new");

    assertThat(us.alarms.removeDone(clock.instant().minus(Duration.ofDays(1)))).isEqualTo(1);
    assertThat(us.alarms.claim("old")).isEqualTo(Claim.MINE);
    assertThat(us.alarms.claim("new")).isEqualTo(Claim.DONE);
  }

  @RepeatedTest(5)
  void ofManyWhoWantANewAlarmOneGetsIt() throws Exception {
    assertThat(race(nodes(8), "a")).containsOnlyOnce(Claim.MINE).doesNotContain(Claim.DONE);
  }

  @RepeatedTest(5)
  void ofManyWhoWantADeadProcessesAlarmOneGetsIt() throws Exception {
    us.alarms.claim("a");
    everybodyDies();

    assertThat(race(nodes(8), "a")).containsOnlyOnce(Claim.MINE).doesNotContain(Claim.DONE);
  }

  private List<Node> nodes(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Node("racer-" + i)).toList();
  }

  private static List<Claim> race(List<Node> racers, String key) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(racers.size());
    try {
      List<Callable<Claim>> runs = new ArrayList<>();
      racers.forEach(node -> runs.add(() -> node.alarms.claim(key)));
      List<Claim> claims = new ArrayList<>();
      for (Future<Claim> run : threads.invokeAll(runs)) {
        claims.add(run.get());
      }
      return claims;
    } finally {
      threads.shutdownNow();
    }
  }
}
