package io.bongsu.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bongsu.notify.Channel.Kind;
import io.bongsu.settings.SettingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleTest {

  @Test
  void aPersonHasAPhoneAndTheChannelsThatFollow() {
    People people =
        people(
            """
            kim:
              phone: 01000000001
              then: [alimtalk, "sms:010-0000-0002", "mail:kim@example.com"]
              language: en
              quiet: night
              max-per-hour: 6
            park: {language: ko}
            """);

    Recipient phone = new Recipient("01000000001", "kim", Language.EN);
    assertThat(people.named("kim"))
        .contains(
            new Person(
                "kim",
                phone,
                List.of(
                    new Channel(Kind.ALIMTALK, null),
                    new Channel(Kind.SMS, "01000000002"),
                    new Channel(Kind.MAIL, "kim@example.com")),
                Language.EN,
                "night",
                6));
    assertThat(people.withNumber("01000000001").map(Person::name)).contains("kim");
    assertThat(people.withNumber("01000000009")).isEmpty();
    assertThat(people.named("park").map(Person::isReachable)).contains(false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kim: {phone: '0212345678'} | bongsu.people.kim.phone is not a Korean mobile number",
        "kim: {then: ['fax:1']} | bongsu.people.kim.then[0] is none of sms:<number>, alimtalk",
        "kim: {then: ['sms:0212345678']} | bongsu.people.kim.then[0] is not sms: and a Korean",
        "kim: {then: ['mail:kim']} | bongsu.people.kim.then[0] is none of",
        "kim: {language: fr} | bongsu.people.kim.language is neither ko nor en",
        "kim: {max-per-hour: -1} | bongsu.people.kim.max-per-hour must not be negative"
      })
  void whatCannotBeUsedIsRefusedWithItsKeyAndWithoutTheNumber(String entry, String sentence) {
    assertThatExceptionOfType(SettingException.class)
        .isThrownBy(() -> people(entry))
        .withMessageStartingWith(sentence)
        .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("12345678"));
  }

  @Test
  void twoPersonsWithOnePhoneAreRefused() {
    assertThatExceptionOfType(SettingException.class)
        .isThrownBy(() -> people("{kim: {phone: '01000000001'}, lee: {phone: '010-0000-0001'}}"))
        .withMessageContaining("is the phone of")
        .withMessageNotContaining("0001");
  }

  @Test
  void nothingPrintsANumber() {
    Person kim =
        people("kim: {phone: '01000001234', then: ['sms:01000005678']}").named("kim").get();

    assertThat(kim.toString() + kim.then() + kim.recipient()).doesNotContain("0000123", "5678");
    assertThat(new PersonEntry("01000001234", List.of(), "ko", null, null).toString())
        .doesNotContain("1234");
  }

  private static People people(String yaml) {
    String indented = yaml.strip().indent(4);
    String others =
        "  recipients: {default: '01000000009'}\n  quiet: {night: {hours: '22:00-08:00'}}\n";
    return new People(BoundSettings.of("bongsu:\n" + others + "  people:\n" + indented).persons());
  }
}
