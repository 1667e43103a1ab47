package io.bongsu.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bongsu.support.Http;
import io.bongsu.support.SampleAlarms;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Requests and messages that are made to take all memory or time, while alarms go on: the program
 * must answer within its limits, stay alive, and send the alarms.
 */
final class Attacks {

  /** A body may have 256 KiB. */
  private static final int FULL = 256 * 1024 - 64;

  private static final String TOPIC = "arn:aws:sns:ap-northeast-2:000000000000:alarms";

  /** Longer than the start and the run of a preview may take together. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Attacks() {}

  /** Each shape twice at the same time, with a valid token. */
  static Result preview() {
    return attack("preview attacked", "/preview", 2, shapes());
  }

  /** As many at once as may be in hand, with a valid token. */
  static Result alarms() {
    return attack("intake attacked", "/alarms", 40, trees());
  }

  /** The same by anybody: the signature stands in the body. */
  static Result sns() {
    return attack("SNS intake attacked", "/sns", 40, trees());
  }

  /** Whoever may write to the queue sends alarms with fields of 240 KB among the others. */
  static Result messages() {
    try (Scene scene = new Scene(Clock.systemUTC())) {
      Child child = scene.start();
      List<String> hostile = new ArrayList<>(fields().values());
      hostile.forEach(text -> scene.queue.put(Scene.QUEUE, text));
      for (int i = 0; i < 10; i++) {
        scene.send(5, 1);
      }
      scene.awaitQuiet(180);
      if (!child.isAlive()) {
        throw new IllegalStateException("the program has ended");
      }
      return scene.result(
          "hostile messages",
          "%d messages with a field of 200 KB before them; each sent within %.1f s"
              .formatted(hostile.size(), scene.longestDelay()));
    }
  }

  /** With the log of the image: whatever a message holds, each line is one JSON object. */
  static Result logs() {
    try (Scene scene = new Scene(Clock.systemUTC())) {
      scene.with("logging.structured.format.console", "logstash");
      Child child = scene.start();
      String forged = "one\\n{\\\"level\\\":\\\"INFO\\\"} \\u001b[31m \\u2028 \\u0085two";
      scene.queue.put(
          Scene.QUEUE,
          SampleAlarms.inSns("a text")
              .replace("\"Subject\":\"ALARM\"", "\"Subject\":\"" + forged + '"'));
      scene.queue.put(Scene.QUEUE, "poison \u0085 \u2028 {}");
      scene.send(20, 1);
      scene.awaitQuiet(60);
      List<String> lines = child.log().lines().toList();
      lines.forEach(Attacks::requireJson);
      return scene.result(
          "forged log lines", lines.size() + " lines, each of them one JSON object");
    }
  }

