package io.bongsu.ack;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.SetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AckTokensTest {

  private static final String SECRET = "secret-of-the-test";
  private static final Duration EXPIRES = Duration.ofHours(4);
  private static final String KIM = "01000000001";
  private static final String LEE = "01000000002";

  private final SetClock clock = new SetClock();
  private final AckTokens tokens = new AckTokens(SECRET, EXPIRES, clock);

  @Test
  void aTokenIsTenCharactersThatLookLikeNoOther() {
    assertThat(token(KIM)).matches("[1-9A-HJ-NP-Za-km-z]{10}");
  }

  @Test
  void eachPersonAndMessageHasItsOwnAndTheSameEachTime() {
    Set<String> made = new HashSet<>();
    for (String tag : new String[] {"7K2", "7K3"}) {
      for (String number : new String[] {KIM, LEE}) {
        made.add(tokens.of(tag, clock.instant(), number, false));
        made.add(tokens.of(tag, clock.instant(), number, false));
      }
    }
    assertThat(made).hasSize(4);
  }

  @Test
  void theLanguageOfItsPersonStandsInIt() {
    Instant now = clock.instant();
    assertThat(tokens.read(tokens.of("7K2", now, KIM, true)).orElseThrow().english()).isTrue();
    assertThat(tokens.read(tokens.of("7K2", now, KIM, false)).orElseThrow().english()).isFalse();
  }

  @Test
  void itIsReadUntilItExpires() {
    String token = token(KIM);
    clock.advance(EXPIRES);
    assertThat(tokens.read(token)).isPresent();
    clock.advance(Duration.ofMinutes(21));
    assertThat(tokens.read(token)).isEmpty();
    clock.advance(Duration.ofDays(10));
    assertThat(tokens.read(token)).as("before the time comes round").isEmpty();
  }

  /**
   * Composed at 05:09 and valid for a quarter of an hour: from the ten minutes of 05:00 to 05:20.
   */
  @Test
  void itIsReadToTheEndThoughTimeIsCountedInTenMinutes() {
    AckTokens quarter = new AckTokens(SECRET, Duration.ofMinutes(15), clock);
    clock.advance(Duration.ofMinutes(7));
    String token = quarter.of("7K2", clock.instant(), KIM, false);
    clock.advance(Duration.ofMinutes(15));
    assertThat(quarter.read(token)).isPresent();
  }

  @Test
  void itIsReadWhereTheClockIsALittleBehind() {
    String token = tokens.of("7K2", clock.instant().plusSeconds(500), KIM, false);
    assertThat(tokens.read(token)).isPresent();
  }

  @Test
  void noCharacterCanBeChanged() {
    String token = token(KIM);
    int read = 0;
    for (int i = 0; i < token.length(); i++) {
      for (char other : "19AZaz".toCharArray()) {
        String forged = token.substring(0, i) + other + token.substring(i + 1);
        read += !forged.equals(token) && tokens.read(forged).isPresent() ? 1 : 0;
      }
    }
    assertThat(read).isZero();
  }

  @Test
  void anotherSecretMakesOtherTokens() {
    AckTokens others = new AckTokens("another-secret-of-the-test", EXPIRES, clock);
    assertThat(others.read(token(KIM))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "111111111",
        "11111111111",
        "zzzzzzzzzz",
        "0000000000",
        "1111 11111",
        "가나다라마바사아자차"
      })
  void whatIsNoTokenIsNotRead(String text) {
    assertThat(tokens.read(text)).isEmpty();
  }

  @Test
  void anAcknowledgementIsSignedWithItsTime() {
    String token = token(KIM);
    String message = tokens.message(token);
    String at = field(message, "at");
    String signature = field(message, "signature");

    assertThat(tokens.acknowledgedAt(token, at, signature)).contains(clock.instant());
    assertThat(tokens.acknowledgedAt(token(LEE), at, signature)).isEmpty();
    assertThat(tokens.acknowledgedAt(token, "2026-11-22T05:00:01Z", signature)).isEmpty();
    assertThat(tokens.acknowledgedAt(token, at, "")).isEmpty();
    assertThat(tokens.acknowledgedAt(token, "soon", signature)).isEmpty();
    clock.advance(Duration.ofMinutes(-6));
    assertThat(tokens.acknowledgedAt(token, at, signature)).as("from the future").isEmpty();
  }

  private String token(String number) {
    return tokens.of("7K2", clock.instant(), number, false);
  }

  private static String field(String json, String name) {
    return json.replaceFirst(".*\"" + name + "\":\"([^\"]*)\".*", "$1");
  }
}
