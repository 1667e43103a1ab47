package io.bongsu.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.compose.Message;
import io.bongsu.deliver.UnconfirmedMessage;
import io.bongsu.support.ClassifiedAlarms;
import io.bongsu.support.Phones;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Phone numbers stay out of the ledger and out of what is said about it. */
@ExtendWith(OutputCaptureExtension.class)
abstract class NumbersContract extends LedgerContract {

  @ParameterizedTest
  @ValueSource(strings = {"message", "message_recipient", "message_alarm", "alarm", "node"})
  void noTableHoldsAPhoneNumber(String table) {
    everythingHappens();

    List<Map<String, Object>> rows = jdbc.sql("select * from " + table).query().listOfRows();

    assertThat(rows).isNotEmpty();
    assertThat(rows.toString()).doesNotContain(Phones.ON_CALL, Phones.ON_CALL.substring(1));
  }

  @Test
  void theLastFourDigitsStandThereForThoseWhoAsk() {
    everythingHappens();

    assertThat(jdbc.sql("select last_four from message_recipient").query(String.class).list())
        .containsOnly("0001");
  }

  @Test
  void neitherTheLogNorWhatIsPrintedHoldsAPhoneNumber(CapturedOutput log) {
    everythingHappens();
    us.insert(message("api-9"));
    everybodyDies();
    other.unconfirmed(ENGLISH).take(exchange());

    assertThat(log).contains("cannot be sent again").doesNotContain(Phones.ON_CALL);
    assertThat(message("api-1").toString()).doesNotContain(Phones.ON_CALL);
    assertThat(new UnconfirmedMessage(message("api-1"), clock.instant(), "sms").toString())
        .doesNotContain(Phones.ON_CALL);
  }

  private void everythingHappens() {
    Message message = message(List.of(ClassifiedAlarms.of("api-1")), ON_CALL);
    us.repository.add(key("api-1"));
    us.ledger.sending(List.of(message), exchange());
    us.ledger.posting(message);
    us.ledger.accepted(message, acceptance());
    us.repository.confirm(key("api-1"));
  }
}
