package io.bongsu.remind;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.bongsu.alarm.AlarmJson;
import io.bongsu.alarm.AlarmReader;
import io.bongsu.alarm.ParsedDocument;
import io.bongsu.ledger.AlarmTable;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.OutageTable;
import io.bongsu.ledger.SiblingTable;
import io.bongsu.support.Databases;
import io.bongsu.support.SetClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * What CloudWatch says against what the ledger knows, by DescribeAlarms at a server of the test.
 */
class HealingTest {

  private static final String TOPIC = "arn:aws:sns:ap-northeast-2:000000000000:alarms";

  private final SetClock clock = new SetClock();
  private final JdbcTemplate batches = new JdbcTemplate(Databases.h2());
  private final JdbcClient jdbc = JdbcClient.create(batches);
  private final AlarmTable alarms = new AlarmTable(jdbc, batches, "us", false, clock);
  private final OutageTable outages = new OutageTable(jdbc);
  private final List<String> asked = new ArrayList<>();
  private final List<String> pages = new ArrayList<>();
  private int status = 200;

  @SuppressWarnings("NullAway.Init")
  private HttpServer cloudWatch;

  @BeforeEach
  void start() throws IOException {
    cloudWatch = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cloudWatch.createContext(
        "/",
        exchange -> {
          assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
              .startsWith("AWS4-HMAC-SHA256 Credential=AKID/")
              .contains("/ap-northeast-2/monitoring/aws4_request");
          String form =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.add(URLDecoder.decode(form, StandardCharsets.UTF_8));
          byte[] answer = pages.get(asked.size() - 1).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    cloudWatch.start();
  }

  @AfterEach
  void stop() {
    cloudWatch.stop(0);
  }

  @Test
  void aMissedAlarmAndAMissedRecoveryAreFoundOnceOnWhateverPage() {
    outages.begin(source("db-1"), ago(60));
    pages.add(page("MetricAlarms", member("api-1", "ALARM", ago(10)), "more"));
    pages.add(page("CompositeAlarms", member("db-1", "OK", ago(5)), null));
    Healing healing = healing();

    List<FoundLate> missed = healing.missed();

    assertThat(missed).extracting(FoundLate::label).containsExactly("api-1", "db-1");
    assertThat(missed).allMatch(one -> one.alarm().isFoundLate() && !one.isDeleted());
    assertThat(reread(missed.get(0)).isFoundLate()).as("as it comes from the queue").isTrue();
    assertThat(missed.get(0).alarm().region()).isEqualTo("ap-northeast-2");
    assertThat(asked.get(0))
        .contains("ActionPrefix=" + TOPIC)
        .contains("AlarmTypes.member.2=CompositeAlarm", "AlarmTypes.member.3=LogAlarm");
    assertThat(asked.get(1)).endsWith("NextToken=more");

    pages.addAll(List.copyOf(pages.subList(0, 2)));
    assertThat(healing.missed()).as("the second time").isEmpty();
  }

  @Test
  void whatTheLedgerKnowsOrMayStillComeIsNotMissed() {
    alarms.claim(key("api-1", "ALARM", ago(10)));
    outages.begin(source("api-3"), ago(30));
    outages.begin(source("api-5"), ago(3));
    String members =
        member("api-1", "ALARM", ago(10))
            + member("api-2", "ALARM", clock.instant().minusSeconds(60))
            + member("api-3", "ALARM", ago(30))
            + member("api-4", "OK", ago(10))
            + member("api-5", "OK", ago(10))
            + member("api-6", "ALARM", ago(60 * 25))
            + member("api-7", "INSUFFICIENT_DATA", ago(10))
            + member("api-8", "ALARM", ago(10)).replace(">true<", ">false<");
    pages.add(page("MetricAlarms", members, null));

    assertThat(healing().missed()).isEmpty();
  }

  @Test
  void anAlarmWhoseLastOutageEndedIsMissedUnlessItsActionsAreSuppressed() {
    for (String name : List.of("api-1", "api-2")) {
      outages.begin(source(name), ago(60));
      outages.end(source(name), ago(50));
    }
    String suppressed =
        member("api-2", "ALARM", ago(10))
            .replace(
                "<StateValue>", "<ActionsSuppressedBy>Alarm</ActionsSuppressedBy><StateValue>");
    pages.add(page("CompositeAlarms", member("api-1", "ALARM", ago(10)) + suppressed, null));

    assertThat(healing().missed()).extracting(FoundLate::label).containsExactly("api-1");
  }

  @Test
  void anOpenAlarmThatCloudWatchDoesNotHaveWasDeleted() {
    open("api-1", true);
    open("api-2", true);
    open("api-3", true);
    open("api-4", false);
    open("api-5", true);
    outages.end(source("api-5"), ago(50));
    outages.beginUnsent(source("api-5"), ago(40));
    outages.begin(source("us-1").replace("ap-northeast-2", "us-east-1"), ago(60));
    outages.begin(source("new-1"), ago(1));
    pages.add(page("MetricAlarms", member("api-2", "ALARM", ago(60)), null));
    pages.add(page("MetricAlarms", member("api-3", "ALARM", ago(60)), null));
    alarms.claim(key("api-2", "ALARM", ago(60)));

    List<FoundLate> missed = healing().missed();

    assertThat(missed).extracting(FoundLate::label).containsExactly("api-1");
    assertThat(missed.get(0).isDeleted()).isTrue();
    assertThat(asked.get(1))
        .contains("AlarmNames.member.1=api-1", "=api-3", "=api-4", "=api-5")
        .doesNotContain("api-2", "us-1", "new-1");
    assertThat(outages.of(List.of(source("api-4"))).get(0).endedAt()).isNotNull();
    assertThat(outages.of(List.of(source("api-5"))).get(0).endedAt())
        .as("an earlier outage was sent, this one was not")
        .isNotNull();
    assertThat(outages.of(List.of(source("api-1"))).get(0).endedAt())
        .as("its message ends it")
        .isNull();
  }

  private void open(String name, boolean sent) {
    if (sent) {
      outages.begin(source(name), ago(60));
      new SiblingTable(jdbc)
          .describe(source(name), "", "", new AlarmJson().write(alarm(name, "ALARM", ago(60))));
    } else {
      outages.beginUnsent(source(name), ago(60));
    }
  }

  private static io.bongsu.alarm.Alarm reread(FoundLate late) {
    return ((ParsedDocument.One) new AlarmReader().read(late.document())).alarm();
  }

  @Test
  void withoutPermissionNothingIsFoundAndNothingFails() {
    status = 403;
    pages.add("<ErrorResponse/>");

    assertThat(healing().missed()).isEmpty();
  }

  private Healing healing() {
    URI endpoint = URI.create("http://127.0.0.1:" + cloudWatch.getAddress().getPort() + "/");
    StaticCredentialsProvider credentials =
        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "secret"));
    return new Healing(
        new CloudWatchAlarms(endpoint, "ap-northeast-2", credentials),
        alarms,
        outages,
        new LedgerGuard(new SimpleMeterRegistry()),
        new HealProperties(
            TOPIC, Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofHours(24)),
        clock);
  }

