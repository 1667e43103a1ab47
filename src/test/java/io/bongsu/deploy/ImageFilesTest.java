package io.bongsu.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where a secret could be seen by others: arguments, dumps, the image itself. */
class ImageFilesTest {

  private static final Path OPTIONS = Path.of("src/main/image/java.options");

  /** A setting with a secret as an argument, which every process of the machine can read. */
  private static final Pattern ARGUMENT =
      Pattern.compile(
          "--(sens|bongsu|spring)[.\\w-]*(secret|key|token|password)[\\w-]*[= ]"
              + "|--secret-string (?!\"?file:)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SECRET =
      Pattern.compile("^(ARG|ENV) .*(SECRET|TOKEN|PASSWORD|KEY)", Pattern.CASE_INSENSITIVE);

  private final List<String> dockerfile = lines(Path.of("Dockerfile"));

  @Test
  void theJvmOfTheImageWritesNeitherAHeapDumpNorACoreDump() throws Exception {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + OPTIONS,
                "-XX:+PrintFlagsFinal",
                "-version")
            .redirectErrorStream(true)
            .start();
    String flags =
        new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .replaceAll(" +", " ");

    assertThat(flags)
        .contains(
            " HeapDumpOnOutOfMemoryError = false",
            " CreateCoredumpOnCrash = false",
            " ExitOnOutOfMemoryError = true");
  }

  @Test
  void theImageStartsWithTheseOptionsAndLogsJson() {
    assertThat(dockerfile)
        .filteredOn(line -> line.startsWith("ENTRYPOINT"))
        .singleElement()
        .asString()
        .contains("@/opt/bongsu/java.options")
        .doesNotContain("\"--");
    assertThat(String.join("\n", dockerfile))
        .contains("LOGGING_STRUCTURED_FORMAT_CONSOLE=logstash", "USER 65532:65532");
    assertThat(dockerfile).noneMatch(line -> SECRET.matcher(line).find());
  }

  /**
   * The base image has its JDK below /opt/java, and jlink takes no directory that is there already;
   * the Maven repository is there only in a step that mounts it.
   */
  @Test
  void aStepOfTheBuildNeedsNothingThatOnlyAnotherHas() {
    List<String> steps =
        List.of(String.join("\n", dockerfile).replace("\\\n", " ").split("\n(?=[A-Z]+ )"));

    assertThat(steps).filteredOn(step -> step.contains(" jlink ")).hasSize(1);
    assertThat(steps).noneMatch(step -> step.contains("jlink --output /opt/java"));
    assertThat(steps)
        .filteredOn(step -> step.matches("(?s).*(test-classpath| mvn |/\\.m2).*"))
        .isNotEmpty()
        .allMatch(step -> step.startsWith("RUN --mount=type=cache,target=/root/.m2 "));
  }

  @Test
  void noFilePassesASecretAsAnArgument() {
    List<String> wrong =
        Stream.of("k8s", "helm", "fargate", "terraform", "docs", ".github", "src/main/launcher")
            .map(Path::of)
            .filter(Files::isDirectory)
            .flatMap(ImageFilesTest::files)
            .flatMap(file -> lines(file).stream().map(line -> file + ": " + line))
            .filter(line -> ARGUMENT.matcher(line).find())
            .toList();

    assertThat(wrong).isEmpty();
    assertThat(ARGUMENT.matcher("java -jar bongsu.jar --sens.secret-key=x").find()).isTrue();
    assertThat(ARGUMENT.matcher("aws … --secret-string \"$json\"").find()).isTrue();
  }

  private static Stream<Path> files(Path directory) {
    try {
      return Files.walk(directory)
          .filter(file -> file.toString().matches(".*\\.(ya?ml|sh|tf|md|tpl)|.*/bongsu"))
          .filter(Files::isRegularFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
