package io.bongsu.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.settings.SettingException;
import io.bongsu.support.EmbeddedQueue;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class QueueLocatorTest {

  private static final String DEAD = "http://localhost/dead";

  @SuppressWarnings("NullAway.Init")
  private static EmbeddedQueue queue;

  @BeforeAll
  static void start() {
    queue = EmbeddedQueue.start();
  }

  @AfterAll
  static void stop() {
    queue.close();
  }

  @Test
  void missingQueuesAreMadeWhereThatIsAllowed() {
    QueueLocator locator = locator(queue.client(), named("made", null, null, true));

    String dead = locator.deadLetterUrl();
    String url = locator.url(dead);

    Map<QueueAttributeName, String> made =
        queue
            .client()
            .getQueueAttributes(
                request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
            .attributes();
    assertThat(made.get(QueueAttributeName.REDRIVE_POLICY))
        .contains("made-dead")
        .containsPattern("\"maxReceiveCount\":\\s*\"?7\"?");
    assertThat(made).containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30");
  }

  @Test
  void queuesThatAreThereAreFoundAndLeftAsTheyAre() {
    queue.client().createQueue(request -> request.queueName("there"));
    QueueLocator locator = locator(queue.client(), named("there", null, null, true));

    String url = locator.url(DEAD);

    assertThat(url).endsWith("/there");
    assertThat(
            queue
                .client()
                .getQueueAttributes(
                    request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes())
        .doesNotContainKey(QueueAttributeName.REDRIVE_POLICY);
  }

  @Test
  void aMissingQueueIsRefusedByItsKey() {
    QueueLocator locator = locator(queue.client(), named("absent", null, null, false));

    assertThatThrownBy(() -> locator.url(DEAD))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("bongsu.queue.name names the queue 'absent'");
    assertThatThrownBy(locator::deadLetterUrl)
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("bongsu.queue.dead-letter-name names the queue 'absent-dead'");
  }

  @Test
  void anAddressThatIsGivenIsUsedWithoutAsking() {
    SqsClient nobody = Mockito.mock();
    QueueLocator locator = locator(nobody, named("any", "http://localhost/alarms", DEAD, false));

    assertThat(locator.deadLetterUrl()).isEqualTo(DEAD);
    assertThat(locator.url(DEAD)).isEqualTo("http://localhost/alarms");
    Mockito.verifyNoInteractions(nobody);
  }

  @Test
  void anAddressThatIsGivenIsUsedWithoutAskingThoughQueuesMayBeMade() {
    SqsClient nobody = Mockito.mock();
    QueueLocator locator = locator(nobody, named("any", "http://localhost/alarms", DEAD, true));

    assertThat(locator.url(locator.deadLetterUrl())).isEqualTo("http://localhost/alarms");
    Mockito.verifyNoInteractions(nobody);
  }

  private static QueueLocator locator(SqsClient sqs, QueueProperties queues) {
    AwsProperties aws = new AwsProperties("ap-northeast-2", null);
    return new QueueLocator(sqs, queues, new QueueFailure(aws));
  }

  private static QueueProperties named(
      String name, @Nullable String url, @Nullable String deadUrl, boolean create) {
    return new QueueProperties(
        name, name + "-dead", url, deadUrl, create, 2, 20, 7, 30, 100, Duration.ofSeconds(1));
  }
}
