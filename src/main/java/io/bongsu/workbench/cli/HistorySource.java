package io.bongsu.workbench.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bongsu.compose.MessageProperties;
import io.bongsu.console.History;
import io.bongsu.console.HistoryPage;
import io.bongsu.console.HistoryRequest;
import io.bongsu.json.StrictJson;
import io.bongsu.ledger.HistoryTable;
import io.bongsu.workbench.cli.RunningProgram.NoAnswerException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
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

  /**
   * @param url of the running program; null to go by the settings
   */
  static HistorySource of(ApplicationContext settings, @Nullable String url) {
    Environment environment = settings.getEnvironment();
    ZoneId zone = settings.getBean(MessageProperties.class).zone();
    String database = environment.getProperty("spring.datasource.url", "");
    if (url == null && database.startsWith("jdbc:postgresql:")) {
      return new OfDatabase(database, environment, zone);
    }
    boolean file = url == null && database.startsWith("jdbc:h2:file:");
    return new OfProgram(
        RunningProgram.of(settings, url),
        file ? () -> new OfDatabase(database + ";IFEXISTS=TRUE", environment, zone) : null);
  }

  /** Asks {@code GET /history}; if no program listens, reads its file where there is one. */
  final class OfProgram implements HistorySource {

    private final RunningProgram program;
    private final @Nullable Supplier<HistorySource> file;
    private @Nullable HistorySource opened;

    OfProgram(RunningProgram program, @Nullable Supplier<HistorySource> file) {
      this.program = program;
      this.file = file;
    }

    @Override
    public HistoryPage page(Map<String, String> wanted) {
      if (opened != null) {
        return opened.page(wanted);
      }
      try {
        return read(program.get("/history?" + query(wanted)));
      } catch (NoAnswerException none) {
        if (file == null || !none.nobodyListens()) {
          throw none;
        }
        opened = file.get();
        return opened.page(wanted);
      }
    }

    private static String query(Map<String, String> wanted) {
      return wanted.entrySet().stream()
          .map(
              each ->
                  each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
          .collect(Collectors.joining("&"));
    }

    private static HistoryPage read(JsonNode page) {
      try {
        return StrictJson.mapper().treeToValue(page, HistoryPage.class);
      } catch (JsonProcessingException other) {
        throw new NoAnswerException("the answer is no page of a history: look at --url");
      }
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
