package io.bongsu.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Terraform module passes on parameters of the templates. Terraform itself needs the provider
 * of AWS to validate it, see docs/reference/release-checks.md.
 */
class TerraformTest {

  private static final Path MODULE = Path.of("terraform");

  @ParameterizedTest
  @ValueSource(strings = {"queue", "service", "alb", "lambda", "waker", "ack", "k8s-role"})
  void whatIsPassedIsAParameterAndWhatIsNeededIsPassed(String name) throws Exception {
    Set<String> passed = passed(name + ".yaml");
    assertThat(parameters(name, false)).containsAll(passed);
    assertThat(passed).containsAll(parameters(name, true));
  }

  @Test
  void everyVariableIsUsed() throws Exception {
    String main = Files.readString(MODULE.resolve("main.tf"));
    assertThat(all("variable \"(\\w+)\"", Files.readString(MODULE.resolve("variables.tf"))))
        .isNotEmpty()
        .allSatisfy(variable -> assertThat(main).contains("var." + variable));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fargate", "kubernetes", "classic"})
  void anExampleSetsVariablesOfTheModule(String example) throws Exception {
    String main = Files.readString(MODULE.resolve("examples").resolve(example).resolve("main.tf"));
    String call = main.substring(main.indexOf("module \"bongsu\""));
    call = call.substring(0, call.indexOf("\n}"));
    Set<String> known =
        all("variable \"(\\w+)\"", Files.readString(MODULE.resolve("variables.tf")));
    known.add("source");
    assertThat(known).containsAll(all("(?m)^  (\\w+) +=", call));
  }

  private static Set<String> passed(String template) throws IOException {
    String main = Files.readString(MODULE.resolve("main.tf"));
    int start = main.indexOf("parameters = {", main.indexOf("/" + template + "\""));
    return all("(?m)^    (\\w+) +=", main.substring(start, main.indexOf("  }", start)));
  }

  private static Set<String> parameters(String template, boolean required) throws IOException {
    String text = Files.readString(Path.of("fargate", template + ".yaml"));
    String parameters = text.substring(text.indexOf("\nParameters:\n"));
    parameters = parameters.substring(12, parameters.indexOf("\n\n"));
    return List.of(parameters.split("\n(?=  \\w+:\n)")).stream()
        .filter(parameter -> !required || !parameter.contains("Default:"))
        .flatMap(parameter -> all("^\\s*(\\w+):", parameter).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> all(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
