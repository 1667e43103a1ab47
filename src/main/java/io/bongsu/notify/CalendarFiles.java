package io.bongsu.notify;

import io.bongsu.notify.CalendarTurns.Turn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calendars of schedules, by address. Files are read at once; what an https address serves is
 * kept on disk, and the last good copy serves while the address does not. Thread-safe.
 */
public final class CalendarFiles implements Calendars {

  private static final Logger LOG = LoggerFactory.getLogger(CalendarFiles.class);
  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final Duration BEFORE = Duration.ofDays(7);
  private static final Duration AFTER = Duration.ofDays(400);

  private final Set<String> addresses;
  private final Path cache;
  private final Clock clock;
  private final ZoneId zone;
  private final Map<String, CalendarTurns> read = new ConcurrentHashMap<>();
  private final Set<String> failing = ConcurrentHashMap.newKeySet();

  /**
   * @param addresses files or https addresses
   * @param cache directory for copies of the latter
   */
  CalendarFiles(Set<String> addresses, Path cache, Clock clock, ZoneId zone) {
    this.addresses = Set.copyOf(addresses);
    this.cache = cache;
    this.clock = clock;
    this.zone = zone;
    this.addresses.forEach(this::fromDisk);
  }

  private static boolean isRemote(String address) {
    return address.startsWith("https:") || address.startsWith("http:");
  }

  /** Reads all again; called by a timer. */
  public void refresh() {
    for (String address : addresses) {
      try {
        String text = isRemote(address) ? fetched(address) : Files.readString(file(address));
        read.put(address, parsed(text));
        if (isRemote(address)) {
          keep(address, text);
        }
        failing.remove(address);
      } catch (IOException failure) {
        failed(address, failure);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void fromDisk(String address) {
    Path file = isRemote(address) ? copy(address) : file(address);
    if (Files.isRegularFile(file)) {
      try {
        read.put(address, parsed(Files.readString(file)));
      } catch (IOException failure) {
        failed(address, failure);
      }
    } else if (!isRemote(address)) {
      failed(address, new IOException("there is no such file"));
    }
  }

  private CalendarTurns parsed(String text) throws IOException {
    Instant now = clock.instant();
    return CalendarTurns.read(text, zone, now.minus(BEFORE), now.plus(AFTER));
  }

  private String fetched(String address) throws IOException, InterruptedException {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(WAIT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(WAIT).build();
    HttpResponse<String> answer =
        client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (answer.statusCode() != 200) {
      throw new IOException("the address answers " + answer.statusCode());
    }
    return answer.body();
  }

  private void keep(String address, String text) throws IOException {
    Files.createDirectories(cache);
    Path written = Files.writeString(Files.createTempFile(cache, "calendar", ".tmp"), text);
    Files.move(written, copy(address), StandardCopyOption.REPLACE_EXISTING);
  }

  private Path copy(String address) {
    byte[] bytes = address.getBytes(StandardCharsets.UTF_8);
    return cache.resolve(UUID.nameUUIDFromBytes(bytes) + ".ics");
  }

  private static Path file(String address) {
    return address.startsWith("file:") ? Path.of(address.substring(5)) : Path.of(address);
  }

  /** One line when it begins to fail: the address may hold a token, so its host only is shown. */
  private void failed(String address, IOException failure) {
    if (failing.add(address)) {
      String where = isRemote(address) ? URI.create(address).getHost() : address;
      String stays = read.containsKey(address) ? "the last copy stays" : "it has no turns";
      LOG.warn("the calendar {} cannot be read, {}: {}", where, stays, failure.getMessage());
    }
  }

  private List<Turn> turns(String address) {
    CalendarTurns turns = read.get(address);
    return turns == null ? List.of() : turns.turns();
  }

  @Override
  public List<String> at(String address, Instant time) {
    return turns(address).stream()
        .filter(turn -> turn.holds(time))
        .map(Turn::person)
        .distinct()
        .toList();
  }

  @Override
  public List<String> everyone(String address) {
    return turns(address).stream().map(Turn::person).distinct().toList();
  }

  @Override
  public List<Instant> changes(String address) {
    return turns(address).stream()
        .flatMap(turn -> Stream.of(turn.from(), turn.until()))
        .distinct()
        .toList();
  }

  @Override
  public Optional<Instant> end(String address) {
    return turns(address).stream().map(Turn::until).max(Instant::compareTo);
  }
}
