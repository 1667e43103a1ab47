package io.bongsu;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.ack.AckTokens;
import io.bongsu.alarm.AlarmReader;
import io.bongsu.alarm.ParsedDocument;
import io.bongsu.compose.AckProperties;
import io.bongsu.ledger.AckTable;
import io.bongsu.remind.AckOutcome;
import io.bongsu.remind.Acknowledgements;
import io.bongsu.remind.Announcements;
import io.bongsu.support.Phones;
import io.bongsu.support.Simulation;
import io.bongsu.support.Waiting;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Three people, one of whom acknowledges a CRITICAL alarm from the phone; on virtual time. */
@TestInstance(Lifecycle.PER_CLASS)
class AckTest {

  private static final String KIM = Phones.ON_CALL;
  private static final String LEE = Phones.ML_TEAM;
  private static final String BOSS = "01000000003";
  private static final Pattern LINK = Pattern.compile("https://b\\.kr(/a/\\w{10}) #");

  @SuppressWarnings("NullAway.Init")
  private Simulation simulation;

  private String server = "";
  private int servers;

  @BeforeAll
  void start(@TempDir Path directory) {
    Map<String, String> settings = new HashMap<>();
    settings.put("bongsu.people.kim.phone", KIM);
    settings.put("bongsu.people.lee.phone", LEE);
    settings.put("bongsu.people.lee.language", "en");
    settings.put("bongsu.people.boss.phone", BOSS);
    settings.put("bongsu.recipients.default", "person:kim,person:lee");
    settings.put("bongsu.escalation.default[0].after", "15m");
    settings.put("bongsu.escalation.default[0].to[0]", "person:boss");
    settings.put("bongsu.receipt.failover", "none");
    settings.put("bongsu.receipt.check-period-ms", "3600000");
    settings.put("bongsu.console.token", "console-token-of-the-test");
    settings.put("bongsu.ack.url", "https://b.kr");
    settings.put("bongsu.ack.secret", "secret-of-the-test");
    settings.put("spring.datasource.url", "jdbc:h2:file:" + directory.resolve("ledger"));
    simulation = Simulation.start(settings);
  }

  @BeforeEach
  void begin() {
    server = "api-" + ++servers;
  }

  @AfterEach
  void end() {
    simulation.cpu(server, "critical", "OK");
    simulation.pass(Duration.ofHours(1));
  }

  @AfterAll
  void stop() {
    simulation.close();
  }

  @Test
  void eachPersonGetsALinkOfTheirOwnInWhatIsCriticalOnly() {
    simulation.cpu(server, "critical", "ALARM");
    simulation.runOut();
    assertThat(texts(KIM).get(0))
        .matches("\\[경보] " + server + " CPU 97%>80 \\d\\d:\\d\\d https://b.kr/a/\\w{10} #...");
    assertThat(link(KIM)).isNotEqualTo(link(LEE));
    simulation.cpu(server, "critical", "OK");
    simulation.runOut();
    assertThat(texts(KIM)).hasSize(2).last().asString().doesNotContain("http");
    server = "web-" + servers;
    simulation.cpu(server, "warning", "ALARM");
    simulation.runOut();
    assertThat(texts(KIM)).singleElement().asString().doesNotContain("http");
  }

  @Test
  void anAcknowledgementStopsRemindersAndEscalationAndComesBack() throws Exception {
    simulation.cpu(server, "critical", "ALARM");
    pass(Duration.ofMinutes(5));
    assertThat(open(link(KIM)).body()).contains("제가 확인합니다");
    assertThat(texts(LEE)).as("a preview of the link acknowledges nothing").hasSize(1);

    press(link(KIM));
    pass(Duration.ofMinutes(1));
    assertThat(texts(LEE))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("[ACK] kim: " + server + " CPU 97%>80 6m");
    assertThat(texts(LEE).get(1)).doesNotContain("http");
    pass(Duration.ofMinutes(200));
    assertThat(texts(KIM)).as("no reminder").hasSize(1);
    assertThat(texts(LEE)).as("and the others once").hasSize(2);
    assertThat(texts(BOSS)).as("no escalation").isEmpty();

    pass(Duration.ofMinutes(42));
    assertThat(texts(KIM))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("[계속] " + server)
        .contains("http");
    pass(Duration.ofMinutes(15));
    assertThat(texts(BOSS)).hasSize(1);
    press(link(BOSS));
    pass(Duration.ofMinutes(1));
    assertThat(texts(KIM)).last().asString().startsWith("[확인] boss: " + server);
  }

