package io.bongsu.compose;

import io.bongsu.alarm.Alarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the text of one LMS: a line for each alarm, details, links, and the tag. */
final class LmsWriter {

  private static final int MAX_BYTES = MessageKind.LMS.maxBytes();
  private static final int LINE_BYTES = 160;
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
