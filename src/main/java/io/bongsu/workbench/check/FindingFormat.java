package io.bongsu.workbench.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bongsu.json.StrictJson;
import io.bongsu.workbench.rules.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The formats in which findings are written. */
public enum FindingFormat {
  /** A line each, as compilers write them, and a last line with their counts. */
  text {
    @Override
    public String write(List<Finding> findings) {
      String lines = findings.stream().map(found -> found + "\n").collect(Collectors.joining());
      return lines + summary(findings) + "\n";
    }
  },
  /** One document: {@code findings}, {@code errors}, {@code warnings}. */
  json {
    @Override
    public String write(List<Finding> findings) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("errors", errors(findings));
      document.put("warnings", warnings(findings));
      document.put("findings", findings.stream().map(FindingFormat::fields).toList());
      try {
        return StrictJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(document)
            + "\n";
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("findings cannot be written as JSON", e);
      }
    }
  },
  /** JUnit's XML, which build servers show: a failed test case for each finding. */
  junit {
    @Override
    public String write(List<Finding> findings) {
      return JunitXml.of(findings);
    }
  };

  public abstract String write(List<Finding> findings);

  private static Map<String, Object> fields(Finding finding) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", finding.file());
    fields.put("line", finding.line());
    fields.put("rule", finding.rule());
    fields.put("message", finding.message());
    fields.put("style", finding.style());
    return fields;
  }

  private static String summary(List<Finding> findings) {
    return errors(findings) + " errors, " + warnings(findings) + " warnings";
  }

  static long errors(List<Finding> findings) {
    return findings.stream().filter(found -> !found.style()).count();
  }

  static long warnings(List<Finding> findings) {
    return findings.stream().filter(Finding::style).count();
  }
}
