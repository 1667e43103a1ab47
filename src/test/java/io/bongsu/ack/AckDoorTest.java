package io.bongsu.ack;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.ack.AckStanding.Kind;
import io.bongsu.support.SetClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a phone, a preview of links and somebody who guesses get at {@code /a/{token}}. */
class AckDoorTest {

  private static final Duration EXPIRES = Duration.ofHours(4);
  private static final String PHONE = "192.0.2.1";

  private final SetClock clock = new SetClock();
  private final AckTokens tokens = new AckTokens("secret-of-the-test", EXPIRES, clock);
  private final String korean = tokens.of("7K2", clock.instant(), "01000000001", false);
  private final String english = tokens.of("7K2", clock.instant(), "01000000002", true);
  private final String unsent = tokens.of("7K9", clock.instant(), "01000000009", false);
  private final List<String> queue = new ArrayList<>();
  private final AckLimits limits = new AckLimits(clock);
  private AckStanding standing = AckStanding.UNKNOWN;
  private boolean away;
  private final AckDoor door =
      new AckDoor(
          tokens,
          EXPIRES,
          limits,
          token -> token.equals(unsent) ? Optional.empty() : Optional.of(standing),
          this::put,
          clock);

  private void put(String message) throws IOException {
    if (away) {
      throw new IOException("the queue is away");
    }
    queue.add(message);
  }

  @Test
  void openingTheLinkShowsAPageAndChangesNothing() {
    for (String method : List.of("GET", "HEAD")) {
      assertThat(door.answer(method, korean, PHONE).status()).isEqualTo(200);
    }
    assertThat(door.answer("GET", korean, PHONE).body())
        .contains("<html lang=\"ko\">", "<form method=\"post\">", "제가 확인합니다");
    assertThat(door.answer("GET", english, PHONE).body())
        .contains("<html lang=\"en\">", "I have it");
    assertThat(door.answer("HEAD", korean, PHONE).body()).isEmpty();
    assertThat(queue).isEmpty();
  }

  @Test
  void theButtonPutsOneSignedMessageOnTheQueueHoweverOftenItIsPressed() {
    for (int i = 0; i < 5; i++) {
      assertThat(door.answer("POST", korean, PHONE).body()).contains("접수", "4시간");
    }
    assertThat(queue).singleElement().asString().contains("\"token\":\"" + korean + "\"");
  }

  @Test
  void aMinuteLaterTheButtonPutsItAgainInCaseItWasLost() {
    door.answer("POST", korean, PHONE);
    clock.advance(Duration.ofSeconds(59));
    door.answer("POST", korean, PHONE);
    assertThat(queue).hasSize(1);
    clock.advance(Duration.ofSeconds(1));
    door.answer("POST", korean, PHONE);
    assertThat(queue).hasSize(2);
  }

  @Test
  void whatTheQueueDidNotTakeIsNotCalledAcknowledged() {
    away = true;
    assertThat(door.answer("POST", korean, PHONE).status()).isEqualTo(503);
    away = false;
    assertThat(door.answer("POST", korean, PHONE).status()).isEqualTo(200);
    assertThat(queue).hasSize(1);
  }

  @Test
  void whoHasTheAlarmsIsSaidAndNothingIsPut() {
    standing = new AckStanding(Kind.TAKEN, "<kim>");
    assertThat(door.answer("POST", english, PHONE).body()).contains("&lt;kim&gt; has it");
    standing = new AckStanding(Kind.OVER, null);
    assertThat(door.answer("GET", english, PHONE).body()).contains("are over");
    standing = new AckStanding(Kind.MINE, "kim");
    assertThat(door.answer("GET", korean, PHONE).body()).contains("이미 확인하셨습니다");
    assertThat(queue).isEmpty();
  }

  @Test
  void everyKindOfWrongTokenGetsTheSameAnswer() {
    String forged = korean.substring(0, 9) + (korean.endsWith("1") ? "2" : "1");
    Stream<AckAnswer> fresh =
        Stream.of(unsent, forged, "", "x", "../../etc")
            .flatMap(
                token ->
                    Stream.of("GET", "POST").map(method -> door.answer(method, token, address())));
    Set<AckAnswer> answers = fresh.collect(Collectors.toSet());
    clock.advance(Duration.ofHours(5));
    answers.add(door.answer("GET", korean, address()));
    answers.add(door.answer("POST", english, address()));

    assertThat(answers).singleElement().extracting(AckAnswer::status).isEqualTo(404);
    assertThat(queue).isEmpty();
  }

  private int addresses;

  private String address() {
    return "198.51.100." + addresses++;
  }

  @Test
  void whoeverGuessesIsRefusedForAMinuteAlsoWithAGoodToken() {
    for (int i = 0; i < AckLimits.WRONG; i++) {
      assertThat(door.answer("GET", "guess", PHONE).status()).isEqualTo(404);
    }
    assertThat(door.answer("POST", korean, PHONE).status()).isEqualTo(429);
    assertThat(door.answer("GET", korean, "192.0.2.2").status()).as("another phone").isEqualTo(200);
    clock.advance(Duration.ofMinutes(1));
    assertThat(door.answer("POST", korean, PHONE).status()).isEqualTo(200);
  }

  @Test
  void guessesFromManyAddressesAreLimitedTogetherAndAddressesAreNotRememberedForEver() {
    int refused = 0;
    for (int i = 0; i < 3 * AckLimits.ADDRESSES; i++) {
      String address = "2001:db8:0:%x::1".formatted(i);
      refused += door.answer("GET", "guess", address).status() == 404 ? 1 : 0;
    }
    assertThat(refused).isEqualTo(AckLimits.ALL_WRONG);
    assertThat(limits.addresses()).isLessThanOrEqualTo(AckLimits.ADDRESSES + 1);
    assertThat(door.answer("GET", korean, PHONE).status()).as("who guessed nothing").isEqualTo(429);
    clock.advance(Duration.ofMinutes(1));
    assertThat(door.answer("GET", korean, PHONE).status()).as("a minute later").isEqualTo(200);
  }

  @Test
  void oneIpv6NetworkIsOneAddress() {
    for (int i = 0; i < AckLimits.WRONG; i++) {
      door.answer("GET", "guess", "2001:db8:0:1::" + i);
    }
    assertThat(door.answer("GET", korean, "2001:db8:0:1::ffff").status()).isEqualTo(429);
    assertThat(door.answer("GET", korean, "2001:db8:0:2::1").status()).isEqualTo(200);
  }

  @Test
  void whoAsksTooOftenIsRefused() {
    for (int i = 0; i < AckLimits.REQUESTS; i++) {
      assertThat(door.answer("GET", korean, PHONE).status()).isEqualTo(200);
    }
    assertThat(door.answer("GET", korean, PHONE).status()).isEqualTo(429);
  }

  @Test
  void requestsFromManyAddressesAreLimitedTogether() {
    for (int i = 0; i < AckLimits.ALL_REQUESTS; i++) {
      String address = "10.0.%d.%d".formatted(i / 256, i % 256);
      assertThat(door.answer("GET", korean, address).status()).isEqualTo(200);
    }
    assertThat(door.answer("GET", korean, PHONE).status()).isEqualTo(429);
  }

  @Test
  void otherMethodsAreRefusedAndThePageMayLoadNothing() {
    AckAnswer answer = door.answer("DELETE", korean, PHONE);
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers())
        .containsEntry("Allow", "GET, HEAD, POST")
        .containsEntry("Cache-Control", "no-store")
        .containsEntry("Referrer-Policy", "no-referrer");
    assertThat(answer.headers().get("Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .doesNotContain("unsafe");
  }
}
