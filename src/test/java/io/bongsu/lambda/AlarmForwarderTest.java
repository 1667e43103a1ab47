package io.bongsu.lambda;

import static io.bongsu.lambda.Receiver.busy;
import static io.bongsu.lambda.Receiver.hangUp;
import static io.bongsu.lambda.Receiver.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmForwarderTest {

  private static final String TOKEN = "s3cret-of-the-test";
  private static final int TEN_SECONDS = 10_000;

  private final Receiver receiver = new Receiver();
  private final List<Long> waits = new ArrayList<>();
  private final FakeContext context = new FakeContext(TEN_SECONDS);

  @AfterEach
  void close() {
    receiver.close();
  }

  @ParameterizedTest
  @EnumSource
  void anEventArrivesByteForByteWithTheToken(Events event) throws IOException {
    assertThat(forward(event.bytes())).isEqualTo(Receiver.ANSWER);

    Receiver.Request request = receiver.requests().get(0);
    assertThat(request.body()).isEqualTo(event.bytes());
    assertThat(request.line()).isEqualTo("POST /alarms");
    assertThat(request.authorization()).isEqualTo("Bearer " + TOKEN);
    assertThat(request.contentType()).isEqualTo("application/json");
  }

  @Test
  void twoFailuresAreFollowedByOneAcceptance() throws IOException {
    receiver.then(status(503)).then(hangUp());

    assertThat(forward(Events.SNS.bytes())).isEqualTo(Receiver.ANSWER);
    assertThat(receiver.requests()).hasSize(3).extracting("body").containsOnly(Events.SNS.bytes());
    assertThat(waits.get(0)).isBetween(100L, 200L);
    assertThat(waits.get(1)).isBetween(200L, 400L);
  }

  @Test
  void threeFailuresAreThrown() {
    receiver.then(status(500)).then(status(502)).then(status(504));

    assertThatThrownBy(() -> forward(Events.DIRECT.bytes()))
        .isInstanceOf(AlarmNotAcceptedException.class)
        .hasMessageContaining("attempt 3 of 3: answer 504");
    assertThat(receiver.requests()).hasSize(3);
  }

  @Test
  void nobodyListeningIsThrownAfterThreeAttempts() throws IOException {
    URI closed = URI.create("http://127.0.0.1:" + freePort() + "/alarms");

    assertThatThrownBy(() -> forward(Events.DIRECT.bytes(), closed, context))
        .isInstanceOf(AlarmNotAcceptedException.class)
        .hasMessageContaining("attempt 3 of 3: ConnectException");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 302, 400, 401, 403, 404, 413, 415, 422})
  void anythingElseIsThrownAtOnce(int status) {
    receiver.then(exchange -> exchange.sendResponseHeaders(status, -1));

    assertThatThrownBy(() -> forward(Events.DIRECT.bytes()))
        .isInstanceOf(AlarmNotAcceptedException.class)
        .hasMessageContaining("answer " + status);
    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void aWaitThatIsAskedForIsKept() throws IOException {
    receiver.then(busy(429, "3"));

    forward(Events.DIRECT.bytes());

    assertThat(waits).containsExactly(3_000L);
  }

  @Test
  void aWaitThatDoesNotFitIsLeftToLambda() {
    receiver.then(busy(503, "60"));

    assertThatThrownBy(() -> forward(Events.DIRECT.bytes()))
        .isInstanceOf(AlarmNotAcceptedException.class)
        .hasMessageContaining("attempt 1 of 3");
    assertThat(waits).isEmpty();
  }

  @Test
  void aSlowAnswerWithinTheTimeIsAwaited() throws IOException {
    receiver.then(receiver.after(600));

    assertThat(forward(Events.DIRECT.bytes())).isEqualTo(Receiver.ANSWER);
    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void aSilentPeerLeavesTimeForARetry() throws IOException {
    receiver.then(receiver.after(60_000));

    assertThat(forward(Events.DIRECT.bytes(), uri(), new FakeContext(1_500)))
        .isEqualTo(Receiver.ANSWER);
    assertThat(receiver.requests()).hasSize(2);
  }

  @Test
  void anAnswerThatNeverEndsIsNotAwaitedForEver() throws IOException {
    receiver.then(receiver.headersOnly());

    assertThat(forward(Events.DIRECT.bytes(), uri(), new FakeContext(1_500)))
        .isEqualTo(Receiver.ANSWER);
  }

  @Test
  void theLargestEventPassesAndAByteMoreIsThrown() throws IOException {
    byte[] largest = new byte[256 * 1024];
    new Random(1).nextBytes(largest);

    forward(largest);

    assertThat(receiver.requests().get(0).body()).isEqualTo(largest);
    assertThatThrownBy(() -> forward(new byte[256 * 1024 + 1]))
        .isInstanceOf(AlarmNotAcceptedException.class)
        .hasMessageContaining("262144 bytes");
  }

  @Test
  void theTokenIsNeitherLoggedNorThrown() {
    receiver.then(status(503)).then(status(503)).then(status(401));

    assertThatThrownBy(() -> forward(Events.DIRECT.bytes()))
        .hasMessageContaining("BONGSU_TOKEN")
        .hasMessageNotContaining(TOKEN);
    assertThat(context.logged()).contains("attempt 2 of 3: answer 503").doesNotContain(TOKEN);
  }

  private String forward(byte[] event) throws IOException {
    return forward(event, uri(), context);
  }

  private URI uri() {
    return URI.create(receiver.url());
  }

  private String forward(byte[] event, URI uri, FakeContext context) throws IOException {
    AlarmsClient client = new AlarmsClient(new Target(uri, TOKEN));
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    new AlarmForwarder(new Delivery(client, new Random(1), waits::add))
        .handleRequest(new ByteArrayInputStream(event), answer, context);
    return answer.toString(StandardCharsets.UTF_8);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
