package io.bongsu.queue;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ExchangeProperty;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * The dead-letter queue: the reason that goes with a message, and a way to it that needs no route
 * file. Thread-safe.
 */
public final class DeadLetters {

  /** More than any sentence needs; a message and its attributes together may have 1 MiB. */
  private static final int MAX_CHARACTERS = 500;

  private final SqsClient sqs;

  DeadLetters(SqsClient sqs) {
    this.sqs = sqs;
  }

  /**
   * Why a message cannot be read, as SQS takes it: characters of XML 1.0 without line breaks
   * (SendMessage, Amazon SQS API reference), shortened, and never empty.
   */
  public String reason(@ExchangeProperty("CamelExceptionCaught") Exception why) {
    String text = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .limit(MAX_CHARACTERS)
        .map(character -> isCarried(character) ? character : '?')
        .forEach(clean::appendCodePoint);
    return clean.toString().isBlank() ? why.getClass().getSimpleName() : clean.toString();
  }

  private static boolean isCarried(int character) {
    return character >= 0x20
        && !(character >= 0x7F && character <= 0x9F)
        && !(character >= 0xD800 && character <= 0xDFFF)
        && character != 0x2028
        && character != 0x2029
        && character != 0xFFFE
        && character != 0xFFFF;
  }

  /** Puts a message there with its reason, or without one where SQS refuses it with the reason. */
  public void put(String document, Exception why, CamelContext context) {
    String url = context.resolvePropertyPlaceholders("{{bongsu.queue.dead-letter-url}}");
    MessageAttributeValue reason =
        MessageAttributeValue.builder().dataType("String").stringValue(reason(why)).build();
    try {
      sqs.sendMessage(
          request ->
              request
                  .queueUrl(url)
                  .messageBody(document)
                  .messageAttributes(Map.of("reason", reason)));
    } catch (SqsException refused) {
      sqs.sendMessage(request -> request.queueUrl(url).messageBody(document));
    }
  }
}
