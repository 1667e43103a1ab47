package io.bongsu.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bongsu.lambda.LambdaFunction;
import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Http;
import io.bongsu.support.Program;
import io.bongsu.support.sens.FakeSens;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every cell of the table in docs/reference/alarms.md: this shape, by this way in, comes to this.
 */
class WaysInTest {

  private static final Path DOCUMENT = Path.of("docs/reference/alarms.md");
  private static final Path FIXTURES = Path.of("src/test/resources/alarms");
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final AtomicInteger CELL = new AtomicInteger();

  /** Counter that says that a document came to this. */
  private static final Map<String, String> OUTCOMES =
      Map.of("sent", "bongsu.routed", "ignored", "bongsu.ignored", "notice", "bongsu.notices");

  private static EmbeddedQueue queue;
  private static FakeSens sens;
  private static Program program;
  private static LambdaFunction function;
  private static SnsSigner signer;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    queue = EmbeddedQueue.start();
    sens = FakeSens.start();
    signer = SnsSigner.named("sns.amazonaws.com", directory);
    program =
        Program.start(
            queue,
            sens,
            Map.of(
                "bongsu.ingest.token",
                Http.TOKEN,
                "bongsu.ingest.sns-topics",
                SnsSigner.TOPIC,
                "bongsu.burst.urgent.max-size",
                "1",
                "bongsu.burst.digest.max-size",
                "1"),
            SnsOverHttpTest.Aws.class);
    program.context().getBean(CertificateStore.class).gives(200, signer.pem());
    function = LambdaFunction.start(program.uri("/alarms"), Http.TOKEN);
  }

  @AfterAll
  static void stop() {
    function.close();
    program.close();
    sens.close();
    queue.close();
  }

  static Stream<Arguments> cells() throws IOException {
    List<Arguments> cells = new ArrayList<>();
    for (List<String> row : rows()) {
      cells.add(Arguments.of(row.get(0), Way.SQS_RAW, row.get(2)));
      cells.add(Arguments.of(row.get(0), Way.SNS_TO_SQS, row.get(3)));
      cells.add(Arguments.of(row.get(0), Way.POST_ALARMS, row.get(4)));
      cells.add(Arguments.of(row.get(0), Way.POST_SNS, row.get(5)));
      cells.add(Arguments.of(row.get(0), Way.LAMBDA, row.get(6)));
    }
    return cells.stream();
  }

  private static List<List<String>> rows() throws IOException {
    return Files.readAllLines(DOCUMENT).stream()
        .filter(line -> line.matches("\\| `[a-z0-9-]+` \\|.*"))
        .map(line -> List.of(line.substring(2, line.length() - 2).replace("`", "").split(" \\| ")))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void aShapeByAWayInComesToWhatTheTableSays(String shape, Way way, String outcome)
      throws Exception {
    String document = unique(Files.readString(FIXTURES.resolve(shape + ".json")));
    Map<String, Double> before = counts();

    way.send(document);

    await().until(() -> !counts().equals(before));
    Map<String, Double> after = counts();
    assertThat(after).containsExactlyInAnyOrderEntriesOf(plusOne(before, outcome));
  }

  @Test
  void everyFixtureHasItsRow() throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES)) {
      assertThat(rows())
          .extracting(row -> row.get(0) + ".json")
          .containsExactlyInAnyOrderElementsOf(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".json"))
                  .toList());
    }
  }

  private static Map<String, Double> plusOne(Map<String, Double> counts, String outcome) {
    Map<String, Double> more = new HashMap<>(counts);
    more.merge(outcome, 1.0, Double::sum);
    return more;
  }

  /** How often each outcome was counted, notices once, and under 'other' what must not happen. */
  private static Map<String, Double> counts() {
    Map<String, Double> counts = new HashMap<>();
    OUTCOMES.forEach((outcome, counter) -> counts.put(outcome, count(counter)));
    counts.put("other", count("bongsu.unreadable") + count("bongsu.duplicate"));
    return counts;
  }

  private static double count(String counter) {
    return program.context().getBean(MeterRegistry.class).find(counter).counters().stream()
        .filter(found -> !"notice".equals(found.getId().getTag("lane")))
        .mapToDouble(Counter::count)
        .sum();
  }

  /** The same of another account, under another name, so that no two cells are one alarm. */
  private static String unique(String document) {
    int cell = CELL.incrementAndGet();
    return document
        .replace("100000000001", "1000000%05d".formatted(cell))
        .replaceAll("(\"AlarmName\"\\s*:\\s*\")", "$1cell-%d-".formatted(cell))
        .replaceAll(
            "(\"(?:MessageId|id)\"\\s*:\\s*\"[0-9-]{24})[0-9]{12}", "$1%012d".formatted(cell));
  }

  /** How a document comes in. */
  enum Way {
    SQS_RAW {
      @Override
      void send(String document) {
        queue.put("bongsu-alarms", document);
      }
    },
    SNS_TO_SQS {
      @Override
      void send(String document) throws Exception {
        queue.put("bongsu-alarms", inSns(document));
      }
    },
    POST_ALARMS {
      @Override
      void send(String document) {
        assertAccepted(Http.post(program.uri("/alarms"), document));
      }
    },
    POST_SNS {
      @Override
      void send(String document) throws Exception {
        assertAccepted(
            Http.send(
                HttpRequest.newBuilder(program.uri("/sns"))
                    .header("Content-Type", "text/plain; charset=UTF-8")
                    .POST(BodyPublishers.ofString(inSns(document)))));
      }
    },
    LAMBDA {
      @Override
      void send(String document) throws Exception {
        String event =
            "{\"Records\":[{\"EventSource\":\"aws:sns\",\"Sns\":" + inSns(document) + "}]}";
        assertThat(function.invoke(event)).contains("\"id\"");
      }
    };

    abstract void send(String document) throws Exception;

    private static String inSns(String document) throws Exception {
      String id = "00000000-0000-4000-8000-%012d".formatted(CELL.get());
      return MAPPER.writeValueAsString(
          signer.sign(signer.notification(document, Instant.now()).put("MessageId", id), "2"));
    }

    private static void assertAccepted(HttpResponse<String> answer) {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }
  }
}
