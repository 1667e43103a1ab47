package io.bongsu;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Phones;
import io.bongsu.support.Start;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What an operator sees when a setting is wrong: one sentence, and a process that has ended. */
@ExtendWith(OutputCaptureExtension.class)
class StartTest {

  private static final String SECRET = "not-a-real-secret-key";

  private static EmbeddedQueue queue;

  private static Path directory;

  private final Map<String, String> settings = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();

  @BeforeAll
  static void start(@TempDir Path temporary) {
    directory = temporary;
    queue = EmbeddedQueue.start();
  }

  @AfterAll
  static void stop() {
    queue.close();
  }

  StartTest() {
    settings.put("server.port", "0");
    settings.put("spring.datasource.url", "jdbc:h2:mem:start");
    settings.put("sens.service-id", "ncp:sms:kr:000000000000:bongsu");
    settings.put("sens.access-key", "not-a-real-access-key");
    settings.put("sens.secret-key", SECRET);
    settings.put("sens.from", "0200000000");
    settings.put("bongsu.recipients.default", Phones.ON_CALL);
    settings.put("bongsu.aws.endpoint", "http://127.0.0.1:1");
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
  }

  @Test
  void aMissingSecretKeyIsNamedWithItsVariable(CapturedOutput output) {
    settings.remove("sens.secret-key");
    refused("sens.secret-key is missing: set it, or the variable SENS_SECRETKEY", here(output));
  }

  @Test
  void withoutRecipientsNothingStarts(CapturedOutput output) {
    settings.remove("bongsu.recipients.default");
    refused(
        "bongsu.recipients.default is missing: list at least one mobile number, for alarms of no"
            + " other team",
        here(output));
  }

  @Test
  void missingCredentialsAreExplained() {
    environment.clear();
    refused(
        "AWS credentials are missing: give the process a role, or set AWS_ACCESS_KEY_ID and"
            + " AWS_SECRET_ACCESS_KEY",
        elsewhere());
  }

  @Test
  void aVariableThatIsNotSetIsNotTakenForTheSecretKey(CapturedOutput output) {
    settings.put("sens.secret-key", "${NOBODY_SETS_THIS}");
    refused("sens.secret-key is missing: set it, or the variable SENS_SECRETKEY", here(output));
  }

  @Test
  void aTeamWithoutPeopleIsNamed(CapturedOutput output) {
    settings.put("bongsu.recipients.ml", "");
    refused(
        "bongsu.recipients.ml is empty: list at least one mobile number, or remove it",
        here(output));
  }

  @Test
  void aServerTypeOfAnUnknownTeamIsNamed(CapturedOutput output) {
    settings.put("bongsu.teams.ai", "ml");
    refused(
        "bongsu.teams.ai names the team 'ml', which bongsu.recipients does not have", here(output));
  }

  @Test
  void aWrongNumberIsNamedByItsPlaceOnly(CapturedOutput output) {
    settings.put("bongsu.recipients.default", Phones.ON_CALL + ",0210000001234");
    Start start = here(output);
    refused("bongsu.recipients.default[1] is not a Korean mobile number", start);
    assertThat(start.output()).doesNotContain("0210000001234");
  }

  @Test
  void aValueThatCannotBeReadIsNamedByItsKeyOnly(CapturedOutput output) {
    settings.put("bongsu.deliver.per-second", SECRET);
    refused("bongsu.deliver.per-second is not a whole number; correct it in ", here(output));
  }

  @Test
  void aValueThatOnlyARouteReadsIsNamedToo(CapturedOutput output) {
    settings.put("bongsu.queue.consumers", "two");
    refused("bongsu.queue.consumers is not a whole number; correct it in ", here(output));
  }

  @Test
  void aQueueThatIsNotThereIsNamed(CapturedOutput output) {
    settings.put("bongsu.aws.endpoint", queue.endpoint().toString());
    settings.put("bongsu.queue.dead-letter-name", "nobody-made-this");
    refused(
        "bongsu.queue.dead-letter-name names the queue 'nobody-made-this', which is not there:"
            + " create it or set its url",
        here(output));
  }

