package io.bongsu.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.calendar.TeamTurn;
import io.bongsu.calendar.TeamTurnFromText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;

class ClassifyPropertiesTest {

  @Test
  void withoutAnySettingTheDefaultsAreThese() {
    ClassifyProperties none =
        bind(Map.of()).bindOrCreate("bongsu.classify", ClassifyProperties.class);

    assertThat(none.tagKeys().serverType()).startsWith("server-type");
    assertThat(none.tagKeys().severity()).startsWith("severity", "priority", "sev", "심각도");
    assertThat(none.tagKeys().team()).startsWith("team", "owner");
    assertThat(none.tagKeys().resource()).startsWith("resource", "name");
    assertThat(none.rules()).isEmpty();
    assertThat(none.defaultRules()).isEmpty();
    assertThat(none.resourceDimensions()).isEmpty();
    assertThat(none.defaultServerType()).isEqualTo("other");
    assertThat(none.defaultSeverity()).isEqualTo("WARNING");
  }

  @Test
  void theShippedRulesAreInTheirFileAndStayWhenOnesOwnAreAdded() {
    ClassifyProperties shipped = Configured.properties(Map.of());
    ClassifyProperties both =
        Configured.properties(
            Map.of(
                "bongsu.classify.rules[0].metric", "Lost",
                "bongsu.classify.rules[0].severity", "critical"));

    assertThat(shipped.defaultRules()).hasSizeGreaterThan(50);
    assertThat(shipped.resourceDimensions()).startsWith("InstanceId", "DBInstanceIdentifier");
    assertThat(both.defaultRules()).isEqualTo(shipped.defaultRules());
    assertThat(both.rules()).hasSize(1);
  }

  @Test
  void teamsAndResourcesAreMapsWhoseOddKeysAreBracketed() {
    DirectoryProperties directory =
        bind(Map.of(
                "bongsu.teams.ai", "ml",
                "bongsu.resources.i-0AbC", "api-3",
                "bongsu.resources[app/shop/50dc]", "shop front"))
            .bindOrCreate("bongsu", DirectoryProperties.class);

    assertThat(directory.teams())
        .containsExactly(Map.entry("ai", List.of(new TeamTurn("ml", null, null))));
    assertThat(directory.resources())
        .containsEntry("i-0AbC", "api-3")
        .containsEntry("app/shop/50dc", "shop front");
  }

  private static Binder bind(Map<String, Object> settings) {
    ApplicationConversionService conversion = new ApplicationConversionService();
    conversion.addConverter(new TeamTurnFromText());
    return new Binder(
        List.of(new MapConfigurationPropertySource(settings)), name -> name, conversion);
  }
}
