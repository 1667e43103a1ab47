package io.bongsu.workbench.cli;

import io.bongsu.workbench.preview.Preview;
import io.bongsu.workbench.preview.PreviewComparison;
import io.bongsu.workbench.preview.PreviewComparison.CriticalChange;
import io.bongsu.workbench.preview.PreviewedAlarm;
import io.bongsu.workbench.rules.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a preview must keep within, so that a script or a pull request can fail. */
final class PreviewLimits {

  static final String UNREADABLE = "unreadable";

  @Option(
      names = "--max-won",
      paramLabel = "WON",
      description = "Exits with 1 if the texts would cost more.")
  private @Nullable BigDecimal maxWon;

  @Option(
      names = "--no-critical-lost",
      description =
          "Exits with 1 if a CRITICAL alarm would go to nobody; with --compare, if it goes to"
              + " somebody with the present settings.")
  private boolean noCriticalLost;

  /** Changes of state that a history has and that cannot be read. */
  static List<Finding> damaged(Map<String, String> places) {
    return places.entrySet().stream()
        .map(each -> error(each.getKey(), "damaged-history", each.getValue()))
        .toList();
  }

  /** What exceeds the limits; a CRITICAL alarm that is only later is a warning. */
  List<Finding> findings(Preview preview, @Nullable PreviewComparison comparison) {
    List<Finding> findings = new ArrayList<>();
    preview.alarms().stream()
        .filter(each -> each.outcome().equals(PreviewedAlarm.UNREADABLE))
        .forEach(each -> findings.add(error(each.origin(), UNREADABLE, each.because())));
    if (maxWon != null && preview.won().compareTo(maxWon) > 0) {
      String sum = "the texts cost " + preview.won() + " won, more than " + maxWon;
      findings.add(error("preview", "max-won", sum));
    }
    if (comparison != null) {
      comparison.critical().forEach(each -> findings.add(critical(each)));
    } else if (noCriticalLost) {
      preview.alarms().stream()
          .filter(PreviewedAlarm::losesCritical)
          .forEach(each -> findings.add(lost(each.origin(), each.outcome(), true)));
    }
    return findings;
  }

  private Finding critical(CriticalChange change) {
    return change.isLost()
        ? lost(change.origin(), String.valueOf(change.because()), noCriticalLost)
        : finding(change.origin(), "critical-later", change.name() + " is sent later", false);
  }

  private static Finding lost(String origin, String why, boolean error) {
    return finding(origin, "critical-lost", "a CRITICAL alarm goes to nobody: " + why, error);
  }

  private static Finding error(String origin, String rule, @Nullable String problem) {
    return finding(origin, rule, String.valueOf(problem), true);
  }

  private static Finding finding(String origin, String rule, String problem, boolean error) {
    return new Finding(origin, 1, origin, rule, problem, !error);
  }
}