  @Test
  void anAddressWhereNothingAnswersIsNamed(CapturedOutput output) {
    refused("bongsu.aws.endpoint http://127.0.0.1:1 cannot be reached (", here(output));
  }

  @Test
  void aMisspeltKeyIsNamedWithWhatWasMeant(CapturedOutput output) {
    settings.put("bongsu.burst.urgent.frist-wait", "1s");
    refused(
        "bongsu.burst.urgent.frist-wait is no setting; did you mean"
            + " 'bongsu.burst.urgent.first-wait'?",
        here(output));
  }

  @Test
  void aMisspeltKeyOfTheAccountIsNamedToo(CapturedOutput output) {
    settings.put("sens.form", "0200000000");
    refused("sens.form is no setting; did you mean 'sens.from'?", here(output));
  }

  @Test
  void allThatIsMissingIsReportedAtOnce(CapturedOutput output) {
    settings.remove("sens.secret-key");
    settings.remove("sens.access-key");
    settings.remove("bongsu.recipients.default");
    settings.put("bongsu.deliver.per-second", "many");
    settings.put("bongsu.recipient.ml", Phones.ON_CALL);

    Start start = here(output);

    assertThat(start.complaints())
        .containsExactlyInAnyOrder(
            "bongsu.recipient.ml is no setting; did you mean 'bongsu.recipients.*'?",
            "bongsu.recipients.default is missing: list at least one mobile number, for alarms of no"
                + " other team",
            "sens.access-key is missing: set it, or the variable SENS_ACCESSKEY",
            "sens.secret-key is missing: set it, or the variable SENS_SECRETKEY",
            start.complaints().stream()
                .filter(line -> line.startsWith("bongsu.deliver.per-second is not a whole number"))
                .findFirst()
                .orElse("the number is not refused"));
    assertThat(start.exitCode()).isEqualTo(1);
  }

  /** Kubernetes sets variables for each service, and others are only a warning. */
  @Test
  void aVariableNeverStopsTheStart() {
    environment.put("BONGSU_PORT", "tcp://10.0.0.1:8080");
    environment.put("BONGSU_PORT_8080_TCP_ADDR", "10.0.0.1");
    environment.put("BONGSU_SERVICE_HOST", "10.0.0.1");
    environment.put("BONGSU_BURST_URGENT_FRISTWAIT", "1s");

    Start start = elsewhere();

    assertThat(start.complaints()).hasSize(2);
    assertThat(start.complaints().get(1)).startsWith("bongsu.aws.endpoint");
    assertThat(start.output())
        .contains(
            "the environment variable BONGSU_BURST_URGENT_FRISTWAIT is no setting; did you mean"
                + " 'BONGSU_BURST_URGENT_FIRSTWAIT'?")
        .doesNotContain("BONGSU_PORT", "BONGSU_SERVICE_HOST");
  }

  @Test
  void aKeyThatAnOwnRouteNamesIsTheUsersOwn(CapturedOutput output) throws IOException {
    Path route = directory.resolve("own.camel.yaml");
    Files.writeString(
        route,
        """
        - route:
            id: own-x
            description: "In: nothing. Out: nothing."
            from:
              uri: timer:own
              parameters:
                period: "{{bongsu.own-period}}"
              steps:
                - stop:
                    id: own-x-stop
        """);
    settings.put("bongsu.routes", "classpath:routes/*.camel.yaml,file:" + route);
    settings.put("bongsu.own-period", "5000");

    refused("bongsu.aws.endpoint http://127.0.0.1:1 cannot be reached (", here(output));
  }

  @Test
  void aPortThatIsInUseIsNamed(CapturedOutput output) throws IOException {
    settings.put("bongsu.aws.endpoint", queue.endpoint().toString());
    settings.put("bongsu.queue.create", "true");
    try (ServerSocket taken = new ServerSocket(0)) {
      settings.put("server.port", String.valueOf(taken.getLocalPort()));
      refused(
          "server.port " + taken.getLocalPort() + " is in use: stop the process that has it",
          here(output));
    }
  }

