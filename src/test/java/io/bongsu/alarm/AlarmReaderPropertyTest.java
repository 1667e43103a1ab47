package io.bongsu.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.SoftAssertions;

/**
 * Whatever comes in: the reader answers or says that it cannot read it, and never anything else,
 * and never takes long. Tries per property: {@code -Dbongsu.fuzz.tries}.
 */
class AlarmReaderPropertyTest {

  private static final List<String> KEYS =
      List.of(
          "AlarmName",
          "AlarmArn",
          "NewStateValue",
          "NewStateReason",
          "StateChangeTime",
          "Trigger",
          "Metrics",
          "MetricStat",
          "Metric",
          "MetricName",
          "Dimensions",
          "name",
          "value",
          "AlarmTags",
          "Key",
          "Value",
          "TriggeringChildren",
          "Arn",
          "AlarmContributorId",
          "AlarmContributorAttributes",
          "Type",
          "Message",
          "TopicArn",
          "Records",
          "Sns",
          "body",
          "source",
          "detail-type",
          "detail",
          "alarmData",
          "alarmName",
          "state",
          "timestamp",
          "reasonData",
          "configuration",
          "metrics",
          "eventSource",
          "muteDetail");

  private static final List<String> WORDS =
      List.of(
          "aws.cloudwatch",
          "CloudWatch Alarm State Change",
          "ALARM",
          "OK",
          "Notification",
          "",
          " ",
          "2026-05-04T05:02:11.042+0000",
          "arn:aws:cloudwatch:ap-northeast-2:1:alarm:a",
          "arn:",
          "6 out of 6 time series evaluated to ALARM",
          "{}",
          "{\"threshold\":1e999}",
          "1e999");

  /** Where a text can be long: what stands before the value in the fixture of metric math. */
  private static final List<String> LONG =
      Stream.of(
              "AlarmName",
              "AlarmArn",
              "NewStateValue",
              "NewStateReason",
              "StateChangeTime",
              "Threshold",
              "Label",
              "Expression",
              "MetricName",
              "value")
          .map(key -> "(\"" + key + "\": )(?:\"[^\"]*\"|[0-9.]+)")
          .toList();

  private final AlarmReader reader = new AlarmReader();
  private final ObjectMapper mapper = new ObjectMapper();

  @Property
  void anyJson(@ForAll("json") String document) {
    read(document);
  }

  @Property
  void anyText(@ForAll String document) {
    read(document);
    read("{" + document);
  }

  @Property
  void aFixtureCutOffAnywhere(@ForAll("fixtures") String document, @ForAll int at) {
    String half = document.substring(0, Math.floorMod(at, document.length()));

    read(half);
    read(Fixtures.inSns(half));
  }

  @Property
  void aFixtureWithCharactersChanged(
      @ForAll("fixtures") String document,
      @ForAll @IntRange(min = 0, max = 100_000) int at,
      @ForAll @IntRange(min = 0, max = 5) int removed,
      @ForAll("noise") String added) {
    int start = at % document.length();
    int end = Math.min(document.length(), start + removed);

    read(document.substring(0, start) + added + document.substring(end));
  }

  @Property
  void aFixtureWithOneValueReplacedByAnyOther(
      @ForAll("fixtures") String document,
      @ForAll @IntRange(min = 0, max = 100_000) int which,
      @ForAll("json") String value)
      throws Exception {
    ObjectNode changed = Fixtures.object(document);
    List<Runnable> edits = new ArrayList<>();
    edits(changed, mapper.readTree(value), edits);
    edits.get(which % edits.size()).run();

    read(changed.toString());
    read(Fixtures.inSqsEvent(Fixtures.inSns(changed.toString())));
  }

  @Property
  void namesAndReasonsOfAnyCharacters(
      @ForAll("utf16") String name, @ForAll("utf16") String reason) {
    ObjectNode document = Fixtures.node("metric");
    document.put("AlarmName", name).put("NewStateReason", reason);
    document.remove("AlarmArn");

    read(document.toString());
    read(Fixtures.inSns(document.toString()));
  }

  @Property
  void anyNumberAsAThreshold(@ForAll("numbers") String number) {
    read(Fixtures.text("metric").replace("80.0", number));
    read(Fixtures.text("lambda").replace("97.25", number));
  }

  @Property
  void aKeyThatIsThereTwice(@ForAll("json") String value, @ForAll("keys") String key) {
    String document = Fixtures.text("metric").strip();

    read(document.substring(0, document.length() - 1) + ",\"" + key + "\":" + value + "}");
  }

