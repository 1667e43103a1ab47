package io.bongsu.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In a real split, since what a split forgets is the point. */
class FailIfAnyFailedTest {

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final List<String> tried = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from("direct:burst")
                .split(body(), new FailIfAnyFailed())
                .process(FailIfAnyFailedTest.this::send)
                .end();
          }
        });
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "bad good, bad",
    "good bad, bad",
    "good bad good, bad",
    "bad worse, bad",
    "worse good bad, worse",
  })
  void aBurstFailsWithItsFirstFailureAndAllItsMessagesAreTried(String parts, String failure) {
    Exchange burst = send(parts);

    assertThat(burst.getException()).hasMessage(failure);
    assertThat(tried).containsExactly(parts.split(" "));
  }

  @Test
  void aBurstSucceedsIfAllItsMessagesDo() {
    assertThat(send("good fine").getException()).isNull();
    assertThat(tried).containsExactly("good", "fine");
  }

  @Test
  void aBurstWithoutMessagesSucceeds() {
    Exchange burst =
        camel
            .createProducerTemplate()
            .request("direct:burst", exchange -> exchange.getMessage().setBody(List.of()));

    assertThat(burst.getException()).isNull();
    assertThat(tried).isEmpty();
  }

  private Exchange send(String parts) {
    return camel
        .createProducerTemplate()
        .request(
            "direct:burst", exchange -> exchange.getMessage().setBody(List.of(parts.split(" "))));
  }

  private void send(Exchange part) {
    String text = part.getMessage().getBody(String.class);
    tried.add(text);
    if (text.equals("bad") || text.equals("worse")) {
      throw new IllegalStateException(text);
    }
  }
}