  /** Secrets that are mounted as files, or pasted into variables, end in a line break. */
  @Test
  void whiteSpaceAroundValuesIsTakenAway() {
    settings.clear();
    environment.put("SENS_SERVICEID", "ncp:sms:kr:000000000000:bongsu\n");
    environment.put("SENS_ACCESSKEY", "not-a-real-access-key\r\n");
    environment.put("SENS_SECRETKEY", SECRET + "\n");
    environment.put("SENS_FROM", "0200000000\n");
    environment.put("BONGSU_RECIPIENTS_DEFAULT", Phones.ON_CALL + "\n");
    environment.put("BONGSU_AWS_REGION", "ap-northeast-2\n");
    environment.put("BONGSU_BURST_URGENT_FIRSTWAIT", "2s\n");
    environment.put("BONGSU_MESSAGE_ZONE", "Asia/Seoul\n");
    environment.put("BONGSU_MESSAGE_KIND", "sms \n");
    environment.put("BONGSU_DELIVER_PERSECOND", "5\n");
    environment.put("SPRING_DATASOURCE_URL", "jdbc:h2:mem:start\n");
    environment.put("BONGSU_AWS_ENDPOINT", "http://127.0.0.1:1\n");

    refused("bongsu.aws.endpoint http://127.0.0.1:1 cannot be reached (", elsewhere());
  }

  @Test
  void anAddressOfADatabaseThatIsNoneIsNotRepeated(CapturedOutput output) {
    settings.put("spring.datasource.url", "postgres://bongsu:" + SECRET + "@127.0.0.1:1/ledger");
    refused("spring.datasource.url is no address of a database", here(output));
  }

  @Test
  void aPasswordInTheAddressOfADatabaseIsInNoStackTrace(CapturedOutput output) {
    settings.put(
        "spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/ledger?password=" + SECRET);
    settings.put("spring.datasource.hikari.initialization-fail-timeout", "1");
    settings.put("spring.datasource.hikari.connection-timeout", "250");

    Start start = here(output);

    assertThat(start.exitCode()).isEqualTo(1);
    assertThat(start.output()).doesNotContain(SECRET, Phones.ON_CALL);
  }

  @Test
  void aLedgerThatCannotBeMadeIsNamed(CapturedOutput output) throws IOException {
    Path file = Files.writeString(directory.resolve("no-directory"), "");
    settings.put("spring.datasource.url", "jdbc:h2:file:" + file + "/ledger");
    refused(
        "spring.datasource.url names a ledger that cannot be written: make its directory writable",
        here(output));
  }

  @Test
  void aDatabaseWithoutADriverIsNamed(CapturedOutput output) {
    settings.put("spring.datasource.url", "jdbc:mysql://db/ledger?password=" + SECRET);
    refused("spring.datasource.url is no address of a database that the program", here(output));
  }

  @Test
  void anOptionThatTheDatabaseDoesNotKnowIsNamed(CapturedOutput output) {
    settings.put("spring.datasource.url", "jdbc:h2:mem:start;NO_SUCH_OPTION=1");
    refused("spring.datasource.url has a part that the database's driver", here(output));
  }

  @Test
  void aFileThatIsNoYamlIsNamedWithItsLine() throws IOException {
    Path config = Files.createDirectories(directory.resolve("config"));
    Path file = config.resolve("application.yaml");
    Files.writeString(file, "bongsu:\n  queue: [\n  x: {\n");

    Start start = elsewhere();
    Files.delete(file);

    assertThat(start.output())
        .contains("config/application.yaml:4 cannot be read as YAML: ")
        .doesNotContain("\tat ");
    assertThat(start.exitCode()).isEqualTo(1);
  }

  private Start here(CapturedOutput output) {
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
    return Start.here(settings, output);
  }

  private Start elsewhere() {
    return Start.elsewhere(directory, settings, environment);
  }

  /** The start ended with one complaint, which begins like this and gives nothing away. */
  private static void refused(String beginning, Start start) {
    assertThat(start.complaints()).as(start.output()).hasSize(1);
    assertThat(start.complaints().get(0)).startsWith(beginning);
    assertThat(start.exitCode()).isEqualTo(1);
    assertThat(start.output()).doesNotContain(SECRET, Phones.ON_CALL);
  }
}
