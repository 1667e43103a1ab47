package io.bongsu.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinksTest {

  @Test
  void theConsoleLinkLeadsToTheAlarm() {
    Alarm alarm = Alarms.critical("api-3").named("a b/c 경보").alarm();

    assertThat(Links.console(alarm))
        .contains(
            "https://console.aws.amazon.com/cloudwatch/home?region=ap-northeast-2"
                + "#alarmsV2:alarm/a%20b%2Fc%20%EA%B2%BD%EB%B3%B4");
  }

  @Test
  void theRunbookIsTheTagElseALinkInTheDescription() {
    Alarms alarm =
        Alarms.critical("api-3")
            .said(
                null, "see <https://wiki.example.com/a?b=c#d>, then {\"x\":\"http://e.example\"}");

    assertThat(Links.runbook(alarm.alarm())).contains("https://wiki.example.com/a?b=c#d");
    assertThat(Links.runbook(alarm.tagged(Map.of("Runbook", "https://r.example/1")).alarm()))
        .contains("https://r.example/1");
    assertThat(Links.runbook(alarm.tagged(Map.of("runbook", "javascript:alert(1)")).alarm()))
        .contains("https://wiki.example.com/a?b=c#d");
    assertThat(Links.runbook(Alarms.cpu("api-3"))).isEmpty();
  }

  @Test
  void aLinkTooLongForAMessageIsLeftOut() {
    Alarm alarm = Alarms.critical("api-3").named("경".repeat(255)).alarm();

    assertThat(Links.console(alarm)).isEmpty();
  }
}
