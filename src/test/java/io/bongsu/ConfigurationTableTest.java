package io.bongsu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** docs/configuration.md names every key of application.yaml, and no default that is not there. */
class ConfigurationTableTest {

  private static final Path PAGE = Path.of("docs/configuration.md");

  /** A row whose second column is a default: not the name of a variable. */
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| `([\\w.-]+)` \\| (?!`(?:SENS|BONGSU)_)(`[^`]+`|\\(empty\\)) \\|",
          Pattern.MULTILINE);

  @Test
  void everyKeyStandsInTheTableWithItsDefault() throws IOException {
    assertThat(table()).containsExactlyEntriesOf(defaults());
  }

  private static Map<String, String> table() throws IOException {
    return ROW.matcher(Files.readString(PAGE))
        .results()
        .collect(
            Collectors.toMap(
                row -> row.group(1), ConfigurationTableTest::value, (a, b) -> a, TreeMap::new));
  }

  private static String value(MatchResult row) {
    String text = row.group(2);
    return text.startsWith("`") ? text.substring(1, text.length() - 1) : "";
  }

  private static Map<String, String> defaults() {
    YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ClassPathResource("application.yaml"));
    Properties properties = yaml.getObject();
    Map<String, String> defaults = new TreeMap<>();
    if (properties != null) {
      properties.forEach((key, value) -> defaults.put(key.toString(), value.toString()));
    }
    return defaults;
  }
}
