package io.bongsu.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.SetClock;
import io.bongsu.support.Waiting;
import io.bongsu.support.sens.FakeSens;
import io.bongsu.support.sens.Mishap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The Kamelets, alone and together, in a Camel project without Spring and without Java. */
class KameletsElsewhereTest {

  private static final String PHONE = "01000000001";
  private static final String OPERATOR = "01000000002";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final FakeSens SENS = FakeSens.start();
  private static final EmbeddedQueue QUEUE = EmbeddedQueue.start();
  private static final GreenMail MAIL =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private static Path directory;

  @SuppressWarnings("NullAway.Init")
  private static OtherProject project;

  @BeforeAll
  static void start() throws Exception {
    create("dead", Map.of());
    create("alarms", Map.of());
    create(
        "alone",
        Map.of(
            QueueAttributeName.REDRIVE_POLICY,
            "{\"deadLetterTargetArn\":\"arn:aws:sqs:elasticmq:000000000000:dead\","
                + "\"maxReceiveCount\":1}"));
    Map<String, String> keys = new HashMap<>(SENS.settings());
    keys.putAll(SENS.otherChannels());
    MAIL.start();
    keys.put("bongsu.mail.host", "127.0.0.1");
    keys.put("bongsu.mail.port", String.valueOf(MAIL.getSmtp().getPort()));
    keys.put("bongsu.mail.tls", "none");
    keys.put("bongsu.mail.sender", "bongsu@example.com");
    keys.put("sqs.address", QUEUE.endpoint().toString());
    keys.put("queue", "alarms");
    keys.put("queue.alone", "alone");
    keys.put("folder", directory.resolve("files").toString());
    keys.put("phone", PHONE);
    keys.put("phone.operator", OPERATOR);
    project = OtherProject.start(directory, keys);
    SENS.phone(OPERATOR).received("started", any -> true, PATIENCE);
  }

  private static void create(String queue, Map<QueueAttributeName, String> attributes) {
    QUEUE.client().createQueue(request -> request.queueName(queue).attributes(attributes));
  }

  @AfterAll
  static void stop() throws Exception {
    project.close();
    MAIL.stop();
    QUEUE.close();
    SENS.close();
  }

  @Test
  void alimtalkAndMailWorkInAnotherProject() {
    SENS.phone("alimtalk:" + OPERATOR).received("started", any -> true, PATIENCE);
    SENS.phone("mail:operator@example.com").received("started", any -> true, PATIENCE);
    Waiting.until(
        PATIENCE,
        "both lists",
        () -> has("listed-alimtalk.txt", "1 alimtalk") && has("listed-mail.txt", "1 mail"));
  }

  @Test
  void aMailGoesToAMailServer() throws Exception {
    assertThat(MAIL.waitForIncomingEmail(PATIENCE.toMillis(), 1)).isTrue();

    assertThat(MAIL.getReceivedMessages()[0].getSubject()).isEqualTo("Bongsu");
  }

  private static boolean has(String file, String line) {
    try {
      return Files.readString(directory.resolve("files").resolve(file)).contains(line);
    } catch (IOException notYet) {
      return false;
    }
  }

  @Test
  void whatComesTogetherOnTheQueueIsOneTextOnThePhone() throws Exception {
    QUEUE.putAll(
        "alarms", List.of(alarm("api-1"), SampleAlarms.inSns(alarm("api-2")), alarm("db-1")));

    SENS.phone(PHONE).receivedContaining("3건");
    QUEUE.awaitEmpty("alarms");
  }

  @Test
  void alarmsOfATextThatWasNotAcceptedComeBackFromTheQueue() {
    SENS.next(1, Mishap.status(503));

    QUEUE.put("alarms", alarm("web-1"));

    SENS.phone(PHONE).received("[경보] 1건: web-1-cpu");
    QUEUE.awaitEmpty("alarms");
  }

  @Test
  void theSourceHandsOnAlarmsAndTakesBatchesApart() throws Exception {
    QUEUE.put("alone", alarm("api-7"));
    QUEUE.put("alone", "[" + alarm("api-8") + "," + alarm("api-9") + "]");

    assertThat(lines("alarms.txt", 3))
        .containsExactlyInAnyOrder("api-7-cpu ALARM", "api-8-cpu ALARM", "api-9-cpu ALARM");
    QUEUE.awaitEmpty("alone");
  }

  @Test
  void whatCannotBeReadGoesToTheDeadLetterQueue() {
    QUEUE.put("alone", "no alarm");

    QUEUE.await("dead", 1);
    assertThat(QUEUE.take("dead")).singleElement().extracting("body").isEqualTo("no alarm");
  }

  @Test
  void theActionGathersWhatNobodyClassified() throws Exception {
    Path in = Files.createDirectories(directory.resolve("files/in"));
    for (String server : List.of("api-1", "db-2", "gpu-3")) {
      Files.writeString(in.resolve(server + ".json"), alarm(server));
    }

    assertThat(lines("bursts.txt", 1)).containsExactly("3 of default");
  }

  @Test
  void theListSaysWhatSensHas() throws Exception {
    assertThat(lines("listed.txt", 1)).first().isEqualTo("1 to the operator");
  }

  @Test
  void nothingOfSpringIsThere() throws Exception {
    assertThat(project.log()).contains("Apache Camel", "started").doesNotContain("springframework");
  }

  private static String alarm(String server) {
    return SampleAlarms.cpu(server, "critical", "ALARM", SetClock.NOW);
  }

  /** The lines of a file that the project writes, once there are so many. */
  private static List<String> lines(String file, int count) throws Exception {
    Path path = directory.resolve("files").resolve(file);
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!Files.exists(path) || Files.readAllLines(path).size() < count) {
      assertThat(System.nanoTime()).as("10 s for %s:\n%s", file, project.log()).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    return Files.readAllLines(path);
  }
}
