package io.bongsu.workbench.check;

import io.bongsu.compose.Templates;
import io.bongsu.settings.SettingException;
import io.bongsu.workbench.rules.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.DefaultResourceLoader;

/** Reads a directory of texts as the program does, over the built-in ones. */
final class TemplatesCheck {

  private static final Pattern PLACE =
      Pattern.compile(".* has (?<file>[\\w-]+\\.properties), where (?<key>\\S+) .*");

  private TemplatesCheck() {}

  static List<Finding> check(Path directory) throws IOException {
    List<Finding> found = new ArrayList<>();
    try {
      Templates.read("file:" + directory + "/", new DefaultResourceLoader());
    } catch (SettingException refused) {
      found.add(finding(directory, String.valueOf(refused.getMessage())));
    }
    return found;
  }

  private static Finding finding(Path directory, String message) throws IOException {
    Matcher place = PLACE.matcher(message);
    if (!place.matches()) {
      return Finding.error(directory.toString(), 1, "template", message);
    }
    Path file = directory.resolve(place.group("file"));
    return Finding.error(file.toString(), line(file, place.group("key")), "template", message);
  }

  private static int line(Path file, String key) throws IOException {
    if (!Files.isRegularFile(file)) {
      return 1;
    }
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith(key)) {
        return i + 1;
      }
    }
    return 1;
  }
}
