package io.bongsu.compose;

import io.bongsu.compose.AlarmSummary.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one text says: what is still wrong, and of what is over only how many; or, if nothing is
 * wrong any more, what is over.
 *
 * @param facts at least one, most urgent first; all over or none
 * @param recovered how many others are over
 * @param repeated why it is said again; null for the first time
 */
record TextModel(List<AlarmSummary> facts, int recovered, @Nullable Repeated repeated) {

  /**
   * A text about alarms that were sent before.
   *
   * @param label key of its label, such as {@code label.still}
   * @param lasted since the first of them was sent
   * @param by who has acknowledged them, for the label; null where it names nobody
   */
  record Repeated(String label, Duration lasted, @Nullable String by) {}

  TextModel(List<AlarmSummary> facts, int recovered) {
    this(facts, recovered, null);
  }

  static TextModel of(List<AlarmSummary> all) {
    List<AlarmSummary> wrong = all.stream().filter(fact -> !fact.over()).toList();
    return wrong.isEmpty()
        ? new TextModel(all, 0)
        : new TextModel(wrong, all.size() - wrong.size());
  }

  /** How long it has lasted, in a text that says it again; empty for the first time. */
  String lasted(MessageCatalog words) {
    return repeated == null ? "" : words.span(repeated.lasted());
  }

  String label(MessageCatalog words) {
    if (repeated != null) {
      String by = repeated.by();
      return by == null ? words.word(repeated.label()) : words.word(repeated.label(), by);
    }
    return late(standing(words), words);
  }

  /** The label with a word for what was found late, all of it or some. */
  private String late(String label, MessageCatalog words) {
    long late =
        facts.stream()
            .filter(fact -> fact.alarm().isFoundLate() && fact.standing() != Standing.DELETED)
            .count();
    if (late == 0) {
      return label;
    }
    String word = words.word(late == facts.size() ? "word.late" : "word.some-late");
    return label.endsWith("]") ? label.substring(0, label.length() - 1) + word + "]" : label + word;
  }

  private String standing(MessageCatalog words) {
    AlarmSummary first = facts.get(0);
    if (!first.over()) {
      if (first.standing() == Standing.EASED) {
        return words.word("label.eased");
      }
      if (first.standing() == Standing.DELETED) {
        return words.word("label.deleted");
      }
      boolean flapping = facts.stream().allMatch(fact -> fact.standing() == Standing.FLAPPING);
      return flapping ? words.word("label.flapping") : words.label(first.alarm().severity());
    }
    boolean cleared = facts.stream().allMatch(fact -> fact.standing() == Standing.CLEARED);
    return words.word(cleared ? "label.cleared" : "label.ok");
  }

  /** Different servers, each once. */
  List<String> names() {
    return facts.stream().map(AlarmSummary::resource).distinct().toList();
  }

  /** The server type of all; empty if they differ. */
  Optional<String> serverType() {
    List<String> types = facts.stream().map(fact -> fact.alarm().serverType()).distinct().toList();
    return types.size() == 1 ? Optional.of(types.get(0)) : Optional.empty();
  }

  /** The parts that every text has. */
  TemplateValues parts(String tag, MessageCatalog words) {
    return new TemplateValues()
        .with("label", label(words))
        .with("tag", tag.isEmpty() ? "" : "#" + tag)
        .with(
            "recovered",
            recovered == 0 ? lasted(words) : words.word("word.recovered", recovered),
            "");
  }
}
