package io.bongsu.workbench.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.junit.jupiter.api.Test;

/** The list of artifacts is that of Camel's catalog, in the version that the program has. */
class CamelArtifactsTest {

  @Test
  void theListIsTheCatalogs() throws Exception {
    CamelCatalog catalog = new DefaultCamelCatalog();
    Map<String, String> expected = new TreeMap<>();
    catalog
        .findComponentNames()
        .forEach(
            name ->
                expected.put("component." + name, catalog.componentModel(name).getArtifactId()));
    catalog
        .findDataFormatNames()
        .forEach(
            name ->
                expected.put("dataformat." + name, catalog.dataFormatModel(name).getArtifactId()));
    catalog
        .findLanguageNames()
        .forEach(
            name -> expected.put("language." + name, catalog.languageModel(name).getArtifactId()));
    Properties listed = new Properties();
    listed.load(CamelArtifactsTest.class.getResourceAsStream("/camel-artifacts.properties"));

    assertThat(new TreeMap<>(listed)).containsExactlyEntriesOf(new TreeMap<>(expected));
  }
}
