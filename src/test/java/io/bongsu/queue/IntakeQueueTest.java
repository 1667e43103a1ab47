package io.bongsu.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bongsu.support.EmbeddedQueue;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;

class IntakeQueueTest {

  private static final Duration LIMIT = Duration.ofSeconds(1);

  @Test
  void aThousandDocumentsHaveTheirIdsInOrder() throws Exception {
    List<String> documents = IntStream.range(0, 1000).mapToObj(n -> "document " + n).toList();
    try (EmbeddedQueue queue = EmbeddedQueue.start();
        CamelContext context =
            context(queue.client().createQueue(one -> one.queueName("q")).queueUrl());
        IntakeQueue intake =
            new IntakeQueue(queue.client(), Duration.ofSeconds(30), System::nanoTime)) {
      List<String> ids = intake.put(documents, context);

      assertThat(ids).hasSize(1000).doesNotContainNull().doesNotHaveDuplicates();
      assertThat(queue.size("q")).isEqualTo(1000);
    }
  }

  @Test
  void aHundredSendersHaveTheirAnswerInTimeWhileTheQueueHangs() throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(100);
    try (ServerSocket silent = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        SqsClient sqs = client(URI.create("http://127.0.0.1:" + silent.getLocalPort()));
        CamelContext context = context("http://127.0.0.1:" + silent.getLocalPort() + "/q");
        IntakeQueue intake = new IntakeQueue(sqs, LIMIT, System::nanoTime)) {
      List<Future<Duration>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        answers.add(senders.submit(() -> refused(intake, context)));
      }
      for (Future<Duration> answer : answers) {
        assertThat(answer.get()).isLessThan(LIMIT.multipliedBy(3));
      }
    } finally {
      senders.shutdownNow();
    }
  }

  @Test
  void sendersAtTheSameTimeShareRequests() throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(20);
    try (EmbeddedQueue queue = EmbeddedQueue.start();
        CamelContext context =
            context(queue.client().createQueue(one -> one.queueName("q")).queueUrl())) {
      AtomicInteger requests = new AtomicInteger();
      SqsClient counting = counting(queue.client(), requests);
      try (IntakeQueue intake =
          new IntakeQueue(counting, Duration.ofSeconds(30), System::nanoTime)) {
        CyclicBarrier together = new CyclicBarrier(20);
        List<Future<List<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
          String document = "document " + i;
          answers.add(
              senders.submit(
                  () -> {
                    together.await();
                    return intake.put(List.of(document), context);
                  }));
        }
        Set<String> ids = new HashSet<>();
        for (Future<List<String>> answer : answers) {
          ids.addAll(answer.get());
        }

        assertThat(ids).hasSize(20);
        assertThat(queue.size("q")).isEqualTo(20);
        assertThat(requests.get()).isLessThanOrEqualTo(10);
      }
    } finally {
      senders.shutdownNow();
    }
  }

  @Test
  void documentsThatAreTooMuchForOneRequestGoInSeveral() throws Exception {
    List<String> documents = Collections.nCopies(4, "x".repeat(100_000));
    try (EmbeddedQueue queue = EmbeddedQueue.start();
        CamelContext context =
            context(queue.client().createQueue(one -> one.queueName("q")).queueUrl());
        IntakeQueue intake =
            new IntakeQueue(queue.client(), Duration.ofSeconds(30), System::nanoTime)) {
      assertThat(intake.put(documents, context)).hasSize(4).doesNotHaveDuplicates();
      assertThat(queue.size("q")).isEqualTo(4);
    }
  }

  private static SqsClient counting(SqsClient sqs, AtomicInteger requests) {
    return (SqsClient)
        Proxy.newProxyInstance(
            SqsClient.class.getClassLoader(),
            new Class<?>[] {SqsClient.class},
            (proxy, method, arguments) -> {
              requests.incrementAndGet();
              return sqs.sendMessageBatch((SendMessageBatchRequest) arguments[0]);
            });
  }

  private static Duration refused(IntakeQueue intake, CamelContext context) {
    long begin = System.nanoTime();
    assertThatExceptionOfType(QueueUnavailableException.class)
        .isThrownBy(() -> intake.put(List.of("a document"), context));
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static SqsClient client(URI endpoint) {
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.AP_NORTHEAST_2)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }

  private static CamelContext context(String url) {
    Properties addresses = new Properties();
    addresses.setProperty("bongsu.queue.url", url);
    DefaultCamelContext context = new DefaultCamelContext();
    context.getPropertiesComponent().setOverrideProperties(addresses);
    return context;
  }
}
