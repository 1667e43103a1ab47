package io.bongsu.sens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bongsu.sens.SensListQuery.OfRequest;
import io.bongsu.sens.SensListed.Item;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shapes that a list of mails may have; the vendor shows none. */
class MailListFormatTest {

  private static final String TO = "kim@example.com";

  private final MailListFormat format = new MailListFormat();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"content":[{"mailId":"m","recipientAddress":"kim@example.com","status":"COMPLETED"}]}                      | success | 0
          {"content":[{"mailId":"m","recipientAddress":"kim@example.com","status":"FAILED","sendResultCode":"550"}]}  | fail    | 550
          {"content":[{"mailId":"m","recipientAddress":"kim@example.com","status":"SENDING"}]}                        |         |
          {"mails":[{"mailId":"m","status":{"code":"COMPLETED","label":"완료"},"recipients":[{"address":"kim@example.com","status":{"code":"COMPLETED"}}]}]} | success | 0
          {"mails":[{"mailId":"m","status":"COMPLETED","recipients":[{"address":"kim@example.com","status":"FAILED","sendResultCode":"550"}]}]}           | fail    | 550
          {"items":[{"mailId":"m","status":"PARTIAL_FAILED","recipients":[{"address":"kim@example.com"}]}]}           | fail    | PARTIAL_FAILED
          {"requests":[{"mailId":"m","status":"READY","recipients":[{"address":"kim@example.com"}]}]}                 |         |
          """)
  void eachShapeIsRead(String page, @Nullable String result, @Nullable String code)
      throws JsonProcessingException {
    Item item = format.items(json(page), new OfRequest("R-1")).get(0);

    assertThat(item.to()).isEqualTo(TO);
    assertThat(item.requestId()).isEqualTo("R-1");
    assertThat(item.statusName()).isEqualTo(result);
    assertThat(item.statusCode()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"content":[],"number":0,"last":false}     | 1
          {"content":[],"number":1,"last":true}      |
          {"mails":[],"pageNo":0,"totalPages":2}     | 1
          {"mails":[],"pageNo":1,"totalPages":2}     |
          {"mails":[]}                               |
          """)
  void thePageAfterItIsFound(String page, @Nullable String next) throws JsonProcessingException {
    assertThat(format.next(json(page))).isEqualTo(next);
  }

  @Test
  void anotherShapeIsAnError() {
    assertThatThrownBy(() -> format.items(json("{\"data\":[]}"), new OfRequest("R-1")))
        .isInstanceOf(SensInquiryException.class);
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return JsonMapper.builder().build().readTree(text);
  }
}
