package io.bongsu.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * fargate/deploy.sh against recorded lists of calls. After a wanted change they are recorded anew:
 * run the script with the arguments below and {@code --dry-run}, and look at the difference.
 */
class DeployScriptTest {

  private static final List<String> ARGUMENTS =
      List.of(
          "--tag=0123456789ab",
          "--parameter=VpcId=vpc-1",
          "--parameter=SubnetIds=subnet-1,subnet-2",
          "--parameter=SensAccountArn=arn:aws:secretsmanager:ap-northeast-2:000000000000:secret:sens-AbCdEf",
          "--parameter=OpsEmail=ops@example.com");
  private static final List<String> CLASSIC =
      List.of(
          "--no-smoke",
          "--classic",
          "--certificate=arn:aws:acm:ap-northeast-2:000000000000:certificate/1",
          "--url=https://bongsu.example.com/alarms",
          "--bucket=builds");

  /** Nothing is there yet, and everything goes well. */
  private static final List<String> WELL =
      List.of(
          "get-caller-identity => 000000000000",
          "describe-repositories => FAILS",
          "describe-images => FAILS",
          "StackStatus => UPDATE_COMPLETE",
          "ImageUri => 000000000000.dkr.ecr.ap-northeast-2.amazonaws.com/bongsu:before",
          "ClusterName => bongsu-Cluster",
          "ServiceName => bongsu-Service",
          "AlarmTopicArn => arn:aws:sns:ap-northeast-2:000000000000:bongsu-AlarmTopic",
          "LogGroupName => bongsu-LogGroup",
          "filter-log-events => accepted tag=7K2 lane=urgent",
          "batch-get-image => MANIFEST");

  private final Shell shell;

  DeployScriptTest(@TempDir Path directory) throws IOException {
    shell = new Shell(directory);
  }

  @Test
  void aDryRunPrintsTheRecordedCallsAndMakesNone() throws Exception {
    Shell.Run run = deploy(WELL, List.of("--dry-run"));
    assertThat(run.output()).isEqualTo(recorded("calls.txt"));
    assertThat(run.calls()).isEmpty();
  }

  @Test
  void aDryRunOfTheClassicTopologyPrintsTheRecordedCalls() throws Exception {
    List<String> arguments = new ArrayList<>(CLASSIC);
    arguments.add("--dry-run");
    assertThat(deploy(WELL, arguments).output()).isEqualTo(recorded("calls-classic.txt"));
  }

  @Test
  void aRunMakesTheCallsThatTheDryRunPrinted() throws Exception {
    Shell.Run run = deploy(WELL, List.of());
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(run.calls().stream().map(DeployScriptTest::withoutTime))
        .containsExactlyElementsOf(
            recorded("calls.txt")
                .lines()
                .filter(line -> line.matches("(aws|docker) .*"))
                .map(DeployScriptTest::withoutTime)
                .toList());
  }

  @Test
  void aRunTellsWithWhichTagTheSmsEnds() throws Exception {
    assertThat(deploy(WELL, List.of()).output()).contains("accepted tag=7K2 lane=urgent");
  }

  @Test
  void anImageThatIsInTheRegistryIsNotBuiltAgain() throws Exception {
    Shell.Run run = deploy(instead("describe-images", "yes"), List.of());
    assertThat(run.status()).isZero();
    assertThat(run.calls()).noneMatch(call -> call.startsWith("docker build"));
  }

  @Test
  void aVersionThatCarriesNoAlarmGivesWayToTheOneBefore() throws Exception {
    Shell.Run run = deploy(instead("filter-log-events", "None"), List.of("--smoke-seconds=0"));
    assertThat(run.status()).isOne();
    assertThat(run.calls().get(run.calls().size() - 1))
        .contains("cloudformation deploy", "ImageUri=", "/bongsu:before");
    assertThat(run.calls()).noneMatch(call -> call.contains("put-image"));
  }

  @Test
  void aStackThatWentBackIsToldWithItsReasons() throws Exception {
    Shell.Run run = deploy(instead("cloudformation deploy", "FAILS"), List.of());
    assertThat(run.status()).isOne();
    assertThat(run.calls().get(run.calls().size() - 1)).contains("describe-stack-events");
    assertThat(run.output()).contains("the stack went back");
  }

  @Test
  void aStackThatWasNeverFinishedIsMadeAnew() throws Exception {
    assertThat(deploy(instead("StackStatus", "ROLLBACK_COMPLETE"), List.of()).calls())
        .anyMatch(call -> call.contains("delete-stack --stack-name bongsu"));
  }

  private Shell.Run deploy(List<String> answers, List<String> more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("fargate/deploy.sh"));
    ARGUMENTS.forEach(argument -> command.addAll(words(argument)));
    more.forEach(argument -> command.addAll(words(argument)));
    return shell.run(answers, command);
  }

  private static List<String> words(String argument) {
    return List.of(argument.split("=", 2));
  }

  private static List<String> instead(String call, String answer) {
    List<String> answers = new ArrayList<>(List.of(call + " => " + answer));
    answers.addAll(WELL);
    return answers;
  }

  /** When the smoke alarm was sent is the one thing that differs. */
  private static String withoutTime(String call) {
    return call.replaceAll("\"StateChangeTime\":\"[^\"]*\"", "")
        .replaceAll("--start-time \\d+", "");
  }

  private static String recorded(String file) throws IOException {
    return Files.readString(Path.of("src/test/resources/deploy", file));
  }
}
