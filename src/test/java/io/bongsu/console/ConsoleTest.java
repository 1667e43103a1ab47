package io.bongsu.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.bongsu.support.Http;
import io.bongsu.support.Phones;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console with 10,000 alarms of history: over HTTP, and in the distribution's Chromium. */
class ConsoleTest {

  @TempDir private static Path directory;

  private static LongHistory history;
  private static Program program;

  @BeforeAll
  @SuppressWarnings("NullAway") // JUnit has set the directory by now
  static void start() {
    history =
        LongHistory.start(
            "system_range",
            Map.of(
                "bongsu.ingest.token",
                Http.TOKEN,
                "bongsu.schedules.office.people",
                "kim",
                "bongsu.schedules.office.hours",
                "09:00-18:00",
                "bongsu.schedules.always.people",
                "kim",
                "spring.datasource.url",
                "jdbc:h2:file:" + directory.resolve("ledger")));
    program = history.program();
  }

  @AfterAll
  static void stop() {
    history.close();
  }

  @Test
  void theFirstPageOfALongHistoryIsThereAtOnce() {
    HttpResponse<String> page = history.get("/history?since=7d");
    HttpResponse<String> now = history.get("/console/now");

    assertThat(page.body()).contains("api-3-cpu", "log-1-cpu", "batch-");
    assertThat(now.body())
        .contains("\"alarm\":\"api-3-cpu\"", "\"kim\"")
        .doesNotContain(Phones.ON_CALL);
    history.firstPageIsThereAtOnce();
  }

  @Test
  void onlyThePageItselfIsOpen() {
    HttpResponse<String> page = Http.get(program.uri("/"));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(Http.get(program.uri("/console/now")).statusCode()).isEqualTo(401);
    assertThat(logIn("not-the-token-at-all").statusCode()).isEqualTo(401);
  }

