package io.bongsu.compose;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of words and {@code {parts}}, and the order in which the parts give way until it fits.
 * What is put in for a part is never read again, so braces in the name of an alarm stay braces.
 *
 * @param text words separated by blanks; a word whose parts are all empty is left out
 * @param shrink part names: each mention makes the part one form shorter, with {@code *} as many as
 *     it takes, with {@code *32} as many as leave it 32 bytes
 */
record Template(String text, List<String> shrink) {

  private static final Pattern PART = Pattern.compile("\\{([a-z]+)}");
  private static final Pattern BLANK = Pattern.compile(" ");

  Template {
    shrink = List.copyOf(shrink);
  }

  static Template of(String text, String shrink) {
    List<String> order = shrink.isBlank() ? List.of() : Arrays.asList(shrink.strip().split(" +"));
    return new Template(text.strip(), order);
  }

  /** The text within so many bytes; if even its shortest parts are too long, its end is cut off. */
  String fit(TemplateValues parts, int maxBytes) {
    return fitted(parts, maxBytes).text();
  }

  /** The same, and whether its end was cut off. */
  Fitted fitted(TemplateValues parts, int maxBytes) {
    return shrunk(parts, maxBytes)
        .map(text -> new Fitted(text, true))
        .orElseGet(() -> new Fitted(beheaded(parts, maxBytes), false));
  }

  /** The text within so many bytes; empty if even its shortest parts are too long. */
  Optional<String> shrunk(TemplateValues parts, int maxBytes) {
    Map<String, Integer> at = new HashMap<>();
    String line = render(parts, at);
    for (String step : shrink) {
      boolean more = true;
      while (more && SmsText.width(line) > maxBytes) {
        more = shrinkOnce(step, parts, at);
        line = render(parts, at);
      }
    }
    return SmsText.width(line) <= maxBytes ? Optional.of(line) : Optional.empty();
  }

  /** Whether the text is within so many bytes once every step is taken as far as it goes. */
  boolean canFit(TemplateValues parts, int maxBytes) {
    Map<String, Integer> at = new HashMap<>();
    for (String step : shrink) {
      boolean more = true;
      while (more) {
        more = shrinkOnce(step, parts, at);
      }
    }
    return SmsText.width(render(parts, at)) <= maxBytes;
  }

  /** Names of the parts that the text asks for. */
  List<String> parts() {
    return PART.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** The part that a step of the shrink order names. */
  static String part(String step) {
    int star = step.indexOf('*');
    return star < 0 ? step : step.substring(0, star);
  }

  /** Whether the step may be taken once more. */
  private static boolean shrinkOnce(String step, TemplateValues parts, Map<String, Integer> at) {
    String part = part(step);
    int form = at.merge(part, 1, Integer::sum);
    return step.contains("*") && mayShrink(parts.of(part), form, step);
  }

  private static boolean mayShrink(List<String> forms, int at, String step) {
    String floor = step.substring(step.indexOf('*') + 1);
    return at < forms.size() - 1
        && (floor.isEmpty() || SmsText.width(forms.get(at + 1)) >= Integer.parseInt(floor));
  }

  private String render(TemplateValues parts, Map<String, Integer> at) {
    StringJoiner line = new StringJoiner(" ");
    for (String word : BLANK.split(text)) {
      String shown = fill(word, parts, at);
      if (!shown.isEmpty()) {
        line.add(shown);
      }
    }
    return line.toString();
  }

  private static String fill(String word, TemplateValues parts, Map<String, Integer> at) {
    Matcher found = PART.matcher(word);
    StringBuilder out = new StringBuilder();
    boolean literal = true;
    boolean empty = true;
    while (found.find()) {
      List<String> forms = parts.of(found.group(1));
      String form = forms.get(Math.min(at.getOrDefault(found.group(1), 0), forms.size() - 1));
      literal = false;
      empty &= form.isEmpty();
      found.appendReplacement(out, Matcher.quoteReplacement(form));
    }
    return !literal && empty ? "" : found.appendTail(out).toString();
  }

  /** The last resort, which the lint at start keeps from being needed: the tag stays. */
  private String beheaded(TemplateValues parts, int maxBytes) {
    Map<String, Integer> shortest = new HashMap<>();
    parts().forEach(part -> shortest.put(part, parts.of(part).size() - 1));
    String line = render(parts, shortest);
    String tag = parts.of("tag").get(0);
    String end = tag.isEmpty() ? "" : " " + tag;
    return SmsText.cut(line, maxBytes - SmsText.width(end)) + end;
  }
}