  @Test
  void whoWasEscalatedToIsNotifiedToo() throws Exception {
    simulation.cpu(server, "critical", "ALARM");
    pass(Duration.ofMinutes(16));
    assertThat(texts(BOSS)).hasSize(1);
    press(link(KIM));
    pass(Duration.ofMinutes(1));
    assertThat(texts(BOSS)).hasSize(2).last().asString().startsWith("[확인] kim: " + server);
  }

  @Test
  void aReceiptIsNoAcknowledgementWherePeopleCanGiveOne() {
    simulation.cpu(server, "critical", "ALARM");
    pass(Duration.ofMinutes(1));
    bean(JdbcClient.class).sql("update message_recipient set state = 'DELIVERED'").update();

    pass(Duration.ofMinutes(15));
    assertThat(texts(BOSS)).hasSize(1);
  }

  @Test
  void theFirstOfTwoCountsAndTheOtherIsToldWho() throws Exception {
    simulation.cpu(server, "critical", "ALARM");
    pass(Duration.ofMinutes(1));
    press(link(KIM));
    assertThat(open(link(LEE)).body()).contains("kim has it");
    assertThat(open(link(KIM)).body()).contains("이미 확인하셨습니다");
    assertThat(send("POST", link(LEE)).body()).contains("kim has it");
    pass(Duration.ofMinutes(3));
    assertThat(texts(KIM)).hasSize(1);
    assertThat(texts(LEE)).hasSize(2);
  }

  @Test
  void copiesForgeriesAndLateOnesHaveNoEffect() {
    simulation.cpu(server, "critical", "ALARM");
    pass(Duration.ofMinutes(1));
    Acknowledgements door = bean(Acknowledgements.class);
    String token = link(KIM).substring(3);
    AckTokens tokens = tokens();
    String message = tokens.message(token);

    assertThat(take(message).taken()).isTrue();
    assertThat(take(message).reason()).contains("copy");
    assertThat(take(message.replace("\"signature\":\"", "\"signature\":\"x")).reason())
        .contains("not signed");
    String unsent = tokens.of("XXX", simulation.now(), KIM, false);
    assertThat(take(tokens.message(unsent)).reason()).contains("no text");
    assertThat(door.find(unsent)).isEmpty();
    String other = link(LEE).substring(3);
    Instant expiry = bean(AckTable.class).link(other).orElseThrow().expiresAt().toInstant();
    simulation.pass(Duration.between(simulation.now(), expiry.minusMillis(1)));
    assertThat(door.find(other)).as("a moment before").isPresent();
    assertThat(take(tokens.message(other)).reason()).doesNotContain("expired");
    simulation.pass(Duration.ofMillis(1));
    assertThat(take(tokens.message(other)).reason()).contains("expired");
    assertThat(door.find(other)).isEmpty();
  }

  @Test
  void anotherChangeOfTheAlarmIsNotAcknowledged() throws Exception {
    simulation.cpu(server, "critical", "ALARM");
    pass(Duration.ofMinutes(1));
    String old = link(LEE).substring(3);
    press(link(KIM));
    simulation.cpu(server, "critical", "OK");
    pass(Duration.ofMinutes(20));
    assertThat(texts(LEE)).as("no text about what is over").hasSize(2);
    simulation.cpu(server, "critical", "ALARM");
    pass(Duration.ofMinutes(1));
    assertThat(take(tokens().message(old)).reason()).contains("or they are over");
    pass(Duration.ofMinutes(11));
    assertThat(texts(KIM)).last().asString().startsWith("[계속]");
  }

  /** Kim's link is about a second alarm, too, which lee has acknowledged by a text of its own. */
  @Test
  void aTextIsOpenUntilSomebodyHasAllOfItsAlarms() throws Exception {
    simulation.cpu(server, "critical", "ALARM");
    pass(Duration.ofMinutes(1));
    String first = link(KIM);
    String one = server;
    server = "db-" + servers;
    simulation.cpu(server, "critical", "ALARM");
    pass(Duration.ofMinutes(1));
    AckTable links = bean(AckTable.class);
    String token = first.substring(3);
    Instant expiry = links.link(token).orElseThrow().expiresAt().toInstant();
    links.add(
        new AckTable.NewLink(token, "7K2", "kim", KIM, expiry),
        links.alarms(link(LEE).substring(3)));

    press(link(LEE));
    assertThat(open(first).body()).contains("제가 확인합니다");
    press(first);
    assertThat(open(first).body()).contains("이미 확인하셨습니다");

    simulation.cpu(one, "critical", "OK");
  }

