package io.bongsu.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * fargate/deploy.sh against an account that is kept in files. calls.txt and calls-classic.txt are
 * what {@code --dry-run} prints with the arguments below; after a wanted change they are recorded
 * anew and the difference is read.
 */
class DeployScriptTest {

  static final List<String> FIRST =
      List.of(
          "--parameter=VpcId=vpc-1",
          "--parameter=SubnetIds=subnet-1,subnet-2",
          "--parameter=SensAccountArn=arn:aws:secretsmanager:ap-northeast-2:000000000000:secret:sens-AbCdEf",
          "--parameter=OpsEmail=ops@example.com");
  private static final List<String> CLASSIC =
      List.of(
          "--classic",
          "--certificate=arn:aws:acm:ap-northeast-2:000000000000:certificate/1",
          "--url=https://bongsu.example.com/alarms",
          "--bucket=builds",
          "--lambda-jar=pom.xml");

  private static final List<String> BUCKET = List.of("--bucket=builds", "--lambda-jar=pom.xml");
  private static final List<String> ON_DEMAND =
      Stream.concat(BUCKET.stream(), Stream.of("--parameter=Capacity=on-demand")).toList();

  private static final List<String> ACK =
      Stream.concat(BUCKET.stream(), Stream.of("--ack")).toList();

  private final FakeCloud cloud;

  DeployScriptTest(@TempDir Path directory) throws IOException {
    cloud = new FakeCloud(directory);
    Files.createFile(cloud.file("secret"));
  }

  @Test
  void aDryRunPrintsTheRecordedCallsAndMakesNone() throws Exception {
    FakeCloud.Run run = deploy("new", FIRST, List.of("--dry-run"));
    assertThat(run.output()).isEqualTo(recorded("calls.txt"));
    assertThat(run.calls()).isEmpty();
  }

  @Test
  void aDryRunOfTheClassicTopologyPrintsTheRecordedCalls() throws Exception {
    assertThat(deploy("new", FIRST, CLASSIC, List.of("--dry-run")).output())
        .isEqualTo(recorded("calls-classic.txt"));
  }

  @Test
  void aDryRunOnDemandPrintsTheRecordedCalls() throws Exception {
    assertThat(deploy("new", FIRST, ON_DEMAND, List.of("--dry-run")).output())
        .isEqualTo(recorded("calls-on-demand.txt"));
  }

  @Test
  void aDryRunWithThePageForAcknowledgementsPrintsTheRecordedCalls() throws Exception {
    assertThat(deploy("new", FIRST, ACK, List.of("--dry-run")).output())
        .isEqualTo(recorded("calls-ack.txt"));
  }

  @ParameterizedTest
  @CsvSource({
    "calls.txt, always",
    "calls-classic.txt, classic",
    "calls-on-demand.txt, on-demand",
    "calls-ack.txt, ack"
  })
  void aRunMakesTheCallsThatTheDryRunPrinted(String file, String topology) throws Exception {
    List<String> more =
        switch (topology) {
          case "classic" -> CLASSIC;
          case "on-demand" -> ON_DEMAND;
          case "ack" -> ACK;
          default -> List.of();
        };
    assertThat(deploy("old", FIRST, more).status()).isZero();
    FakeCloud.Run run = deploy("new", FIRST, more);
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(run.calls().stream().map(DeployScriptTest::withoutTime))
        .containsExactlyElementsOf(
            recorded(file)
                .lines()
                .filter(line -> line.matches("(aws|docker) .*"))
                .map(DeployScriptTest::withoutTime)
                .toList());
  }

  @Test
  void theEndSaysWithWhichTagTheSmsEnds() {
    assertThat(deploy("new", FIRST).output()).contains("accepted tag=7K2 lane=urgent");
  }

  @Test
  void theEndSaysWhichPhoneReceivedTheText() {
    assertThat(deploy("new", FIRST).output())
        .contains("delivered tag=7K2 team=default channel=sms phone=*0001", "A phone received it");
  }

  @Test
  void aTextThatNoPhoneReceivedFailsTheDeploymentAndUndoesNothing() {
    FakeCloud.Run run = deploy("new", FIRST, List.of("--parameter=SettingsArn=unregistered"));
    assertThat(run.status()).as(run.output()).isOne();
    assertThat(run.output()).contains("undelivered tag=7K2", "code=3023", "runbook.md");
    assertThat(cloud.stacks().values()).containsOnly("CREATE_COMPLETE");
  }

  @Test
  void theAlarmGoesTheWayThatAlarmsGo() {
    assertThat(deploy("new", FIRST).calls())
        .anyMatch(call -> call.contains("publish --topic-arn bongsu-queue-AlarmTopicArn"));
    assertThat(deploy("newer", CLASSIC).calls())
        .anyMatch(call -> call.contains("publish --topic-arn bongsu-lambda-TopicArn"));
  }

