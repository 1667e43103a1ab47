package io.bongsu.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bongsu.json.StrictJson;
import io.bongsu.support.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The distribution's Chromium without a window, driven by its DevTools protocol, so that the tests
 * need no driver and no download.
 */
final class Browser implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private final Process process;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();

  private Browser(Process process, int port) throws IOException, InterruptedException {
    this.process = process;
    HttpClient client = HttpClient.newHttpClient();
    URI pages = URI.create("http://127.0.0.1:" + port + "/json/list");
    JsonNode list =
        StrictJson.mapper()
            .readTree(
                client.send(HttpRequest.newBuilder(pages).build(), BodyHandlers.ofString()).body());
    String page = "";
    for (JsonNode each : list) {
      page =
          each.path("type").asText().equals("page")
              ? each.path("webSocketDebuggerUrl").asText()
              : page;
    }
    this.socket = client.newWebSocketBuilder().buildAsync(URI.create(page), new Answers()).join();
  }

  /** The Chromium of this machine, if it has one. */
  static Optional<Path> installed() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
        .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Browser start(Path chromium, Path profile) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                chromium.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--lang=ko",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("chromium.log").toFile())
            .start();
    Path port = profile.resolve("DevToolsActivePort");
    Waiting.until(60, "Chromium", () -> Files.exists(port) && size(port) > 0);
    return new Browser(process, Integer.parseInt(Files.readAllLines(port).get(0)));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Answers implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        answer(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }

    private void answer(String message) {
      try {
        JsonNode node = StrictJson.mapper().readTree(message);
        CompletableFuture<JsonNode> asked = waiting.remove(node.path("id").asInt());
        if (asked != null) {
          asked.complete(node.path("result"));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private JsonNode send(String method, ObjectNode parameters) {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    ObjectNode command = StrictJson.mapper().createObjectNode().put("id", id).put("method", method);
    command.set("params", parameters);
    socket.sendText(command.toString(), true).join();
    return answer.orTimeout(30, TimeUnit.SECONDS).join();
  }

  private static ObjectNode parameters() {
    return StrictJson.mapper().createObjectNode();
  }

  void open(URI uri) {
    send("Page.navigate", parameters().put("url", uri.toString()));
    see("document.readyState === 'complete'");
  }

  /** What a script in the page gives. */
  JsonNode run(String script) {
    return send(
            "Runtime.evaluate",
            parameters()
                .put("expression", script)
                .put("returnByValue", true)
                .put("awaitPromise", true))
        .path("result")
        .path("value");
  }

  /** Waits until a condition holds in the page. */
  void see(String condition) {
    see(condition, 10);
  }

  void see(String condition, int seconds) {
    Waiting.until(seconds, condition, () -> run("Boolean(" + condition + ")").asBoolean());
  }

  void size(int width, int height, boolean dark) {
    send(
        "Emulation.setDeviceMetricsOverride",
        parameters()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", width < 500));
    ObjectNode media = parameters();
    media
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", dark ? "dark" : "light");
    send("Emulation.setEmulatedMedia", media);
  }

  byte[] screenshot() {
    return Base64.getDecoder()
        .decode(
            send("Page.captureScreenshot", parameters().put("format", "png"))
                .path("data")
                .asText());
  }

  void key(String key, int code) {
    for (String type : List.of("keyDown", "keyUp")) {
      send(
          "Input.dispatchKeyEvent",
          parameters().put("type", type).put("key", key).put("windowsVirtualKeyCode", code));
    }
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
