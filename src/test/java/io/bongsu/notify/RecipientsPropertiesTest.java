package io.bongsu.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.calendar.TeamTurnFromText;
import io.bongsu.compose.Composers;
import io.bongsu.compose.KindChoice;
import io.bongsu.compose.MessageProperties;
import io.bongsu.settings.SettingException;
import io.bongsu.support.SetClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

class RecipientsPropertiesTest {

  private static final Instant NOW = SetClock.NOW;

  @Configuration
  @EnableConfigurationProperties({RecipientsProperties.class, MessageProperties.class})
  @Import({RecipientFromText.class, RecipientFromNumber.class, TeamTurnFromText.class})
  static class Beans {}

  @Test
  void plainNumbersNamesAndObjectsBindFromYaml() {
    yaml(
        """
        bongsu:
          recipients:
            default:
              - 01000000001
              - "010-0000-0002"
              - 01000000098 Night Shift en
              - number: "01000000003"
                name: Day
                language: en
              - number: 01000000004
            ml: "01000000005, 01000000006 en"
            db: 01000000007
          teams:
            ai: ml
        """,
        context -> {
          Recipients teams = recipients(context);
          assertThat(teams.of("default", NOW))
              .containsExactly(
                  new Recipient("01000000001"),
                  new Recipient("01000000002"),
                  new Recipient("01000000098", "Night Shift", Language.EN),
                  new Recipient("01000000003", "Day", Language.EN),
                  new Recipient("01000000004"));
          assertThat(teams.of("ml", NOW))
              .containsExactly(
                  new Recipient("01000000005"), new Recipient("01000000006", null, Language.EN));
          assertThat(teams.of("db", NOW)).containsExactly(new Recipient("01000000007"));
          assertThat(teams.knows("ml")).isTrue();
        });
  }

  @Test
  void aListOfNumbersBindsFromTheEnvironment() {
    environment(
        Map.of("BONGSU_RECIPIENTS_DEFAULT", "01000000001,010-0000-0002"),
        context ->
            assertThat(recipients(context).of("default", NOW))
                .containsExactly(new Recipient("01000000001"), new Recipient("01000000002")));
  }

  @Test
  void withoutADefaultTeamTheStartStops() {
    yaml(
        "bongsu.recipients.ml: ['01000000001']",
        context -> assertThat(problem(context)).startsWith("bongsu.recipients.default is missing"));
    yaml("a: b", context -> assertThat(problem(context)).startsWith("bongsu.recipients.default"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "", "''"})
  void anEmptyTeamStopsTheStart(String empty) {
    yaml(
        "bongsu.recipients: {default: ['01000000001'], ml: %s}".formatted(empty),
        context -> assertThat(problem(context)).startsWith("bongsu.recipients.ml is empty: "));
  }

  @Test
  void aTeamThatDoesNotExistStopsTheStart() {
    yaml(
        "bongsu: {recipients: {default: ['01000000001']}, teams: {ai: ml}}",
        context ->
            assertThat(problem(context))
                .isEqualTo(
                    "bongsu.teams.ai names the team 'ml', which bongsu.recipients does not have"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "['01000000001', '0212345678']",
        "['01000000001', '+821012345678']",
        "['01000000001', 1012345678]",
        "['01000000001', 0161234567]",
        "['01000000001', {number: '0212345678'}]",
        "['01000000001', {name: Night}]",
        "['01000000001', '${PHONE_OF_NOBODY}']"
      })
  void aMalformedNumberIsNamedByItsPlaceAndNeverShown(String list) {
    yaml(
        "bongsu.recipients.default: " + list,
        context -> {
          assertThat(problem(context)).startsWith("bongsu.recipients.default[1] is not a Korean");
          assertThat(printed(context.getStartupFailure()))
              .doesNotContain("12345678", "1012345678", "29833591", "01000000001");
        });
  }

  @Test
  void anUnknownLanguageStopsTheStart() {
    yaml(
        "bongsu.recipients.default: [{number: '01000000001', language: fr}]",
        context ->
            assertThat(problem(context))
                .isEqualTo("bongsu.recipients.default[0].language is neither ko nor en"));
  }

  @Test
  void theDefaultsOfTheMessageStageAreThese() {
    yaml(
        "bongsu.recipients.default: '01000000001'",
        context ->
            assertThat(context.getBean(MessageProperties.class))
                .isEqualTo(Composers.properties(KindChoice.SMS)));
  }

  @Test
  void nothingPrintsANumber() {
    Recipient recipient = new Recipient("01000001234", "Night", Language.KO);
    RecipientsProperties properties =
        new RecipientsProperties(
            Map.of("default", List.of(new RecipientEntry("01000001234", "Night", "ko"))),
            null,
            null,
            null,
            null,
            null,
            null);

    assertThat(recipient).hasToString("***-****-1234");
    assertThat(properties.toString()).doesNotContain("1234").contains("default");
    assertThat(new RecipientEntry("01000001234", null, "ko").toString()).doesNotContain("1234");
  }

  private static Recipients recipients(AssertableApplicationContext context) {
    RecipientsProperties properties = context.getBean(RecipientsProperties.class);
    return properties.recipients(new People(Map.of()), Calendars.none(), ZoneOffset.UTC);
  }

  private static String problem(AssertableApplicationContext context) {
    return Stream.iterate(
            context.getStartupFailure(), Objects::nonNull, failure -> failure.getCause())
        .filter(SettingException.class::isInstance)
        .map(Throwable::getMessage)
        .findFirst()
        .orElse("no SettingException among the causes");
  }

  private static String printed(Throwable failure) {
    StringWriter out = new StringWriter();
    failure.printStackTrace(new PrintWriter(out));
    return out.toString();
  }

  private static void yaml(String yaml, Consumer<AssertableApplicationContext> check) {
    new ApplicationContextRunner()
        .withUserConfiguration(Beans.class)
        .withInitializer(
            context -> {
              var resource = new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8));
              try {
                new YamlPropertySourceLoader()
                    .load("test", resource)
                    .forEach(context.getEnvironment().getPropertySources()::addFirst);
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            })
        .run(check::accept);
  }

  private static void environment(
      Map<String, Object> variables, Consumer<AssertableApplicationContext> check) {
    new ApplicationContextRunner()
        .withUserConfiguration(Beans.class)
        .withInitializer(
            context ->
                context
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(
                        new SystemEnvironmentPropertySource("test-systemEnvironment", variables)))
        .run(check::accept);
  }
}
