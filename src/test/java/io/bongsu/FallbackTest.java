package io.bongsu;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.FakeSns;
import io.bongsu.support.Phones;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.sens.FakeSens;
import io.bongsu.support.sens.Mishap;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

/** SENS accepts nothing for longer than {@code bongsu.fallback.after}. */
@ExtendWith(OutputCaptureExtension.class)
class FallbackTest {

  private static final String QUEUE = "bongsu-alarms";
  private static final Duration SEVERAL_TICKS = Duration.ofMillis(800);

  @TestConfiguration
  static class OwnTopic {

    /** ElasticMQ has no topics, so this client alone goes elsewhere. */
    @Bean
    @Primary
    SnsClient topicClient(Environment environment) {
      return SnsClient.builder()
          .endpointOverride(environment.getRequiredProperty("test.sns", URI.class))
          .region(Region.AP_NORTHEAST_2)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
          .build();
    }
  }

  private static EmbeddedQueue queue;
  private static FakeSns topic;
  private static FakeSens sens;
  private static Program program;

  @BeforeAll
  static void start() {
    queue = EmbeddedQueue.start();
    topic = FakeSns.start();
    sens = FakeSens.start();
    program =
        Program.start(
            queue,
            sens,
            Map.of(
                "test.sns", topic.endpoint().toString(),
                "bongsu.fallback.topic-arn", FakeSns.TOPIC,
                "bongsu.fallback.after", "500ms",
                "bongsu.fallback.period-ms", "100",
                "bongsu.deliver.breaker-wait", "1s",
                "bongsu.deliver.retry-delay-ms", "400",
                "bongsu.deliver.retry-max-delay-ms", "400"),
            OwnTopic.class);
  }

  @AfterAll
  static void stop() {
    program.close();
    sens.close();
    topic.close();
    queue.close();
  }

  @BeforeEach
  void forget() {
    sens.reset();
  }

  @AfterEach
  void runs() {
    assertThat(program.context().isActive()).isTrue();
  }

  @Test
  void theTextGoesToTheTopicOnceAndTheSmsIsStillTried() throws Exception {
    sens.always(Mishap.status(503));
    queue.put(QUEUE, alarm("api-1"));

    FakeSns.Published mail = topic.next();
    topic.nothingFor(SEVERAL_TICKS);
    sens.calm();

    assertThat(mail.message()).contains("api-1");
    assertThat(mail.subject()).matches("Bongsu could not text team 'default' \\(#\\w+\\)");
    assertThat(mail.attributes()).isEmpty();
    sens.phone(Phones.ON_CALL).received(mail.message());
    queue.awaitEmpty(QUEUE);
    sens.nothingElseArrived();
  }

  /** What only a person can change reaches a person, and not through SENS. */
  @ParameterizedTest
  @ValueSource(ints = {401, 403, 429})
  void aRefusalOfTheAccountReachesTheTopicToo(int status) throws Exception {
    sens.always(status == 429 ? Mishap.quota() : Mishap.status(status));
    queue.put(QUEUE, alarm("api-" + status));

    assertThat(topic.next().message()).contains("api-" + status);
    topic.nothingFor(SEVERAL_TICKS);
    sens.calm();

    sens.phone(Phones.ON_CALL).receivedContaining("api-" + status);
    queue.awaitEmpty(QUEUE);
    sens.nothingElseArrived();
  }

  @Test
  void aTopicThatRefusesIsTriedAgainAtTheNextTick(CapturedOutput log) throws Exception {
    topic.refuse(2);
    sens.always(Mishap.status(503));
    queue.put(QUEUE, alarm("api-2"));

    assertThat(topic.next().message()).contains("api-2");
    topic.nothingFor(SEVERAL_TICKS);

    sens.calm();
    sens.phone(Phones.ON_CALL).receivedContaining("api-2");
    queue.awaitEmpty(QUEUE);
    sens.nothingElseArrived();
    assertThat(log).doesNotContain(Phones.ON_CALL);
  }

  @Test
  void whatSensAcceptsInTimeGoesToNoTopic() throws Exception {
    queue.put(QUEUE, alarm("api-3"));

    sens.phone(Phones.ON_CALL).receivedContaining("api-3");
    topic.nothingFor(SEVERAL_TICKS);
  }

  private static String alarm(String resource) {
    return SampleAlarms.cpu(resource, "critical", "ALARM", Instant.now());
  }
}
