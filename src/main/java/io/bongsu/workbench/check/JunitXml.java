package io.bongsu.workbench.check;

import io.bongsu.workbench.rules.Finding;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Findings as a test report, one test case each; a single one that passed where there are none. */
final class JunitXml {

  private JunitXml() {}

  static String of(List<Finding> findings) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument();
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "bongsu check");
      xml.writeAttribute("tests", Integer.toString(Math.max(1, findings.size())));
      xml.writeAttribute("failures", Long.toString(FindingFormat.errors(findings)));
      if (findings.isEmpty()) {
        testCase(xml, "all files", "nothing is wrong");
        xml.writeEndElement();
      }
      for (Finding finding : findings) {
        write(xml, finding);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("findings cannot be written as XML", e);
    }
    return text + "\n";
  }

  private static void testCase(XMLStreamWriter xml, String file, String name)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", file);
    xml.writeAttribute("name", name);
  }

  /** A warning is no failure: it stands in the output of its test case. */
  private static void write(XMLStreamWriter xml, Finding finding) throws XMLStreamException {
    testCase(xml, finding.file(), finding.rule() + " at line " + finding.line());
    xml.writeStartElement(finding.style() ? "system-out" : "failure");
    if (!finding.style()) {
      xml.writeAttribute("type", finding.rule());
      xml.writeAttribute("message", finding.message());
    }
    xml.writeCharacters(finding.toString());
    xml.writeEndElement();
    xml.writeEndElement();
  }
}
