package io.bongsu.compose;

import io.bongsu.settings.SettingException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * Checks a language's templates on the longest values that can come: better at start than at three
 * in the morning.
 */
final class TemplateLint {

  private static final Set<String> SINGLE =
      Set.of(
          "label",
          "resource",
          "metric",
          "value",
          "now",
          "severity",
          "changes",
          "recovered",
          "lasted",
          "left",
          "time",
          "tag");
  private static final Set<String> GROUP =
      Set.of("label", "who", "count", "what", "names", "recovered", "tag");
  private static final Set<String> LIST =
      Set.of("label", "who", "count", "items", "recovered", "tag");

  private static final Set<String> NOTICE = Set.of("label", "title", "count", "text", "tag");
  private static final Set<String> NOTICES = Set.of("label", "count", "items", "tag");
  private static final Set<String> UNREADABLE = Set.of("label", "count", "text", "tag");

  /** Shape to the parts that its text may ask for. */
  private static final Map<String, Set<String>> SHAPES =
      Map.ofEntries(
          Map.entry("single-alarm", SINGLE),
          Map.entry("single-no-data", SINGLE),
          Map.entry("single-ok", SINGLE),
          Map.entry("single-ok-lasted", SINGLE),
          Map.entry("single-cleared", SINGLE),
          Map.entry("single-flapping", SINGLE),
          Map.entry("single-calm", SINGLE),
          Map.entry("single-eased", SINGLE),
          Map.entry("single-deleted", SINGLE),
          Map.entry("group", GROUP),
          Map.entry("list", LIST),
          Map.entry("server", LIST),
          Map.entry("counts", LIST),
          Map.entry("notice", NOTICE),
          Map.entry("notice-same", NOTICE),
          Map.entry("notices", NOTICES),
          Map.entry("unreadable", UNREADABLE));

  private static final Map<String, Set<String>> SUBJECTS =
      Map.of(
          "subject-single", Set.of("label", "resource", "metric", "value", "time"),
          "subject-many", Set.of("label", "who", "count"));

  private static final Map<String, String> REQUIRED_BY_SHAPE =
      Map.of(
          "group", "names",
          "list", "items",
          "server", "who",
          "counts", "items",
          "notice", "text",
          "notice-same", "count",
          "notices", "items",
          "unreadable", "count");

  private static final List<String> LABELS =
      List.of(
          "critical", "warning", "info", "ok", "eased", "deleted", "cleared", "flapping", "notice");

  /** Of texts that say something again; what was found late is not said in them. */
  private static final List<String> LABELS_AGAIN = List.of("still", "escalated", "acknowledged");

  private final MessageCatalog words;

  private TemplateLint(MessageCatalog words) {
    this.words = words;
  }

  static void check(MessageCatalog words) {
    TemplateLint lint = new TemplateLint(words);
    lint.characters(words.texts(), words.file());
    TemplateValues worst = lint.worst();
    new TreeMap<>(SHAPES).forEach((shape, allowed) -> lint.shape(shape, allowed, worst));
    SUBJECTS.forEach(lint::subject);
  }

  private void characters(Properties properties, String file) {
    for (String key : properties.stringPropertyNames()) {
      if (!SmsText.encodable(properties.getProperty(key))) {
        throw problem(file, key, "has a character that EUC-KR, and so an SMS, cannot carry");
      }
    }
  }

  private void subject(String shape, Set<String> allowed) {
    Template template = words.template(shape);
    parts(shape, template, allowed);
    steps(shape, template);
  }

  private void shape(String shape, Set<String> allowed, TemplateValues worst) {
    Template template = words.template(shape);
    parts(shape, template, allowed);
    for (String part : List.of("label", REQUIRED_BY_SHAPE.getOrDefault(shape, "resource"))) {
      if (!template.parts().contains(part)) {
        throw problem(words.file(), "text." + shape, "lacks {" + part + "}");
      }
    }
    if (!template.text().endsWith(" {tag}")) {
      throw problem(words.file(), "text." + shape, "does not end with {tag}");
    }
    steps(shape, template);
    int maxBytes = MessageKind.SMS.maxBytes();
    if (!template.canFit(worst, maxBytes)) {
      throw problem(
          words.file(),
          "text." + shape,
          "cannot be cut to "
              + maxBytes
              + " bytes: shorten it or let more give way in shrink."
              + shape);
    }
  }

  private void parts(String shape, Template template, Set<String> allowed) {
    for (String part : template.parts()) {
      if (!allowed.contains(part)) {
        throw problem(words.file(), "text." + shape, "has the unknown part {" + part + "}");
      }
    }
  }

  private void steps(String shape, Template template) {
    for (String step : template.shrink()) {
      if (!step.matches("[a-z]+(\\*\\d{0,3})?")) {
        throw problem(
            words.file(),
            "shrink." + shape,
            "has the step " + step + "; write part, part* or part*32");
      }
      if (!template.parts().contains(Template.part(step))) {
        throw problem(words.file(), "shrink." + shape, "names " + step + ", which the text lacks");
      }
    }
  }

  /** The longest of everything, with the shortest forms that the writers offer. */
  private TemplateValues worst() {
    String wide = "가".repeat(60);
    String value = "1023.45MB/s";
    String more = words.word("word.more", 99_999);
    List<String> names = TemplateValues.middleCuts(wide).stream().map(name -> name + more).toList();
    List<String> items = names.stream().map(name -> SmsText.cut(wide, 12) + " " + name).toList();
    return new TemplateValues()
        .with("label", label())
        .with("resource", TemplateValues.middleCuts(wide))
        .with("metric", TemplateValues.cuts(wide, 24, 12))
        .with("value", value + ">=" + value, value, "")
        .with("now", value + ">=" + value, value, "")
        .with("severity", longest(List.of("critical", "warning", "info"), "word."))
        .with("changes", "99999")
        .with("recovered", words.word("word.recovered", 99_999), "")
        .with("left", longest(List.of("critical", "warning", "info"), "word.") + ">=" + value, "")
        .with("lasted", "999" + words.word("span.hours"))
        .with("time", "12/31 23:59", "23:59", "")
        .with("who", TemplateValues.cuts(wide, 24, 16, TemplateValues.SHORTEST_NAME))
        .with("count", "99999")
        .with("what", cuts(wide, " 999" + words.word("span.hours")))
        .with("names", names)
        .with("items", items)
        .with("title", wide, SmsText.cut(wide, TemplateValues.SHORTEST_NAME))
        .with("text", wide, "")
        .with("tag", "#WWWW");
  }

  private String label() {
    String first = longest(LABELS, "label.") + longest(List.of("late", "some-late"), "word.");
    String again = longest(LABELS_AGAIN, "label.");
    return SmsText.width(first) > SmsText.width(again) ? first : again;
  }

  private static List<String> cuts(String text, String rest) {
    return TemplateValues.cuts(text, 24, 12).stream().map(cut -> cut + rest).toList();
  }

  private String longest(List<String> keys, String prefix) {
    String longest = "";
    for (String key : keys) {
      String text = words.word(prefix + key, "W".repeat(Reminder.NAME_BYTES));
      if (text.isBlank()) {
        throw problem(words.file(), prefix + key, "is empty");
      }
      longest = SmsText.width(text) > SmsText.width(longest) ? text : longest;
    }
    return longest;
  }

  private static SettingException problem(String file, String key, String problem) {
    return new SettingException(
        MessageProperties.TEMPLATES, "has " + file + ", where " + key + " " + problem);
  }
}