  private static void requireJson(String line) {
    try {
      if (!new ObjectMapper().readTree(line).isObject() || line.indexOf('\u001b') >= 0) {
        throw new IllegalStateException("no JSON object: " + line);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON: " + line, e);
    }
  }

  private static Result attack(String row, String path, int atOnce, Map<String, String> bodies) {
    ExecutorService senders = Executors.newFixedThreadPool(atOnce);
    try (Scene scene = new Scene(Clock.systemUTC())) {
      int port = Ports.free();
      scene
          .with("server.port", String.valueOf(port))
          .with("bongsu.ingest.token", Http.TOKEN)
          .with("bongsu.ingest.sns-topics", TOPIC);
      Child child = scene.start();
      URI uri = URI.create("http://127.0.0.1:" + port + path);
      Map<Integer, Integer> answers = new TreeMap<>();
      long slowestMs = 0;
      for (Map.Entry<String, String> body : bodies.entrySet()) {
        scene.send(5, 1);
        long begin = System.nanoTime();
        List<CompletableFuture<HttpResponse<String>>> asked =
            IntStream.range(0, atOnce)
                .mapToObj(
                    i -> CompletableFuture.supplyAsync(() -> post(uri, body.getValue()), senders))
                .toList();
        for (CompletableFuture<HttpResponse<String>> answer : asked) {
          answers.merge(status(body.getKey(), answer.join(), child), 1, Integer::sum);
        }
        slowestMs = Math.max(slowestMs, (System.nanoTime() - begin) / 1_000_000);
      }
      scene.awaitQuiet(60);
      String note =
          "heap of 160 MB; %s; all %d after %.1f s at the most"
              .formatted(counts(answers), atOnce, slowestMs / 1e3);
      return scene.result(row, note);
    } finally {
      senders.shutdownNow();
    }
  }

  /** Anybody asks for what anybody may see, 48 at a time. */
  static Result pages() {
    ExecutorService senders = Executors.newFixedThreadPool(48);
    try (Scene scene = new Scene(Clock.systemUTC())) {
      int port = Ports.free();
      scene.with("server.port", String.valueOf(port));
      Child child = scene.start();
      int answers = 0;
      for (String path :
          List.of(
              "/routes.svg",
              "/docs",
              "/openapi.yaml",
              "/actuator/prometheus",
              "/actuator/health",
              "/")) {
        scene.send(5, 1);
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        List<CompletableFuture<Integer>> asked =
            IntStream.range(0, 480)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> get(uri), senders))
                .toList();
        answers +=
            asked.stream().mapToInt(CompletableFuture::join).filter(s -> s < 500).map(s -> 1).sum();
      }
      scene.awaitQuiet(60);
      if (!child.isAlive()) {
        throw new IllegalStateException("the program has ended");
      }
      return scene.result(
          "pages attacked",
          "%d answers to 6 pages, 48 at a time; each alarm sent within %.1f s"
              .formatted(answers, scene.longestDelay()));
    } finally {
      senders.shutdownNow();
    }
  }

  private static int get(URI uri) {
    return Http.send(HttpRequest.newBuilder(uri).GET(), PATIENCE).statusCode();
  }

  private static HttpResponse<String> post(URI uri, String body) {
    return Http.send(
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + Http.TOKEN)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)),
        PATIENCE);
  }

  /** 5xx but 503 is a fault of the program; a refusal for the moment says when to come again. */
  private static int status(String shape, HttpResponse<String> answer, Child child) {
    int status = answer.statusCode();
    boolean retried = answer.headers().firstValue("Retry-After").isPresent();
    if (!child.isAlive() || status >= 500 && status != 503 || status == 503 && !retried) {
      throw new IllegalStateException(shape + " is answered " + status + ": " + answer.body());
    }
    return status;
  }

  private static String counts(Map<Integer, Integer> answers) {
    return answers.entrySet().stream()
        .map(answer -> answer.getValue() + " x " + answer.getKey())
        .collect(Collectors.joining(", "));
  }

  /** Text that becomes many objects. */
  private static Map<String, String> trees() {
    Map<String, String> shapes = new LinkedHashMap<>();
    shapes.put("empty objects", "[" + full("{},") + "{}]");
    shapes.put("empty arrays", "{\"Type\":[" + full("[],") + "[]]}");
    shapes.put("nested objects", "{\"Type\":[" + full("{\"\":{\"\":{}}},") + "{}]}");
    shapes.put("distinct keys", "{" + keys() + "\"z\":1}");
    shapes.put("numbers", "[" + full("1.5,") + "1]");
    shapes.put("depth", "{\"a\":".repeat(43_000));
    return shapes;
  }

  private static Map<String, String> shapes() {
    Map<String, String> shapes = new LinkedHashMap<>(trees());
    shapes.put("lines that are cut off", "{}\n" + String.join("\n", nCopies(86_000, "{x")));
    shapes.put("lines", "{}\n" + String.join("\n", nCopies(87_000, "{}")));
    shapes.put("few lines of many", many("[" + full(300, "{},") + "{}]"));
    shapes.put("sources", alarms(290, "").toString());
    shapes.put("texts", alarms(200, "x".repeat(500)).toString());
    shapes.put("teams", teams().toString());
    shapes.put("one name", alarm("srv".repeat(60_000), ""));
    shapes.putAll(fields());
    shapes.put("one text", alarm("one", "a= ".repeat(60_000)));
    shapes.put("quoted", quoted());
    return shapes;
  }

  /** One field that makes a search or a text long. */
  static Map<String, String> fields() {
    Map<String, String> shapes = new LinkedHashMap<>();
    String alarm = alarm("evil-1", "").replace("resource=evil-1", "");
    shapes.put("one dimension", alarm.replace("i-evil-1", "a".repeat(200_000)));
    shapes.put("one metric", alarm.replace("CPUUtilization", "a=".repeat(100_000)));
    shapes.put("one account", alarm.replace("000000000000", "0".repeat(200_000)));
    shapes.put(
        "one label",
        alarm
            .replaceFirst(
                "\"Trigger\":.*",
                "\"Trigger\":{\"Period\":60,\"EvaluationPeriods\":1,\"ComparisonOperator\":"
                    + "\"GreaterThanThreshold\",\"Threshold\":1,\"Metrics\":[{\"Expression\":\"e1*2\","
                    + "\"Id\":\"q1\",\"ReturnData\":true,\"Label\":\"LABEL\"}]}}")
            .replace("LABEL", "${".repeat(50_000)));
    shapes.put("one notice", SampleAlarms.inSns("\n".repeat(100_000) + "x"));
    return shapes;
  }

  private static String full(String part) {
    return full(1, part);
  }

  private static String full(int share, String part) {
    return part.repeat((FULL - 64) / part.length() / share);
  }

  private static String keys() {
    StringBuilder keys = new StringBuilder();
    for (int i = 0; keys.length() < FULL - 64; i++) {
      keys.append('"').append(Integer.toString(i, 36)).append("\":[],");
    }
    return keys.toString();
  }

  private static String many(String line) {
    return String.join("\n", nCopies(FULL / (line.length() + 1), line));
  }

  private static List<String> nCopies(int times, String text) {
    return Collections.nCopies(times, text);
  }

  private static List<String> alarms(int count, String text) {
    return IntStream.range(0, count).mapToObj(i -> alarm("attack-" + i, text)).toList();
  }

  private static List<String> teams() {
    List<String> alarms = new ArrayList<>();
    for (int i = 0; i < 290; i++) {
      alarms.add(alarm("t" + i + "-1", ""));
    }
    return alarms;
  }

  private static String alarm(String resource, String text) {
    return SampleAlarms.cpu(resource, "critical", "ALARM", Instant.parse("2026-11-22T05:02:00Z"))
        .replace("\"AlarmDescription\":\"", "\"AlarmDescription\":\"" + text);
  }

  /** A document in a text in a text: each level has twice as many backslashes. */
  private static String quoted() {
    String text = alarm("quoted-1", "");
    for (int level = 0; text.length() < FULL / 3; level++) {
      text = SampleAlarms.inSns(text);
    }
    return text;
  }
}