  /** As after a failover to a second number. */
  @Test
  void whoAcknowledgesFromAnotherNumberIsNotNotifiedOfIt() throws Exception {
    simulation.cpu(server, "critical", "ALARM");
    pass(Duration.ofMinutes(1));
    bean(JdbcClient.class)
        .sql("update ack_link set recipient_hash = 'another' where token = :token")
        .param("token", link(KIM).substring(3))
        .update();
    press(link(KIM));
    pass(Duration.ofMinutes(2));

    assertThat(texts(LEE)).hasSize(2);
    assertThat(texts(KIM)).hasSize(1);
  }

  @Test
  void whatACrashLeftOutIsToldOnceAfterAMinute() throws Exception {
    simulation.cpu(server, "critical", "ALARM");
    pass(Duration.ofMinutes(1));
    press(link(KIM));
    assertThat(bean(Announcements.class).due()).as("and then the process ends").hasSize(1);
    assertThat(bean(Announcements.class).due()).as("another process").isEmpty();
    pass(Duration.ofMinutes(5));
    assertThat(texts(LEE)).hasSize(2);
  }

  @Test
  void historyAndConsoleShowWhoHasIt() throws Exception {
    simulation.cpu(server, "critical", "ALARM");
    pass(Duration.ofMinutes(1));
    press(link(KIM));
    for (String path : List.of("/history?alarm=*" + server + "*", "/console/now")) {
      HttpRequest request =
          HttpRequest.newBuilder(simulation.program().uri(path.replace("*", "%2A")))
              .header("Authorization", "Bearer console-token-of-the-test")
              .build();
      assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
          .containsPattern("\"(by|acknowledgedBy)\":\"kim\"");
    }
  }

  @Test
  void aRequestWithABodyIsRefusedBeforeItIsRead() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(simulation.program().uri("/a/x"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
        .isEqualTo(400);
    assertThat(send("DELETE", "/a/x").statusCode()).isEqualTo(405);
    assertThat(send("GET", "/a/x/y").statusCode()).isEqualTo(404);
  }

  /** Minute by minute, as the timer would. */
  private void pass(Duration time) {
    for (int minute = 0; minute < time.toMinutes(); minute++) {
      simulation.pass(Duration.ofMinutes(1));
      for (String tick : List.of("announce", "escalate", "again")) {
        bean(ProducerTemplate.class).sendBody("direct:remind-" + tick, "");
      }
    }
  }

  /** Presses the button and waits until the queue's message was taken. */
  private void press(String link) throws Exception {
    assertThat(send("POST", link).statusCode()).isEqualTo(200);
    Waiting.until(
        10,
        "the acknowledgement to be in the ledger",
        () ->
            !bean(Acknowledgements.class)
                .find(link.substring(3))
                .orElseThrow()
                .kind()
                .name()
                .equals("OPEN"));
  }

  private HttpResponse<String> open(String link) throws Exception {
    return send("GET", link);
  }

  private HttpResponse<String> send(String method, String link) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(simulation.program().uri(link))
            .method(method, BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private AckOutcome take(String message) {
    return bean(Acknowledgements.class)
        .take((ParsedDocument.Acknowledgement) new AlarmReader().read(message));
  }

  private AckTokens tokens() {
    return bean(AckProperties.class).tokens(bean(Clock.class));
  }

  private <T> T bean(Class<T> type) {
    return simulation.program().context().getBean(type);
  }

  private List<String> texts(String number) {
    return simulation.sens().phone(number).texts().stream()
        .filter(text -> text.contains(server + " "))
        .toList();
  }

  /** The path of the link in the last text that has one. */
  private String link(String number) {
    String found = "";
    for (String text : texts(number)) {
      Matcher matcher = LINK.matcher(text);
      found = matcher.find() ? matcher.group(1) : found;
    }
    return found;
  }
}