  @Test
  void aMailThatWasNotConfirmedIsSaid() {
    assertThat(deploy("new", FIRST).output()).contains("CONFIRM the subscription");
  }

  @Test
  void anImageThatIsInTheRegistryIsNotBuiltAgain() {
    deploy("new", FIRST);
    assertThat(deploy("new").calls()).noneMatch(call -> call.startsWith("docker build"));
  }

  @Test
  void theSameVersionForAnotherPlatformIsAnotherImage() {
    deploy("new", FIRST);
    FakeCloud.Run run = deploy("new", List.of("--arch=amd64"));
    assertThat(run.calls())
        .anyMatch(call -> call.startsWith("docker build --platform linux/amd64"));
    assertThat(cloud.parameters("bongsu")).contains("Architecture=X86_64", "new-amd64");
  }

  @Test
  void anImageThatIsNamedIsDeployedAsItIs() {
    FakeCloud.Run run = deploy("", FIRST, List.of("--image=example.com/bongsu@sha256:0123"));
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(run.calls()).noneMatch(call -> call.matches("docker .*|aws .* ecr .*"));
    assertThat(cloud.parameters("bongsu")).contains("ImageUri=example.com/bongsu@sha256:0123");
  }

  @Test
  void aVersionThatCarriesNoAlarmGivesWayToTheOneBefore() {
    deploy("old", FIRST);
    String before = cloud.parameters("bongsu");
    FakeCloud.Run run = deploy("new", List.of("--parameter=SettingsArn=broken"));
    assertThat(run.status()).isOne();
    assertThat(run.output()).contains("Essential container in task exited", "in place again");
    assertThat(cloud.parameters("bongsu")).isEqualTo(before);
  }

  @Test
  void aBadSettingOfTheSameImageIsUndone() {
    deploy("old", FIRST);
    String before = cloud.parameters("bongsu-queue");
    FakeCloud.Run run = deploy("old", List.of("--parameter=OpsEmail=broken@example.com"));
    assertThat(run.status()).isOne();
    assertThat(cloud.parameters("bongsu-queue")).isEqualTo(before);
  }

  @Test
  void whatOnlyTheSecretCanHaveCausedIsNotCalledUndone() {
    deploy("old", FIRST, List.of("--parameter=SettingsArn=broken"));
    FakeCloud.Run run = deploy("old");
    assertThat(run.status()).isOne();
    assertThat(run.lastWord()).contains("had changed nothing", "check the secret");
  }

