package io.bongsu.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.compose.AckLinks;
import io.bongsu.compose.AckProperties;
import io.bongsu.compose.Message;
import io.bongsu.notify.Recipient;
import io.bongsu.notify.Recipients;
import io.bongsu.sens.SensAlimtalk;
import io.bongsu.sens.SensAlimtalkProperties;
import io.bongsu.support.Phones;
import io.bongsu.support.SampleMessages;
import io.bongsu.support.SetClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The link to acknowledge in an AlimTalk: where its template's button leads, or in its text. */
class ChannelRequestsTest {

  private static final String LINK = "https://b.kr/a/M9GzqYdUkC";

  private final Recipient person = new Recipient(Phones.ON_CALL);
  private final ChannelRequests requests =
      new ChannelRequests(
          Channels.ofTeams(new Recipients(Map.of("default", List.of(person)))),
          new SensAlimtalkProperties(
              "ncp:kkobizmsg:kr:1:bongsu",
              "@bongsu",
              "alarm",
              "#{text} #{link}",
              List.of("text={tag}", "link={ack}"),
              "확인",
              "{ack}"),
          new AckLinks(
              new AckProperties("https://b.kr/", "secret-of-the-test", Duration.ofHours(4)),
              new SetClock()),
          true);

  @Test
  void theButtonAndTheVariableLeadToTheLinkOfTheText() {
    SensAlimtalk request = requests.alimtalk(message("[경보] api-3 CPU " + LINK + " #7K2"));
    assertThat(Objects.requireNonNull(request.button()).url()).isEqualTo(LINK);
    assertThat(request.content()).isEqualTo("7K2 " + LINK);
  }

  @Test
  void withoutALinkInTheTextTheyLeadToNoAlarm() {
    SensAlimtalk request = requests.alimtalk(message("[주의] api-3 CPU #7K2"));
    assertThat(Objects.requireNonNull(request.button()).url()).isEqualTo("https://b.kr/a/");
  }

  @Test
  void aMailServerCarriesMailsAndNothingElse() {
    assertThat(requests.isBySmtp("mail")).isTrue();
    assertThat(requests.isBySmtp("alimtalk")).isFalse();
    assertThat(requests.isBySmtp(null)).as("SMS").isFalse();
  }

  private Message message(String text) {
    return SampleMessages.of("id", text, List.of(person), List.of());
  }
}
