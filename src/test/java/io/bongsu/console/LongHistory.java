package io.bongsu.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Http;
import io.bongsu.support.Phones;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.sens.FakeSens;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A program with 10,000 alarms of history that nobody was sent, one alarm that reached Kim, {@code
 * api-3}, and one that was only recorded, {@code log-1}.
 */
final class LongHistory implements AutoCloseable {

  static final String QUEUE = "bongsu-alarms";
  static final String TOKEN = "console-token-of-the-test";

  private static final int ALARMS = 10_000;
  private static final int FIRST_SECONDS_AGO = 60;
  private static final long FIRST_PAGE_MS = 300;
  private static final int TIMES = 5;

  private final EmbeddedQueue queue;
  private final FakeSens sens;
  private final Program program;

  private LongHistory(EmbeddedQueue queue, FakeSens sens, Program program) {
    this.queue = queue;
    this.sens = sens;
    this.program = program;
  }

  /**
   * @param series the database's function that makes a row for each number of a range
   * @param ledger where that database is, and whatever else is set
   */
  static LongHistory start(String series, Map<String, String> ledger) {
    EmbeddedQueue queue = EmbeddedQueue.start();
    FakeSens sens = FakeSens.start();
    Map<String, String> settings = new HashMap<>(ledger);
    settings.put("bongsu.console.token", TOKEN);
    settings.put("bongsu.people.kim.phone", Phones.ON_CALL);
    settings.put("bongsu.recipients.default", "person:kim");
    Program program = Program.start(queue, sens, settings);
    LongHistory history = new LongHistory(queue, sens, program);
    history.fill(series);
    return history;
  }

  private void fill(String series) {
    program
        .context()
        .getBean(JdbcClient.class)
        .sql(
            """
            insert into decision (alarm_key, name, state, severity, server_type, team, resource, why,
              lane, outcome, reason, changed_at, arrived_at, decided_at)
            select 'old|' || x, 'batch-' || mod(x, 40) || '-cpu', 'ALARM', 'INFO', 'batch', 'default',
              'batch-' || mod(x, 40), 'severity INFO: tag severity', '', 'quiet', 'recorded only',
              t, t, t
            from (select x, current_timestamp - x * interval '1' second as t
              from %s(:first, :last) as numbers(x)) as past
            """
                .formatted(series))
        .param("first", FIRST_SECONDS_AGO)
        .param("last", FIRST_SECONDS_AGO + ALARMS - 1)
        .update();
    queue.put(QUEUE, SampleAlarms.cpu("api-3", "critical", "ALARM", Instant.now()));
    queue.put(QUEUE, SampleAlarms.cpu("log-1", "info", "ALARM", Instant.now()));
    sens.phone(Phones.ON_CALL).receivedContaining("api-3");
    queue.awaitEmpty(QUEUE);
  }

  /** The least time of a few that the first page takes must be within what a person waits for. */
  void firstPageIsThereAtOnce() {
    long ms = Long.MAX_VALUE;
    for (int times = 0; times < TIMES; times++) {
      long begin = System.nanoTime();
      get("/history?since=7d");
      ms = Math.min(ms, (System.nanoTime() - begin) / 1_000_000);
    }
    System.getLogger("console").log(System.Logger.Level.INFO, "first page: " + ms + " ms");
    assertThat(ms).as("milliseconds").isLessThanOrEqualTo(FIRST_PAGE_MS);
  }

  /** With the console's token. */
  HttpResponse<String> get(String path) {
    HttpResponse<String> answer = Http.send(request(path));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  /** Silences an alarm by hand. */
  HttpResponse<String> silence(String json) {
    return Http.send(request("/console/silences").POST(BodyPublishers.ofString(json)));
  }

  /** With the console's token. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(program.uri(path)).header("Authorization", "Bearer " + TOKEN);
  }

  EmbeddedQueue queue() {
    return queue;
  }

  FakeSens sens() {
    return sens;
  }

  Program program() {
    return program;
  }

  @Override
  public void close() {
    program.close();
    sens.close();
    queue.close();
  }
}
