package io.bongsu.remind;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bongsu.alarm.Alarm;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * One page of DescribeAlarms (<a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html">API
 * reference</a>), each alarm as the document that SNS would have carried. Alarms of all types are
 * {@code member} elements of the lists {@code MetricAlarms}, {@code CompositeAlarms} and {@code
 * LogAlarms}.
 *
 * @param names of all alarms of the page
 * @param documents alarms whose actions are enabled and not suppressed
 * @param next token of the next page; null for the last
 */
record DescribedAlarms(List<String> names, List<String> documents, @Nullable String next) {

  /** Names that DescribeAlarms and the SNS document have for the same thing. */
  private static final Map<String, String> SAME =
      Map.of(
          "AlarmName", "AlarmName",
          "AlarmArn", "AlarmArn",
          "AlarmDescription", "AlarmDescription",
          "StateValue", "NewStateValue",
          "StateReason", "NewStateReason",
          "StateReasonData", "NewStateReasonData",
          "StateUpdatedTimestamp", "StateChangeTime");

  private static final List<String> TRIGGER =
      List.of("MetricName", "Namespace", "Statistic", "Unit", "ComparisonOperator");

  private static final List<String> NUMBERS = List.of("Threshold", "Period", "EvaluationPeriods");

  DescribedAlarms {
    names = List.copyOf(names);
    documents = List.copyOf(documents);
  }

  /**
   * Reads the XML of an answer.
   *
   * @throws IllegalArgumentException if it is no such answer
   */
  static DescribedAlarms read(String xml) {
    List<String> names = new ArrayList<>();
    List<String> documents = new ArrayList<>();
    String next = null;
    for (Element part : children(result(xml)).toList()) {
      if (part.getLocalName().equals("NextToken")) {
        next = part.getTextContent();
      } else if (part.getLocalName().endsWith("Alarms")) {
        children(part).map(alarm -> text(alarm, "AlarmName")).forEach(names::add);
        children(part)
            .filter(DescribedAlarms::acts)
            .map(DescribedAlarms::document)
            .forEach(documents::add);
      }
    }
    return new DescribedAlarms(names, documents, next == null || next.isBlank() ? null : next);
  }

  private static Element result(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setNamespaceAware(true);
      Element root =
          factory
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(xml)))
              .getDocumentElement();
      return children(root)
          .filter(part -> part.getLocalName().equals("DescribeAlarmsResult"))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no answer of DescribeAlarms"));
    } catch (java.io.IOException
        | org.xml.sax.SAXException
        | javax.xml.parsers.ParserConfigurationException broken) {
      throw new IllegalArgumentException("no answer of DescribeAlarms", broken);
    }
  }

  private static boolean acts(Element alarm) {
    return !"false".equals(text(alarm, "ActionsEnabled"))
        && text(alarm, "ActionsSuppressedBy") == null;
  }

  private static String document(Element alarm) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    SAME.forEach((described, sent) -> put(document, sent, text(alarm, described)));
    if ("OK".equals(text(alarm, "StateValue"))) {
      document.put("OldStateValue", "ALARM");
    }
    document.putObject("AlarmTags").put(Alarm.FOUND_LATE, "true");
    if (text(alarm, "MetricName") != null) {
      document.set("Trigger", trigger(alarm));
    }
    return document.toString();
  }

  private static ObjectNode trigger(Element alarm) {
    ObjectNode trigger = JsonNodeFactory.instance.objectNode();
    TRIGGER.forEach(name -> put(trigger, name, text(alarm, name)));
    for (String name : NUMBERS) {
      String number = text(alarm, name);
      if (number != null) {
        trigger.put(name, Double.parseDouble(number));
      }
    }
    var dimensions = trigger.putArray("Dimensions");
    children(alarm)
        .filter(part -> part.getLocalName().equals("Dimensions"))
        .flatMap(DescribedAlarms::children)
        .forEach(
            one ->
                dimensions
                    .addObject()
                    .put("name", text(one, "Name"))
                    .put("value", text(one, "Value")));
    return trigger;
  }

  private static void put(ObjectNode node, String key, @Nullable String value) {
    if (value != null) {
      node.put(key, value);
    }
  }

  private static @Nullable String text(Element parent, String name) {
    return children(parent)
        .filter(part -> part.getLocalName().equals(name))
        .map(Node::getTextContent)
        .findFirst()
        .orElse(null);
  }

  private static Stream<Element> children(Element parent) {
    return IntStream.range(0, parent.getChildNodes().getLength())
        .mapToObj(parent.getChildNodes()::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }
}
