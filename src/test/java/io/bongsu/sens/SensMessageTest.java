package io.bongsu.sens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bongsu.json.StrictJson;
import io.bongsu.sens.SensMessage.Type;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensMessageTest {

  private static final String PHONE = "01000000001";

  private final SensJson json = new SensJson();

  @Test
  void theRequestHasTheFieldsOfTheVendorsPage() throws Exception {
    SensMessage message =
        new SensMessage(Type.LMS, "제목", "내용 \"q\"", List.of(PHONE, "01000000002"));

    assertThat(text(message))
        .isEqualTo(
            "{\"type\":\"LMS\",\"contentType\":\"COMM\",\"countryCode\":\"82\","
                + "\"from\":\"0200000000\",\"subject\":\"제목\",\"content\":\"내용 \\\"q\\\"\","
                + "\"messages\":[{\"to\":\"01000000001\"},{\"to\":\"01000000002\"}]}");
  }

  @Test
  void aMessageWithoutSubjectSendsNone() throws Exception {
    assertThat(text(sms("가"))).doesNotContain("subject");
  }

  @Test
  void ninetyBytesOfEucKrAreAnSmsAndNinetyOneAreNot() {
    assertThat(sms("가".repeat(45)).content()).hasSize(45);
    assertThatThrownBy(() -> sms("가".repeat(45) + "a"))
        .isInstanceOf(UnsendableMessageException.class)
        .hasMessageContaining("90 bytes");
  }

  @Test
  void anLmsCarriesTwoThousandBytesAndASubjectOfForty() {
    assertThat(lms("가".repeat(20), "가".repeat(1000)).content()).hasSize(1000);
    assertThatThrownBy(() -> lms(null, "가".repeat(1000) + "a"))
        .hasMessageContaining("content is longer than 2000 bytes");
    assertThatThrownBy(() -> lms("가".repeat(20) + "a", "x"))
        .hasMessageContaining("subject is longer than 40 bytes");
    assertThatThrownBy(() -> new SensMessage(Type.SMS, "s", "x", List.of(PHONE)))
        .hasMessageContaining("only LMS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"🚨", "—", "\u00a0", "₩", "뷁", "\ud83d"})
  void aCharacterThatTheNetworkCannotCarryIsNamedByItsNumber(String character) {
    assertThatThrownBy(() -> sms("CPU " + character))
        .isInstanceOf(UnsendableMessageException.class)
        .hasMessageContaining(String.format("content holds U+%04X", character.codePointAt(0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"010-0000-0001", "+821000000001", "", "bob"})
  void aRecipientIsDigitsOnlyAndNotRepeatedInTheMessage(String number) {
    assertThatThrownBy(() -> new SensMessage(Type.SMS, null, "x", List.of(number)))
        .isInstanceOf(UnsendableMessageException.class)
        .hasMessage("the message for SENS cannot be sent: has a recipient that is not digits only");
  }

  @Test
  void thereAreOneToAHundredRecipients() {
    List<String> numbers =
        IntStream.rangeClosed(1, 101).mapToObj(i -> String.format("0100000%04d", i)).toList();

    assertThat(new SensMessage(Type.SMS, null, "x", numbers.subList(0, 100)).to()).hasSize(100);
    assertThatThrownBy(() -> new SensMessage(Type.SMS, null, "x", numbers))
        .hasMessageContaining("1 to 100");
    assertThatThrownBy(() -> new SensMessage(Type.SMS, null, "x", List.of()))
        .hasMessageContaining("1 to 100");
  }

  @Test
  void aNumberNamedTwiceIsTextedOnce() {
    assertThat(new SensMessage(Type.SMS, null, "x", Collections.nCopies(3, PHONE)).to())
        .containsExactly(PHONE);
  }

  @Test
  void theTypeFollowsTheLengthWhenJsonDoesNotSay() {
    assertThat(read("가".repeat(45)).type()).isEqualTo(Type.SMS);
    assertThat(read("가".repeat(46)).type()).isEqualTo(Type.LMS);
  }

  @Test
  void jsonTextMayNameTypeAndSubject() {
    SensMessage message =
        json.read(
            "{\"type\":\"lms\",\"subject\":\"s\",\"content\":\"c\",\"to\":[\"01000000001\"]}");

    assertThat(message).isEqualTo(new SensMessage(Type.LMS, "s", "c", List.of(PHONE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01000000001 no json",
        "[]",
        "{\"to\":[\"01000000001\"]}",
        "{\"content\":\"01000000001\"}",
        "{\"to\":[1000000001],\"content\":\"x\"}",
        "{\"to\":[\"01000000001\"],\"content\":1}",
        "{\"to\":[\"01000000001\"],\"content\":\"x\",\"type\":\"MMS\"}",
        "{\"to\":[\"01000000001\"],\"content\":\"x\",\"from\":\"1\"}"
      })
  void whatIsNoMessageIsRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> json.read(text))
        .isInstanceOf(UnsendableMessageException.class)
        .hasMessageNotContaining("1000000001");
  }

  @Test
  void otherBodiesAreRefusedByTheirClass() {
    assertThatThrownBy(() -> json.read(1)).hasMessageContaining("java.lang.Integer");
    assertThatThrownBy(() -> json.read(null)).hasMessageContaining("nothing");
  }

  @Test
  void itsTextHoldsNoNumberAndNoContent() {
    assertThat(sms("비밀")).hasToString("SensMessage[SMS, 1 recipients]");
  }

  private SensMessage read(String content) {
    return json.read(Map.of("to", List.of(PHONE), "content", content));
  }

  private static SensMessage sms(String content) {
    return new SensMessage(Type.SMS, null, content, List.of(PHONE));
  }

  private static SensMessage lms(@Nullable String subject, String content) {
    return new SensMessage(Type.LMS, subject, content, List.of(PHONE));
  }

  private String text(SensMessage message) throws JsonProcessingException {
    return StrictJson.mapper().writeValueAsString(json.write(message, "0200000000"));
  }
}
