package io.bongsu.support;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A real SQS server inside this process (ElasticMQ), on a free port of the loopback interface. */
public final class EmbeddedQueue implements AutoCloseable {

  private final SQSRestServer server;
  private final URI endpoint;
  private final SqsClient sqs;

  private EmbeddedQueue(int port) {
    TheSQSRestServerBuilder builder = SQSRestServerBuilder.withInterface("127.0.0.1");
    server = port == 0 ? builder.withDynamicPort().start() : builder.withPort(port).start();
    endpoint = URI.create("http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
    sqs =
        SqsClient.builder()
            .endpointOverride(endpoint)
            .region(Region.AP_NORTHEAST_2)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
  }

  public static EmbeddedQueue start() {
    return new EmbeddedQueue(0);
  }

  public static EmbeddedQueue start(int port) {
    return new EmbeddedQueue(port);
  }

  public URI endpoint() {
    return endpoint;
  }

  public SqsClient client() {
    return sqs;
  }

  public void put(String queue, String text) {
    String url = url(queue);
    sqs.sendMessage(request -> request.queueUrl(url).messageBody(text));
  }

  /** Puts texts ten at a time, as fast as it goes. */
  public void putAll(String queue, List<String> texts) {
    String url = url(queue);
    for (int from = 0; from < texts.size(); from += 10) {
      List<String> ten = texts.subList(from, Math.min(from + 10, texts.size()));
      List<SendMessageBatchRequestEntry> entries =
          IntStream.range(0, ten.size())
              .mapToObj(
                  i ->
                      SendMessageBatchRequestEntry.builder()
                          .id(Integer.toString(i))
                          .messageBody(ten.get(i))
                          .build())
              .toList();
      sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries));
    }
  }

  /** Messages on the queue, visible and in flight; 0 when there is no such queue. */
  public int size(String queue) {
    Map<QueueAttributeName, String> numbers;
    try {
      String url = url(queue);
      numbers =
          sqs.getQueueAttributes(
                  request ->
                      request
                          .queueUrl(url)
                          .attributeNames(
                              QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                              QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
              .attributes();
    } catch (QueueDoesNotExistException none) {
      return 0;
    }
    return numbers.values().stream().mapToInt(Integer::parseInt).sum();
  }

  /** Messages that nobody has taken. */
  public int visible(String queue) {
    String url = url(queue);
    QueueAttributeName visible = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    return Integer.parseInt(
        sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(visible))
            .attributes()
            .get(visible));
  }

  public void delete(String queue) {
    String url = url(queue);
    sqs.deleteQueue(request -> request.queueUrl(url));
  }

  public void create(String queue) {
    sqs.createQueue(request -> request.queueName(queue));
  }

  /** Waits until the queue has no message, visible or in flight, at most ten seconds. */
  public void awaitEmpty(String queue) {
    await(queue, 0);
  }

  /** Waits until the queue has so many messages, visible or in flight, at most ten seconds. */
  public void await(String queue, int messages) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (size(queue) != messages) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "after 10 s queue %s has %d messages instead of %d"
                .formatted(queue, size(queue), messages));
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** Takes up to ten messages off the queue, with their attributes. */
  public List<Message> take(String queue) {
    String url = url(queue);
    List<Message> messages =
        sqs.receiveMessage(
                request ->
                    request
                        .queueUrl(url)
                        .maxNumberOfMessages(10)
                        .messageAttributeNames("All")
                        .waitTimeSeconds(1))
            .messages();
    messages.forEach(
        message ->
            sqs.deleteMessage(
                request -> request.queueUrl(url).receiptHandle(message.receiptHandle())));
    return messages;
  }

  private String url(String queue) {
    return sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
  }

  @Override
  public void close() {
    sqs.close();
    server.stopAndWait();
  }
}
