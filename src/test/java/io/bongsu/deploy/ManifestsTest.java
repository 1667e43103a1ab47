package io.bongsu.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files below k8s/, as an API server would look at them; docs/reference/release-checks.md has
 * longer checks.
 */
class ManifestsTest {

  /** Room for a start on a quarter of a vCPU of a busy machine. */
  private static final int STARTUP_SECONDS = 90;

  private static final List<Manifest> SHIPPED = Manifest.below(Path.of("k8s"));

  static Stream<Manifest> shipped() {
    return SHIPPED.stream();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void aManifestBreaksNoRule(Manifest manifest) {
    assertThat(ManifestRules.breaches(manifest)).isEmpty();
  }

  @Test
  void aBrokenManifestIsToldByEachOfItsMistakes() {
    Manifest broken =
        Manifest.in(Path.of("src/test/resources/deploy/broken/deployment.yaml")).get(0);
    assertThat(ManifestRules.breaches(broken))
        .satisfiesExactlyInAnyOrder(
            breach -> assertThat(breach).contains("readonlyRootFilesystem"),
            breach -> assertThat(breach).contains("imagePullPolicy: Sometimes is none of"),
            breach -> assertThat(breach).contains("memory: the request").contains("above"),
            breach -> assertThat(breach).contains("cpu is no quantity"),
            breach -> assertThat(breach).contains("the selector wants"),
            breach -> assertThat(breach).contains("several replicas need"));
  }

  @Test
  void severalReplicasWithoutASharedLedgerAreRefused() {
    Manifest broken = Manifest.in(Path.of("src/test/resources/deploy/broken/replicas.yaml")).get(0);
    assertThat(ManifestRules.breaches(broken))
        .singleElement()
        .asString()
        .contains("SPRING_DATASOURCE_URL");
  }

  @Test
  void whateverSelectsPodsSelectsThePodsOfTheDeployment() {
    JsonObject labels = only("Deployment").at("spec", "template", "metadata", "labels");
    assertThat(
            Stream.of(
                only("Service").at("spec", "selector"),
                only("PodDisruptionBudget").at("spec", "selector", "matchLabels"),
                only("NetworkPolicy").at("spec", "podSelector", "matchLabels"),
                only("PodMonitor").at("spec", "selector", "matchLabels")))
        .allSatisfy(
            selector -> {
              assertThat(selector.entrySet()).isNotEmpty();
              assertThat(labels.entrySet()).containsAll(selector.entrySet());
            });
  }

  @Test
  void aSlowStartIsWaitedFor() {
    JsonObject probe = container().getAsJsonObject("startupProbe");
    assertThat(probe.get("periodSeconds").getAsInt() * probe.get("failureThreshold").getAsInt())
        .isGreaterThan(STARTUP_SECONDS);
  }

  @Test
  void probesAndPortsAgree() {
    JsonObject port = container().getAsJsonArray("ports").get(1).getAsJsonObject();
    assertThat(port.get("containerPort").getAsInt()).isEqualTo(8081);
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      assertThat(container().getAsJsonObject(probe).getAsJsonObject("httpGet").get("port"))
          .isEqualTo(port.get("name"));
    }
  }

  @Test
  void theRoutesOfTheConfigMapAreAllRoutes() throws IOException {
    String component = Files.readString(Path.of("k8s/components/routes/kustomization.yaml"));
    try (Stream<Path> routes = Files.list(Path.of("src/main/resources/routes"))) {
      assertThat(routes).isNotEmpty().allMatch(route -> component.contains("- ../../../" + route));
    }
  }

  private static JsonObject container() {
    return only("Deployment")
        .at("spec", "template", "spec")
        .getAsJsonArray("containers")
        .get(0)
        .getAsJsonObject();
  }

  private static Manifest only(String kind) {
    List<Manifest> found =
        SHIPPED.stream().filter(manifest -> manifest.kind().equals(kind)).toList();
    assertThat(found).as(kind).hasSize(1);
    return found.get(0);
  }
}
