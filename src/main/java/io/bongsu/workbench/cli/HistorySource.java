package io.bongsu.workbench.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bongsu.compose.MessageProperties;
import io.bongsu.console.ConsoleProperties;
import io.bongsu.console.History;
import io.bongsu.console.HistoryPage;
import io.bongsu.console.HistoryRequest;
import io.bongsu.json.StrictJson;
import io.bongsu.ledger.HistoryTable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Where the command history reads: the running program, or a database that can be read beside it.
 */
interface HistorySource extends AutoCloseable {

  HistoryPage page(Map<String, String> wanted);

  @Override
  default void close() {}

  /** Nothing could be read; the message says what to do. */
  final class NoAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoAnswerException(String message) {
      super(message);
    }
  }

  /**
   * @param url of the running program; null to go by the settings
   */
  static HistorySource of(ApplicationContext settings, @Nullable String url) {
    Environment environment = settings.getEnvironment();
    ConsoleProperties console = settings.getBean(ConsoleProperties.class);
    ZoneId zone = settings.getBean(MessageProperties.class).zone();
    String database = environment.getProperty("spring.datasource.url", "");
    if (url == null && database.startsWith("jdbc:postgresql:")) {
      return new OfDatabase(database, environment, zone);
    }
    String address =
        url == null
            ? "http://localhost:" + environment.getProperty("server.port", "8080")
            : url.replaceFirst("/+$", "");
    boolean file = url == null && database.startsWith("jdbc:h2:file:");
    return new OfProgram(
        address,
        console.token(),
        file ? () -> new OfDatabase(database + ";IFEXISTS=TRUE", environment, zone) : null);
  }

  /** Asks {@code GET /history}; if no program listens, reads its file where there is one. */
  final class OfProgram implements HistorySource {

    private final HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String address;
    private final String token;
    private final java.util.function.@Nullable Supplier<HistorySource> file;
    private @Nullable HistorySource opened;

    OfProgram(
        String address, String token, java.util.function.@Nullable Supplier<HistorySource> file) {
      this.address = address;
      this.token = token;
      this.file = file;
    }

    @Override
    public HistoryPage page(Map<String, String> wanted) {
      if (opened != null) {
        return opened.page(wanted);
      }
      try {
        return read(client.send(request(wanted), BodyHandlers.ofString(StandardCharsets.UTF_8)));
      } catch (ConnectException refused) {
        if (file == null) {
          throw new NoAnswerException("no program listens at " + address);
        }
        opened = file.get();
        return opened.page(wanted);
      } catch (IOException broken) {
        throw new NoAnswerException("the program at " + address + " did not answer");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new NoAnswerException("interrupted");
      }
    }

    private HttpRequest request(Map<String, String> wanted) {
      String query =
          wanted.entrySet().stream()
              .map(
                  each ->
                      each.getKey()
                          + "="
                          + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
              .collect(Collectors.joining("&"));
      return HttpRequest.newBuilder(URI.create(address + "/history?" + query))
          .header("Authorization", "Bearer " + token)
          .timeout(Duration.ofSeconds(30))
          .build();
    }

    private HistoryPage read(HttpResponse<String> answer) throws JsonProcessingException {
      return switch (answer.statusCode()) {
        case 200 -> StrictJson.mapper().readValue(answer.body(), HistoryPage.class);
        case 400 ->
            throw new NoAnswerException(
                StrictJson.mapper().readTree(answer.body()).path("detail").asText());
        case 401 ->
            throw new NoAnswerException(
                "the program has another bongsu.console.token than these settings");
        case 404 ->
            throw new NoAnswerException(
                "the program at " + address + " has no console: set bongsu.console.token there");
        default ->
            throw new NoAnswerException(
                "the program at " + address + " answered " + answer.statusCode());
      };
    }

    @Override
    public void close() {
      if (opened != null) {
        opened.close();
      }
    }
  }

  /** Reads the ledger itself. */
  final class OfDatabase implements HistorySource {

    private final SingleConnectionDataSource database;
    private final History history;
    private final ZoneId zone;

    OfDatabase(String url, Environment environment, ZoneId zone) {
      this.zone = zone;
      this.database =
          new SingleConnectionDataSource(
              url,
              environment.getProperty("spring.datasource.username", ""),
              environment.getProperty("spring.datasource.password", ""),
              true);
      this.database.setConnectionProperties(likeTheProgram(environment));
      this.history = new History(new HistoryTable(JdbcClient.create(database)), zone);
    }

    /** H2 writes to its file also for somebody who only reads it. */
    private static Properties likeTheProgram(Environment environment) {
      Properties properties = new Properties();
      properties.putAll(
          Binder.get(environment)
              .bind(
                  "spring.datasource.hikari.data-source-properties",
                  Bindable.mapOf(String.class, String.class))
              .orElse(Map.of()));
      return properties;
    }

    @Override
    public HistoryPage page(Map<String, String> wanted) {
      try {
        return history.page(new HistoryRequest(wanted, Instant.now(), zone));
      } catch (BadSqlGrammarException older) {
        throw new NoAnswerException(
            "the database is no ledger, or older than this program: start the program with it once, which brings it"
                + " up to date");
      } catch (DataAccessException failed) {
        throw new NoAnswerException(
            "the ledger cannot be read: "
                + String.valueOf(failed.getMostSpecificCause().getMessage())
                    .lines()
                    .findFirst()
                    .orElse(""));
      }
    }

    @Override
    public void close() {
      database.destroy();
    }
  }
}