  private Instant ago(int minutes) {
    return clock.instant().minus(Duration.ofMinutes(minutes));
  }

  private static String arn(String name) {
    return "arn:aws:cloudwatch:ap-northeast-2:000000000000:alarm:" + name;
  }

  private static String source(String name) {
    return alarm(name, "ALARM", Instant.EPOCH.plus(Duration.ofDays(15_000))).source();
  }

  private static String key(String name, String state, Instant at) {
    return alarm(name, state, at).key();
  }

  /** As SNS delivers it. */
  private static io.bongsu.alarm.Alarm alarm(String name, String state, Instant at) {
    String document =
        "{\"AlarmName\":\"%s\",\"AlarmArn\":\"%s\",\"NewStateValue\":\"%s\",\"StateChangeTime\":\"%s\"}"
            .formatted(name, arn(name), state, at);
    return ((ParsedDocument.One) new AlarmReader().read(document)).alarm();
  }

  private static String member(String name, String state, Instant at) {
    return """
        <member><AlarmName>%s</AlarmName><AlarmArn>%s</AlarmArn><ActionsEnabled>true</ActionsEnabled>
        <StateValue>%s</StateValue><StateUpdatedTimestamp>%s</StateUpdatedTimestamp>
        <MetricName>CPUUtilization</MetricName><Namespace>AWS/EC2</Namespace>
        <Statistic>Average</Statistic><Threshold>80.0</Threshold>
        <ComparisonOperator>GreaterThanThreshold</ComparisonOperator>
        <Dimensions><member><Name>InstanceId</Name><Value>i-0</Value></member></Dimensions></member>
        """
        .formatted(name, arn(name), state, at);
  }

  private static String page(
      String list, String members, @org.jspecify.annotations.Nullable String next) {
    return """
        <DescribeAlarmsResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/">
        <DescribeAlarmsResult><%1$s>%2$s</%1$s>%3$s</DescribeAlarmsResult></DescribeAlarmsResponse>
        """
        .formatted(list, members, next == null ? "" : "<NextToken>" + next + "</NextToken>");
  }
}
