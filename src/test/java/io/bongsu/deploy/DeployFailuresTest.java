package io.bongsu.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * fargate/deploy.sh while each of its calls fails in turn: in a new account ({@code first}), over a
 * version that runs ({@code again}), and while it goes back from a version that carries no alarm
 * ({@code broken}). failures-*.txt are the tables: the call, the exit status, how the stacks are
 * left, what the script says last, and how the next run ends, unless nothing was deployed. A failed
 * test shows the new table. The build lets every fourth call fail, and each that changes a stack;
 * {@code -Ddeploy.failures=all} all of them (docs/reference/release-checks.md).
 */
class DeployFailuresTest {

  private static final boolean ALL = "all".equals(System.getProperty("deploy.failures"));

  private static final List<String> BROKEN = List.of("--parameter=SettingsArn=broken");
  private static final List<String> REPAIRED = List.of("--parameter=SettingsArn=repaired");

  private final Path directory;
  private final FakeCloud old;

  DeployFailuresTest(@TempDir Path directory) {
    this.directory = directory;
    this.old = old();
  }

  @ParameterizedTest
  @CsvSource({
    "first, sts get-caller-identity",
    "again, cloudformation deploy",
    "broken, sns publish"
  })
  void whicheverCallFailsTheStateIsSaidAndTheNextRunEndsWell(String which, String from)
      throws Exception {
    List<String> calls = run(cloud(which), which, 0, "").calls();
    int first = 1;
    while (!calls.get(first - 1).contains(from)) {
      first++;
    }
    int begin = first;
    List<String> rows =
        IntStream.rangeClosed(begin, calls.size())
            .filter(call -> ALL || (call - begin) % 4 == 0 || isDeploy(calls.get(call - 1)))
            .parallel()
            .boxed()
            .flatMap(call -> rows(which, call))
            .toList();
    List<String> table =
        Files.readAllLines(Path.of("src/test/resources/deploy/failures-" + which + ".txt"));
    assertThat(table).containsSubsequence(rows);
    assertThat(rows).hasSizeGreaterThanOrEqualTo(ALL ? table.size() : 3);
  }

  private static boolean isDeploy(String call) {
    return call.contains(" cloudformation deploy ");
  }

  private Stream<String> rows(String which, int call) {
    String throttled = row(which, call, "");
    return throttled.startsWith("cloudformation deploy")
        ? Stream.of(throttled, row(which, call, "halfway"))
        : Stream.of(throttled);
  }

  private String row(String which, int call, String how) {
    FakeCloud cloud = cloud(which);
    FakeCloud.Run run = run(cloud, which, call, how);
    String left = cloud.stacks().toString();
    return "%s%s | %d | %s | %s | %s"
        .formatted(
            run.calls()
                .get(call - 1)
                .replaceFirst("^aws --region [^ ]+ ", "")
                .replaceFirst("^([^ ]+ [^ ]+).*", "$1"),
            how.isEmpty() ? "" : ", " + how,
            run.status(),
            left,
            run.lastWord().replaceAll("bongsu-smoke-\\d+", "bongsu-smoke"),
            run.status() == 2 ? "nothing was deployed" : next(cloud));
  }

  private static String next(FakeCloud cloud) {
    return "then %d %s".formatted(cloud.run(command(REPAIRED)).status(), cloud.stacks());
  }

  private FakeCloud cloud(String which) {
    FakeCloud cloud = empty();
    if (!which.equals("first")) {
      old.copyTo(cloud);
    }
    return cloud;
  }

  /** An account with a version that runs. */
  private FakeCloud old() {
    FakeCloud cloud = empty();
    FakeCloud.Run run = cloud.run(DeployScriptTest.command("old", List.of(DeployScriptTest.FIRST)));
    assertThat(run.status()).as(run.output()).isZero();
    return cloud;
  }

  private FakeCloud empty() {
    try {
      FakeCloud cloud = new FakeCloud(Files.createTempDirectory(directory, "cloud"));
      Files.createFile(cloud.file("secret"));
      return cloud;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FakeCloud.Run run(FakeCloud cloud, String which, int failing, String how) {
    return cloud.run(
        command(which.equals("broken") ? BROKEN : List.of()),
        Map.of("FAIL_AT", Integer.toString(failing), "FAIL_HOW", how),
        "");
  }

  private static List<String> command(List<String> more) {
    return DeployScriptTest.command("new", List.of(DeployScriptTest.FIRST, more));
  }
}
