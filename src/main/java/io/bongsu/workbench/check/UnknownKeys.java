package io.bongsu.workbench.check;

import io.bongsu.workbench.rules.Suggestion;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Keys and variables that look like ours and that nothing reads. Known are what the program's
 * records take and what its own files set. Immutable.
 */
final class UnknownKeys {

  /** What Kubernetes puts into every container for a service whose name begins like the program. */
  private static final Pattern SERVICE =
      Pattern.compile(
          "[A-Z0-9_]+_(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT(_\\d+_(TCP|UDP|SCTP)(_(ADDR|PORT|PROTO))?)?)");

  private static final Pattern OURS = Pattern.compile("(bongsu|sens)\\..+");
  private static final Pattern VARIABLE = Pattern.compile("(BONGSU|SENS)_[A-Z0-9_]+");

  private final KnownKeys records;
  private final Set<String> all;

  UnknownKeys(KnownKeys records, Set<String> shipped) {
    this.records = records;
    this.all = new TreeSet<>(records.all());
    all.addAll(shipped);
  }

  /** Whether a key in a file or an argument is ours and read by nothing. */
  boolean isUnknown(String key) {
    return OURS.matcher(key).matches() && !isKnown(key) && !isKnown(ofFirstAccount(key));
  }

  /** A second account of SENS has the same keys one level deeper: {@code sens.ml.service-id}. */
  private static String ofFirstAccount(String key) {
    return key.replaceFirst("^sens\\.[^.]+\\.", "sens.");
  }

  private boolean isKnown(String key) {
    String plain = key.replaceAll("\\[[^]]*]", "");
    return all.contains(plain) || records.has(key);
  }

  String sentence(String key) {
    return key + " is no setting" + Suggestion.hint(key, all);
  }

  /** Whether an environment variable looks like one of ours and is none. */
  boolean isUnknownVariable(String name) {
    return VARIABLE.matcher(name).matches()
        && !SERVICE.matcher(name).matches()
        && all.stream().filter(this::isLeaf).noneMatch(key -> matches(key, name));
  }

  private boolean isLeaf(String key) {
    return records.isList(key) || all.stream().noneMatch(other -> other.startsWith(key + "."));
  }

  private static boolean matches(String key, String variable) {
    String form = form(key);
    String account = form.replaceFirst("^SENS_", "SENS_[A-Z0-9_]+_");
    return variable.matches(form) || variable.matches(account);
  }

  /** Dots are underscores; dashes vanish, or are underscores too as Spring also reads them. */
  private static String form(String key) {
    return key.toUpperCase(Locale.ROOT)
            .replace("-", "_?")
            .replace(".", "_")
            .replace("*", "[A-Z0-9_]+")
        + "(_\\d+(_[A-Z0-9_]+)?)?";
  }

  /** A known key with the name that the variable has where the key leaves it free. */
  private static String shown(String key, String variable) {
    String[] parts = variable.toLowerCase(Locale.ROOT).split("_");
    String[] elements = key.split("\\.");
    for (int i = 0; i < elements.length && i < parts.length; i++) {
      elements[i] = elements[i].equals("*") ? parts[i] : elements[i];
    }
    return String.join(".", elements);
  }

  String variableSentence(String name) {
    Set<String> variables = new TreeSet<>();
    all.forEach(
        key ->
            variables.add(
                shown(key, name).replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT)));
    return "the environment variable " + name + " is no setting" + Suggestion.hint(name, variables);
  }
}