  @ParameterizedTest
  @CsvSource({"0, ", "1, --parameter=SettingsArn=broken"})
  void emptyPagesOfTheLogAreNoAcceptedAlarm(int status, String setting) {
    List<String> more = setting == null ? List.of() : List.of(setting);
    FakeCloud.Run run =
        cloud.run(command("new", List.of(FIRST, more)), Map.of("PAGES", "true"), "");
    assertThat(run.status()).as(run.output()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --parameter=Sizw=half                                 | there is no parameter Sizw
          --parameter=Size                                      | is not KEY=VALUE
          --parameter=SubnetIds=subnet-1                        | two subnets in two zones
          --parameter=SubnetIds=subnet-1,subnet-3               | two subnets in two zones
          --parameter=SubnetIds=subnet-2,subnet-9               | two subnets in two zones
          --parameter=VpcId=vpc-2                               | belong to vpc-2
          --parameter=DesiredCount=-1                           | DesiredCount is a whole number
          --parameter=DesiredCount=1.5                          | DesiredCount is a whole number
          --parameter=LogDays=                                  | LogDays is a whole number
          --parameter=LogDays=month                             | LogDays is a whole number
          --url=http://bongsu.example.com/alarms                | begins with https://
          --arch=arm                                            | arm64 or amd64
          --smoke-seconds=soon                                  | is a number
          --receipt-seconds=soon                                | is a number
          --image                                               | needs a value
          --classic                                             | needs --certificate
          --lamda-jar=x                                         | there is no option
          --parameter=Capacity=on-demand                        | needs --bucket
          --ack                                                 | needs --bucket
          """)
  void aMistakeIsSaidBeforeAnythingIsBuilt(String argument, String said) {
    List<String> first = new ArrayList<>(FIRST);
    first.removeIf(known -> argument.startsWith(known.replaceAll("=[^=]*$", "=")));
    FakeCloud.Run run = deploy("new", first, List.of(argument));
    assertThat(run.status()).as(run.output()).isEqualTo(2);
    assertThat(run.lastWord()).contains(said);
    assertThat(run.calls()).noneMatch(call -> call.startsWith("docker"));
    assertThat(cloud.stacks()).isEmpty();
  }

  @Test
  void aParameterIsGivenOnce() {
    FakeCloud.Run run = deploy("new", FIRST, List.of("--parameter=VpcId=vpc-1"));
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.lastWord()).contains("--parameter VpcId is given twice");
    assertThat(run.calls()).isEmpty();
  }

  @Test
  void aFirstDeploymentSaysWhatItNeedsBeforeAnythingIsBuilt() {
    FakeCloud.Run run = deploy("new");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.lastWord()).contains("OpsEmail");
    assertThat(run.calls()).noneMatch(call -> call.startsWith("docker"));
  }

  @ParameterizedTest
  @CsvSource({
    "CREATE_FAILED, 0",
    "ROLLBACK_COMPLETE, 0",
    "UPDATE_FAILED, 0",
    "UPDATE_IN_PROGRESS, 2",
    "UPDATE_ROLLBACK_FAILED, 4"
  })
  void anUnfinishedStackIsFinishedOrSaid(String status, int end) throws Exception {
    deploy("old", FIRST);
    deploy("older");
    Files.writeString(cloud.file("stack.bongsu.status"), status);
    FakeCloud.Run run = deploy("new", FIRST);
    assertThat(run.status()).as(run.output()).isEqualTo(end);
    assertThat(run.output()).contains(end == 0 ? "carries alarms" : status);
  }

  /** CloudFormation deletes the cluster of a first deployment before its tasks can be asked for. */
  @Test
  void whyTheTasksOfAFirstDeploymentStoppedIsSaid() {
    int number = 1;
    for (String call : deploy("new", FIRST).calls()) {
      if (call.contains("--template-file fargate/service.yaml")) {
        break;
      }
      number++;
    }
    cloud.clear();
    FakeCloud.Run run =
        cloud.run(
            command("new", List.of(FIRST)),
            Map.of(
                "FAIL_AT", Integer.toString(number), "FAIL_HOW", "halfway", "WATCH_SECONDS", "0.1"),
            "");
    assertThat(run.status()).as(run.output()).isOne();
    assertThat(run.output()).contains("Stopped tasks:", "Essential container in task exited");
    assertThat(cloud.stacks()).containsOnlyKeys("bongsu-queue");
  }

  @Test
  void aNewTaskIsStartedForANewSecret() {
    assertThat(deploy("old", FIRST, List.of("--restart")).calls())
        .anyMatch(call -> call.contains("ecs update-service"));
  }

  @Test
  void onDemandAFunctionWakesTheProgramAndTheAlarmProvesIt() {
    FakeCloud.Run run =
        deploy("new", FIRST, ON_DEMAND, List.of("--parameter=FromEventBridge=true"));
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(cloud.stacks()).containsKey("bongsu-waker");
    assertThat(cloud.parameters("bongsu-waker"))
        .contains(
            "ClusterName=bongsu-ClusterName",
            "ServiceName=bongsu-ServiceName",
            "FromEventBridge=true");
  }

  /** What was given once stays: capacity, and what the queue takes from EventBridge. */
  @Test
  void onDemandStaysSoAtTheNextDeployment() {
    deploy("old", FIRST, ON_DEMAND, List.of("--parameter=FromEventBridge=true"));
    FakeCloud.Run forgotten = deploy("new");
    assertThat(forgotten.status()).as(forgotten.output()).isEqualTo(2);
    assertThat(forgotten.lastWord()).contains("on-demand needs --bucket");
    FakeCloud.Run run = deploy("new", BUCKET);
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(cloud.parameters("bongsu-waker"))
        .contains("CodeKey=bongsu-lambda-new.jar", "FromEventBridge=true");
  }

  @Test
  void thePageForAcknowledgementsComesFirstAndItsAddressGoesIntoTheTexts() {
    FakeCloud.Run run = deploy("new", FIRST, ACK, List.of("--parameter=AckExpires=2h"));
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(cloud.parameters("bongsu-ack"))
        .contains(
            "AckExpires=2h", "CodeKey=bongsu-lambda-new.jar", "OwnKey=false", "SensAccountArn=");
    assertThat(cloud.parameters("bongsu")).contains("AckUrl=bongsu-ack-AckUrl", "AckExpires=2h");
    assertThat(deploy("newer").status()).isZero();
    assertThat(cloud.parameters("bongsu")).as("it stays").contains("AckUrl=bongsu-ack-AckUrl");
    deploy("newest", ACK, List.of("--parameter=AckUrl=https://a.example.com"));
    assertThat(cloud.parameters("bongsu")).contains("AckUrl=https://a.example.com");
  }

  @Test
  void aVersionThatCarriesNoAlarmTakesItsPageWithIt() {
    deploy("old", FIRST);
    FakeCloud.Run run = deploy("new", ACK, List.of("--parameter=SettingsArn=broken"));
    assertThat(run.status()).as(run.output()).isOne();
    assertThat(cloud.stacks()).doesNotContainKey("bongsu-ack");
    assertThat(cloud.parameters("bongsu")).doesNotContain("AckUrl=bongsu");
  }

  @Test
  void withoutOnDemandTheFunctionGoesOnceTheVersionIsProved() {
    deploy("old", FIRST, ON_DEMAND);
    FakeCloud.Run bad =
        deploy("new", List.of("--parameter=Capacity=always", "--parameter=SettingsArn=broken"));
    assertThat(bad.status()).as(bad.output()).isOne();
    assertThat(cloud.stacks()).containsKey("bongsu-waker");
    assertThat(cloud.parameters("bongsu")).contains("Capacity=on-demand");
    FakeCloud.Run run = deploy("new", List.of("--parameter=Capacity=always"));
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(cloud.stacks()).doesNotContainKey("bongsu-waker");
  }

  @Test
  void aVersionOnDemandThatCarriesNoAlarmTakesItsFunctionWithIt() {
    deploy("old", FIRST);
    FakeCloud.Run run = deploy("new", ON_DEMAND, List.of("--parameter=SettingsArn=broken"));
    assertThat(run.status()).as(run.output()).isOne();
    assertThat(cloud.stacks()).doesNotContainKey("bongsu-waker");
    assertThat(cloud.parameters("bongsu")).doesNotContain("on-demand");
  }

  @Test
  void initWritesTheSecretAndPrintsTheCommandThatDeploys() throws Exception {
    Files.delete(cloud.file("secret"));
    FakeCloud.Run run = init("ncp:sms:kr:1:bongsu", "a\\secret\"key-1", "01000000001, 01000000002");
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(cloud.file("secret"))
        .content()
        .isEqualTo(
            "{\"SENS_SERVICEID\":\"ncp:sms:kr:1:bongsu\",\"SENS_ACCESSKEY\":\"access-key-1\","
                + "\"SENS_SECRETKEY\":\"a\\\\secret\\\"key-1\",\"SENS_FROM\":\"0200000001\","
                + "\"BONGSU_RECIPIENTS_DEFAULT\":\"01000000001, 01000000002\"}");
    assertThat(run.output() + run.calls())
        .doesNotContain("secret\"key", "access-key", "0100000000");
    FakeCloud.Run first = cloud.run(List.of("-c", run.lastWord() + " --tag new"));
    assertThat(first.status()).as(first.output()).isZero();
    assertThat(first.output()).contains("carries alarms");
  }

  @Test
  void initMakesTheSecretOfTheLinks() throws Exception {
    String input =
        "ncp:sms:kr:1:bongsu\naccess-key-1\na-secret-key-1\n0200000001\n01000000001\nops@example.com\n";
    FakeCloud.Run run = cloud.run(List.of("fargate/deploy.sh", "init", "--ack"), Map.of(), input);
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(cloud.file("secret"))
        .content()
        .containsPattern("\"BONGSU_ACK_SECRET\":\"[0-9a-f]{32}\",\"BONGSU_RECIPIENTS_DEFAULT\"");
    assertThat(run.lastWord()).contains("--ack --bucket BUCKET");
  }

  @Test
  void initAsksAgainForWhatCannotBeRight() throws Exception {
    FakeCloud.Run run = init("sms\nncp:sms:kr:1:bongsu", "a-secret-key-1", "call me\n01000000001");
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(cloud.file("secret")).content().contains("ncp:sms:kr:1:bongsu", "01000000001");
  }

  private FakeCloud.Run init(String service, String key, String phones) {
    String input =
        String.join(
            "\n", service, "access-key-1", key, "0200000001", phones, "ops@example.com", "");
    return cloud.run(List.of("fargate/deploy.sh", "init"), Map.of(), input);
  }

  private FakeCloud.Run deploy(String tag, List<?>... more) {
    return cloud.run(command(tag, Stream.of(more).toList()));
  }

  static List<String> command(String tag, List<? extends List<?>> more) {
    List<String> command =
        new ArrayList<>(
            List.of("fargate/deploy.sh", "--smoke-seconds", "0", "--receipt-seconds", "0"));
    if (!tag.isEmpty()) {
      command.addAll(List.of("--tag", tag));
    }
    more.stream()
        .flatMap(List::stream)
        .map(Object::toString)
        .forEach(argument -> command.addAll(List.of(argument.split("=", 2))));
    return command;
  }

  /** When the alarm was sent is the one thing that differs. */
  private static String withoutTime(String call) {
    return call.replaceAll("\"StateChangeTime\":\"[^\"]*\"", "")
        .replaceAll("--start-time \\d+", "")
        .replaceAll("bongsu-smoke-\\d+", "bongsu-smoke");
  }

  private static String recorded(String file) throws IOException {
    return Files.readString(Path.of("src/test/resources/deploy", file));
  }
}