  @Test
  void aSessionIsACookieThatScriptsAndOtherSitesDoNotHave() {
    HttpResponse<String> answer = logIn(LongHistory.TOKEN);
    String cookie = answer.headers().firstValue("Set-Cookie").orElse("");
    assertThat(cookie)
        .contains("HttpOnly", "SameSite=Strict", "Path=/")
        .doesNotContain(LongHistory.TOKEN);
    String session = cookie.replaceFirst(";.*", "");

    assertThat(Http.send(with(session, "/console/now")).statusCode()).isEqualTo(200);
    assertThat(Http.send(with(session + "x", "/console/now")).statusCode()).isEqualTo(401);

    HttpRequest.Builder silence =
        with(session, "/console/silences")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"alarm\":\"x-*\",\"minutes\":5}"));
    assertThat(Http.send(silence.copy()).statusCode()).as("as a form could").isEqualTo(403);
    assertThat(
            Http.send(
                    silence
                        .copy()
                        .header(ConsoleFilter.HEADER, "1")
                        .header("Origin", "https://elsewhere.example"))
                .statusCode())
        .isEqualTo(403);
    assertThat(Http.send(silence.copy().header(ConsoleFilter.HEADER, "1")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void whoIsOnDutyIsACalendarWithoutNumbers() {
    HttpResponse<String> answer = history.get("/oncall.ics?days=3&schedule=office");

    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .isEqualToIgnoringCase("text/calendar;charset=utf-8");
    assertThat(answer.body())
        .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Bongsu//")
        .contains("SUMMARY:office: kim\r\n", "T000000Z\r\n", "T090000Z\r\n")
        .doesNotContain("always", Phones.ON_CALL, Phones.ON_CALL.substring(1));
    assertThat(ids(answer))
        .hasSizeBetween(3, 4)
        .doesNotHaveDuplicates()
        .isEqualTo(ids(history.get("/oncall.ics?days=3&schedule=office")))
        .isSubsetOf(ids(history.get("/oncall.ics")));
    assertThat(ids(history.get("/oncall.ics"))).hasSizeBetween(91, 92);
  }

  private static List<String> ids(HttpResponse<String> calendar) {
    return calendar.body().lines().filter(line -> line.startsWith("UID:")).toList();
  }

  @Test
  void theCalendarOfDutyIsOpenWithTheTokenOnlyAndNamesAWrongParameter() {
    HttpRequest.Builder bare = HttpRequest.newBuilder(program.uri("/oncall.ics"));
    assertThat(Http.send(bare).body()).isEqualTo(Http.get(program.uri("/history")).body());
    assertThat(Http.send(bare.header("Authorization", "Bearer wrong")).statusCode()).isEqualTo(401);

    for (String days : new String[] {"0", "366", "-1", "many", ""}) {
      refuses("/oncall.ics?days=" + days, "days is no number from 1 to 365");
    }
    refuses("/oncall.ics?schedule=none", "no schedule of this name");
  }

  private static void refuses(String path, String why) {
    HttpResponse<String> answer = Http.send(history.request(path));
    assertThat(answer.statusCode()).as(path).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains(why);
  }

  @Test
  void aSilenceMadeByHandHoldsAnAlarm() {
    assertThat(history.silence("{\"alarm\":\"cron-*\",\"minutes\":5,\"note\":\"move\"}").body())
        .contains("\"id\"");

    history
        .queue()
        .put(LongHistory.QUEUE, SampleAlarms.cpu("cron-1", "warning", "ALARM", Instant.now()));
    history.queue().awaitEmpty(LongHistory.QUEUE);

    assertThat(history.get("/history?alarm=cron-1*").body())
        .contains("\"silenced\"", "made by hand", "move");
  }

  @Test
  void withoutATokenItIsOff() {
    try (Program off =
        Program.start(history.queue(), history.sens(), Map.of("bongsu.queue.name", "another"))) {
      for (String path : new String[] {"/", "/history", "/oncall.ics", "/console/now"}) {
        assertThat(Http.get(off.uri(path)).statusCode()).as(path).isEqualTo(404);
      }
    }
  }

  @Test
  void aTourInTheBrowser(@TempDir Path profile) throws IOException, InterruptedException {
    Optional<Path> chromium = Browser.installed();
    assumeTrue(chromium.isPresent(), "skipped: there is no Chromium on this machine");
    Path pictures = Files.createDirectories(Path.of("target/console"));
    try (Browser browser = Browser.start(chromium.orElseThrow(), profile)) {
      browser.size(1366, 768, false);
      browser.open(program.uri("/"));
      browser.see("document.activeElement.name === 'token'");
      browser.run("document.activeElement.value = '" + LongHistory.TOKEN + "'");
      browser.key("Tab", 9);
      assertThat(browser.run("document.activeElement.tagName").asText()).isEqualTo("BUTTON");
      browser.run("document.activeElement.click()");
      browser.see("document.querySelector('#view-now h2')");
      browser.run(
          "if (document.documentElement.lang === 'en') document.getElementById('language').click()");
      browser.see("document.querySelector('#view-now').innerText.includes('열린 경보')");
      assertThat(browser.run("document.querySelector('#view-now').innerText").asText())
          .contains("api-3-cpu", "kim ***-****-", "열린 경보");
      keep(browser, pictures, "now");
      assertThat(browser.run("spoken.innerText").asText()).startsWith("열린 경보 ");
      browser.run("document.querySelector('.skip').click()");
      assertThat(browser.run("document.activeElement.id + location.hash").asText())
          .isEqualTo("main");

      browser.run("location.hash = '#history'");
      browser.see("document.querySelectorAll('#entries > li').length >= 50");
      browser.see("document.activeElement.id === 'title-history'");
      browser.see("spoken.innerText === '50+ 건' && document.title === '이력 – Bongsu'");
      browser.run("more.click()");
      browser.see("document.querySelectorAll('#entries > li').length >= 100");
      assertThat(
              browser
                  .run("document.activeElement.closest('li').matches(':nth-child(51)')")
                  .asBoolean())
          .as("the first of the new entries has the focus")
          .isTrue();
      browser.run("search.elements.alarm.value = 'api-3*'; search.requestSubmit()");
      browser.see("document.querySelectorAll('#entries > li').length === 1");
      browser.run("document.querySelector('#entries details').open = true");
      browser.see("document.querySelector('.timeline .sms')");
      assertThat(browser.run("document.querySelector('.timeline').innerText").asText())
          .contains("urgent", "[경보] api-3", "***-****-", "sent");
      keep(browser, pictures, "history");

      browser.run("location.hash = '#try'; preview.requestSubmit()");
      browser.see(
          "document.querySelector('.phone .sms') || !document.getElementById('problem').hidden",
          60);
      assertThat(browser.run("document.getElementById('problem').innerText").asText()).isEmpty();
      assertThat(browser.run("phones.innerText").asText()).contains("[경보] api-3", "90");
      browser.size(390, 844, true);
      keep(browser, pictures, "preview-390-dark");

      for (String view : new String[] {"now", "history", "silences", "try", "routes"}) {
        browser.run("location.hash = '#" + view + "'");
        browser.see("!document.getElementById('view-" + view + "').hidden");
        JsonNode wide = browser.run("document.documentElement.scrollWidth");
        assertThat(wide.asInt()).as("width of " + view).isLessThanOrEqualTo(390);
      }
      browser.run("location.hash = '#now'");
      browser.run("document.getElementById('language').click()");
      browser.see("document.querySelector('#view-now').innerText.includes('Open alarms')");
      keep(browser, pictures, "now-390-dark");
      assertThat(browser.run(UNLABELLED).asInt()).as("controls without a label").isZero();
      assertThat(browser.run(UNNAMED).asInt()).as("landmarks without a name").isZero();
      assertThat(
              browser
                  .run("document.querySelectorAll('[tabindex]:not([tabindex=\"-1\"])').length")
                  .asInt())
          .as("the focus goes in the order of the page")
          .isZero();
      browser.run("location.hash = '#routes'");
      browser.see("picture.complete && picture.naturalWidth === 390");
      keep(browser, pictures, "routes-390");
      browser.size(1366, 768, false);
      browser.run("loadRoutes()");
      browser.see("picture.complete && picture.naturalWidth === 780");
      keep(browser, pictures, "routes");
    }
  }

  private static final String UNNAMED =
      "[...document.querySelectorAll('nav,section,form:not(#login)')].filter(e => !(e.ariaLabel"
          + " || document.getElementById(e.getAttribute('aria-labelledby')))).length";

  private static final String UNLABELLED =
      "[...document.querySelectorAll('input,select,textarea,button')].filter(e =>"
          + " !(e.labels && e.labels.length && e.labels[0].innerText.trim() || e.textContent.trim()"
          + " || e.closest('[hidden]'))).length";

  private static void keep(Browser browser, Path directory, String name) throws IOException {
    Files.write(directory.resolve(name + ".png"), browser.screenshot());
  }

  private static HttpResponse<String> logIn(String token) {
    return Http.send(
        HttpRequest.newBuilder(program.uri("/console/login"))
            .header("Content-Type", "application/json")
            .header(ConsoleFilter.HEADER, "1")
            .POST(BodyPublishers.ofString("{\"token\":\"" + token + "\"}")));
  }

  private static HttpRequest.Builder with(String session, String path) {
    return HttpRequest.newBuilder(program.uri(path)).header("Cookie", session);
  }
}
