package io.bongsu.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * helm/bongsu, rendered by Helm itself: held to the rules of manifests, and to the overlays of
 * k8s/, which say the same in Kustomize.
 */
class HelmChartTest {

  private static final Path CHART = Path.of("helm/bongsu");
  private static final Path PROD = CHART.resolve("values-prod.yaml");

  /** What only Helm writes, or only Kustomize. */
  private static final List<String> OWN =
      List.of(
          "app.kubernetes.io/managed-by",
          "helm.sh/chart",
          "helm.sh/resource-policy",
          "checksum/settings",
          "namespace");

  private final Path directory;

  HelmChartTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void theChartPassesTheLinter() {
    assertThat(new Helm(CHART).lint().strict().call())
        .satisfies(result -> assertThat(result.isFailed()).as(result.toString()).isFalse());
  }

  @Test
  void theDefaultsMeanTheOverlayDev() throws Exception {
    assertSame(render(chart()), "dev.yaml");
  }

  @Test
  void theValuesForProductionMeanTheOverlayProd() throws Exception {
    assertSame(render(chart().withValuesFile(PROD)), "prod.yaml");
  }

  @Test
  void everythingTogetherBreaksNoRule() throws Exception {
    Path all =
        Files.writeString(
            directory.resolve("all.yaml"),
            """
            image: {pullSecrets: [registry]}
            networkPolicy: {egressCidrs: [10.1.0.0/16, 10.2.0.0/16], dnsCidrs: [10.3.0.10/32]}
            ingress:
              {enabled: true, host: a.example.com, className: nginx, tlsSecret: tls, annotations: {a: b}}
            nodeSelector: {kubernetes.io/arch: arm64}
            tolerations: [{key: spot, operator: Exists}]
            extraEnv: [{name: JAVA_TOOL_OPTIONS, value: -Xmx200m}]
            """);
    List<Manifest> manifests = render(chart().withValuesFile(PROD).withValuesFile(all));
    assertThat(manifests).hasSizeGreaterThan(10);
    assertThat(manifests)
        .allSatisfy(manifest -> assertThat(ManifestRules.breaches(manifest)).isEmpty());
    assertThat(String.valueOf(meaning(manifests).get("NetworkPolicy bongsu")))
        .contains("10.1.0.0/16", "10.2.0.0/16", "10.3.0.10/32");
    assertThat(String.valueOf(meaning(manifests).get("Ingress bongsu")))
        .contains("\"path\":\"/a\"");
    assertThat(String.valueOf(meaning(manifests).get("Deployment bongsu")))
        .contains("BONGSU_ACK_URL", "https://a.example.com");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          replicas: 2                                            | need ledger.kind postgres
          keda: {enabled: true}                                  | needs ledger.kind postgres
          'ledger: {kind: postgres}, keda: {minReplicas: 9}'     | above keda.maxReplicas
          ingress: {enabled: true}                               | ingress needs a host
          image: {tag: latest}                                   | tag
          ledger: {kind: mysql}                                  | kind
          replica: 1                                             | replica
          networkPolicy: {egressCidrs: [10.0.0.0]}               | egressCidrs
          serviceAccount: {roleArn: bongsu}                      | roleArn
          """)
  void valuesThatCannotWorkAreRefused(String values, String said) throws Exception {
    Path file = Files.writeString(directory.resolve("values.yaml"), "{" + values + "}");
    assertThatThrownBy(() -> chart().withValuesFile(file).call()).hasMessageContaining(said);
  }

  private static void assertSame(List<Manifest> manifests, String overlay) {
    Map<String, JsonElement> chart = meaning(manifests);
    Map<String, JsonElement> kustomize =
        meaning(Manifest.in(OverlaysTest.RENDERED.resolve(overlay)));
    assertThat(chart.keySet()).isEqualTo(kustomize.keySet());
    kustomize.forEach((name, object) -> assertThat(chart.get(name)).as(name).isEqualTo(object));
  }

  private static TemplateCommand chart() {
    return new Helm(CHART).template().withName("bongsu");
  }

  private List<Manifest> render(TemplateCommand command) throws Exception {
    Path rendered = Files.createTempFile(directory, "rendered", ".yaml");
    return Manifest.in(Files.writeString(rendered, command.call()));
  }

  /** Each object by kind and name, without what only one of both tools writes. */
  private static Map<String, JsonElement> meaning(List<Manifest> manifests) {
    Map<String, JsonElement> objects = new TreeMap<>();
    for (Manifest manifest : manifests) {
      if (!manifest.kind().equals("Namespace")) {
        String text =
            manifest.json().toString().replaceAll("bongsu-settings-\\w+", "bongsu-settings");
        JsonObject object = JsonParser.parseString(text).getAsJsonObject();
        // Nothing selects by the labels of the object itself; Kustomize leaves them out in
        // components.
        object.getAsJsonObject("metadata").remove("labels");
        strip(object);
        settings(object);
        objects.put(
            manifest.kind() + " " + object.getAsJsonObject("metadata").get("name").getAsString(),
            object);
      }
    }
    return objects;
  }

  private static void strip(JsonElement element) {
    if (element instanceof JsonObject object) {
      OWN.forEach(object::remove);
      object.asMap().values().forEach(HelmChartTest::strip);
      object
          .asMap()
          .values()
          .removeIf(value -> value instanceof JsonObject inner && inner.isEmpty());
    } else if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(HelmChartTest::strip);
    }
  }

  /** A file of settings by its content, whatever its comments are. */
  private static void settings(JsonObject object) {
    if (object.get("data") instanceof JsonObject data) {
      String yaml = data.get("application.yaml").getAsString();
      Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
      data.add("application.yaml", new Gson().toJsonTree(read));
    }
  }
}
