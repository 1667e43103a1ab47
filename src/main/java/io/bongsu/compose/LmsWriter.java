package io.bongsu.compose;

import io.bongsu.alarm.Alarm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the text of one LMS: a line for each alarm, details, links, and the tag. */
final class LmsWriter {

  private static final int MAX_BYTES = MessageKind.LMS.maxBytes();
  private static final int LINE_BYTES = 160;
  private static final int METRICS_BYTES = 12;
  private static final int DETAIL_BYTES = 300;
  private static final int MOST_RUNBOOKS = 3;

  private final SingleLine single;

  LmsWriter(SingleLine single) {
    this.single = single;
  }

  String subject(TextModel story, MessageCatalog words) {
    int maxBytes = MessageKind.LMS.maxSubjectBytes();
    if (story.facts().size() == 1) {
      return words.template("subject-single").fit(single.parts(story, "", words), maxBytes);
    }
    String who = story.serverType().map(words::serverType).orElse("");
    TemplateValues parts =
        story
            .parts("", words)
            .with("who", TemplateValues.cuts(who, 24, 16, TemplateValues.SHORTEST_NAME))
            .with("count", Integer.toString(story.facts().size()));
    return words.template("subject-many").fit(parts, maxBytes);
  }

  /**
   * A line for each alarm; a line for each metric, with the servers' names folded, where those
   * would be too many.
   *
   * @param facts all of them, what is over at the end
   * @param reserved bytes that are left free
   */
  String write(List<AlarmSummary> facts, String tag, MessageCatalog words, int reserved) {
    List<String> end = Stream.concat(details(facts, words).stream(), Stream.of("#" + tag)).toList();
    int room = MAX_BYTES - size(end) - reserved;
    List<String> lines = facts.stream().map(fact -> line(fact, words)).toList();
    List<String> fitting = size(lines) <= room ? lines : grouped(facts, room, words);
    return Stream.concat(fitting.stream(), end.stream()).collect(Collectors.joining("\n"));
  }

  /**
   * The lines of a storm.
   *
   * @param complete whether every server is named
   */
  record ServerList(String text, boolean complete) {}

  /**
   * A line for each server type and severity, with the names of all servers folded; a server stands
   * in the line of its most urgent alarm.
   *
   * @param facts all of them, most urgent first
   * @param reserved bytes that are left free
   */
  ServerList servers(List<AlarmSummary> facts, String tag, MessageCatalog words, int reserved) {
    Map<String, List<AlarmSummary>> lines = new LinkedHashMap<>();
    Map<String, String> lineOf = new HashMap<>();
    for (AlarmSummary fact : facts) {
      String type = fact.alarm().serverType();
      String own = (fact.over() ? "" : fact.alarm().severity()) + "\n" + type;
      String line = lineOf.computeIfAbsent(type + "\n" + fact.resource(), server -> own);
      lines.computeIfAbsent(line, any -> new ArrayList<>()).add(fact);
    }
    List<List<AlarmSummary>> groups = List.copyOf(lines.values());
    List<String> whole = groups.stream().map(group -> servers(group, MAX_BYTES, words)).toList();
    List<Integer> shares = shares(whole, MAX_BYTES - size(List.of("#" + tag)) - reserved);
    List<String> written = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      written.add(servers(groups.get(i), shares.get(i), words));
    }
    boolean complete = written.equals(whole);
    written.add("#" + tag);
    return new ServerList(String.join("\n", written), complete);
  }

  /** Bytes for each line; what a short one does not need is left to the long ones. */
  private static List<Integer> shares(List<String> lines, int room) {
    List<Integer> shares = new ArrayList<>(Collections.nCopies(lines.size(), 0));
    List<Integer> shortest =
        IntStream.range(0, lines.size())
            .boxed()
            .sorted(Comparator.comparing(line -> SmsText.width(lines.get(line))))
            .toList();
    int left = room;
    for (int i = 0; i < shortest.size(); i++) {
      int line = shortest.get(i);
      int share = Math.min(SmsText.width(lines.get(line)), left / (shortest.size() - i) - 1);
      shares.set(line, share);
      left -= share + 1;
    }
    return shares;
  }

  private String servers(List<AlarmSummary> facts, int maxBytes, MessageCatalog words) {
    if (facts.size() == 1) {
      return line(facts.get(0), words);
    }
    String metrics =
        Group.of(facts, words).stream()
            .map(Group::metric)
            .distinct()
            .collect(Collectors.joining(","));
    String what = SmsText.cut(metrics, METRICS_BYTES);
    return GroupLine.write(
        new TextModel(facts, 0), new Group(what, what, what, facts), "", words, maxBytes);
  }

  private String line(AlarmSummary fact, MessageCatalog words) {
    return single.write(new TextModel(List.of(fact), 0), "", words, LINE_BYTES);
  }

  /** What one metric does not use of its share of the room is left to those after it. */
  private List<String> grouped(List<AlarmSummary> facts, int room, MessageCatalog words) {
    List<Group> groups = Group.of(facts, words);
    List<String> lines = new ArrayList<>();
    int untold = facts.size();
    int left = room - size(List.of(GroupLine.more(untold, words)));
    for (Group group : groups) {
      if (left < LINE_BYTES) {
        lines.add(GroupLine.more(untold, words));
        return lines;
      }
      int share = Math.max(left / (groups.size() - lines.size()), LINE_BYTES);
      String line = line(group, share - 1, words);
      lines.add(line);
      left -= size(List.of(line));
      untold -= group.facts().size();
    }
    return lines;
  }

  private String line(Group group, int maxBytes, MessageCatalog words) {
    return group.names().size() == 1
        ? line(group.facts().get(0), words)
        : GroupLine.write(new TextModel(group.facts(), 0), group, "", words, maxBytes);
  }

  private static int size(List<String> lines) {
    return lines.stream().mapToInt(line -> SmsText.width(line) + 1).sum();
  }

  private static List<String> details(List<AlarmSummary> facts, MessageCatalog words) {
    Alarm first = facts.get(0).alarm();
    if (facts.size() > 1) {
      Stream<String> runbooks =
          facts.stream()
              .flatMap(fact -> Links.runbook(fact.alarm()).stream())
              .distinct()
              .limit(MOST_RUNBOOKS);
      return Stream.concat(
              runbooks.map(link -> words.word("long.runbook", link)),
              console(Links.alarms(first), words))
          .toList();
    }
    return Stream.of(
            detail("long.alarm", first.name(), words),
            detail("long.reason", first.reason(), words),
            detail("long.description", prose(first.description()), words),
            Links.runbook(first).map(link -> words.word("long.runbook", link)).orElse(null),
            console(Links.console(first).or(() -> Links.alarms(first)), words)
                .findFirst()
                .orElse(null))
        .filter(Objects::nonNull)
        .toList();
  }

  private static Stream<String> console(Optional<String> link, MessageCatalog words) {
    return link.map(found -> words.word("long.console", found)).stream();
  }

  /** A description meant for people: not JSON, not only a link. */
  private static @Nullable String prose(@Nullable String description) {
    if (description == null || description.stripLeading().startsWith("{")) {
      return null;
    }
    return description.replaceAll("https?://\\S+", "");
  }

  private static @Nullable String detail(String key, @Nullable String text, MessageCatalog words) {
    String clean = SmsText.clean(text);
    return clean.isEmpty() ? null : SmsText.cut(words.word(key, clean), DETAIL_BYTES);
  }
}
