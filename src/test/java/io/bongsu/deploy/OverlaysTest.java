package io.bongsu.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The overlays of k8s/ as Kustomize renders them. The results are recorded below
 * src/test/resources/deploy/rendered, so that they are held to the rules, and the chart to them,
 * where there is no kubectl.
 */
class OverlaysTest {

  static final Path RENDERED = Path.of("src/test/resources/deploy/rendered");

  static Stream<Manifest> rendered() {
    return Manifest.below(RENDERED).stream();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "prod"})
  void theRecordIsWhatKustomizeRenders(String overlay) throws Exception {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "kubectl"))),
        "kubectl is not installed");
    Process kustomize =
        new ProcessBuilder("kubectl", "kustomize", "k8s/overlays/" + overlay)
            .redirectErrorStream(true)
            .start();
    String output = new String(kustomize.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(output).isEqualTo(Files.readString(RENDERED.resolve(overlay + ".yaml")));
  }

  @ParameterizedTest
  @MethodSource("rendered")
  void anObjectBreaksNoRule(Manifest manifest) {
    assertThat(ManifestRules.breaches(manifest)).isEmpty();
  }

  /** kubelet starts no container whose key is missing in the Secret, unless it is optional. */
  @Test
  void prodIsNotStartedWithoutAnAddressOfTheLedger() throws Exception {
    assertThat(Files.readString(RENDERED.resolve("prod.yaml")))
        .contains("key: SPRING_DATASOURCE_URL")
        .doesNotContain("optional: true");
  }
}