  @Example
  void aMebibyteOfTextIsReadOrRefusedWithinASecond() {
    List<String> texts =
        List.of(
            "a".repeat(1 << 20), "9".repeat(1 << 20), " ".repeat(1 << 20), "-9[".repeat(1 << 18));

    SoftAssertions soft = new SoftAssertions();
    for (String text : texts) {
      for (String pointer : LONG) {
        String document = Fixtures.text("metric-math").replaceFirst(pointer, "$1\"" + text + "\"");
        soft.assertThat(timed(document)).as(pointer).isLessThan(Duration.ofSeconds(1));
      }
    }
    soft.assertAll();
  }

  @Example
  void deepNestingAndHugeNumbersAreRefusedWithinASecond() {
    String digits = "9".repeat(1 << 20);
    Stream<String> deep =
        Stream.of("[", "{\"Trigger\":", "{\"Records\":[", "{\"a\":[")
            .map(open -> "{\"AlarmName\":" + open.repeat(1 << 17));
    Stream<String> numbers =
        Stream.of(digits, "-" + digits, "1e" + digits, "0." + digits)
            .map(number -> Fixtures.text("metric").replace("80.0", number));

    SoftAssertions soft = new SoftAssertions();
    Stream.concat(deep, numbers)
        .forEach(document -> soft.assertThat(timed(document)).isLessThan(Duration.ofSeconds(1)));
    soft.assertAll();
  }

  private Duration timed(String document) {
    long before = System.nanoTime();
    read(document);
    return Duration.ofNanos(System.nanoTime() - before);
  }

  /** Reads; of what can go wrong only the one exception may come out. */
  private void read(String document) {
    try {
      if (reader.read(document) instanceof ParsedDocument.One one) {
        Alarm alarm = one.alarm();
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(alarm.key())).isTrue();
        assertThat(alarm.toString()).doesNotContain("\0");
      }
    } catch (UnreadableAlarmException unreadable) {
      assertThat(unreadable.getMessage()).isNotBlank().hasSizeLessThan(300).doesNotContain("\n");
    }
  }

  /** Every way to put the value in place of one that is there. */
  private static void edits(ContainerNode<?> node, JsonNode value, List<Runnable> edits) {
    if (node instanceof ObjectNode object) {
      object.fieldNames().forEachRemaining(key -> edits.add(() -> object.set(key, value)));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        edits.add(() -> array.set(index, value));
      }
    }
    node.elements()
        .forEachRemaining(
            child -> {
              if (child instanceof ContainerNode<?> container) {
                edits(container, value, edits);
              }
            });
  }

  @Provide
  Arbitrary<String> fixtures() {
    return Arbitraries.of(Fixtures.ALL).map(Fixtures::text);
  }

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.of(KEYS);
  }

  @Provide
  Arbitrary<String> noise() {
    return Arbitraries.strings().withChars("{}[]\",:\\u0019e-\0 \n알람🔥").ofMaxLength(6);
  }

  /** Any UTF-16, also with halves of surrogate pairs. */
  @Provide
  Arbitrary<String> utf16() {
    return Arbitraries.strings().withCharRange(Character.MIN_VALUE, Character.MAX_VALUE);
  }

  @Provide
  Arbitrary<String> numbers() {
    Arbitrary<String> digits = Arbitraries.strings().withCharRange('0', '9').ofMaxLength(2000);
    Arbitrary<String> exponent = Arbitraries.of("", "e", "E-", "e+", ".", "-", "0x", "NaN");
    return Combinators.combine(digits, exponent, digits).as((a, b, c) -> a + b + c);
  }

  @Provide
  Arbitrary<String> json() {
    Arbitrary<String> texts =
        Arbitraries.oneOf(
                Arbitraries.of(WORDS),
                Arbitraries.strings()
                    .withCharRange(Character.MIN_VALUE, Character.MAX_VALUE)
                    .ofMaxLength(20))
            .map(this::quoted);
    Arbitrary<String> leaves =
        Arbitraries.oneOf(
            texts,
            texts,
            Arbitraries.of("null", "true", "false", "{}", "[]", "0", "-0.0", "1e308", "1e-999"),
            Arbitraries.longs().map(String::valueOf));
    return Arbitraries.recursive(() -> leaves, this::container, 0, 4);
  }

  private Arbitrary<String> container(Arbitrary<String> inner) {
    Arbitrary<String> entry =
        Combinators.combine(keys(), inner).as((key, value) -> quoted(key) + ":" + value);
    return Arbitraries.oneOf(
        entry.list().ofMaxSize(8).map(entries -> "{" + String.join(",", entries) + "}"),
        inner.list().ofMaxSize(3).map(values -> "[" + String.join(",", values) + "]"));
  }

  private String quoted(String text) {
    return mapper.getNodeFactory().textNode(text).toString();
  }
}
