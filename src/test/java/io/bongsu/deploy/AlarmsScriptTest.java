package io.bongsu.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** fargate/alarms.sh in an account whose tagged resources are listed below. */
class AlarmsScriptTest {

  private static final String ACCOUNT = "ap-northeast-2:000000000000:";
  private static final List<String> TAGGED =
      List.of(
          "arn:aws:ec2:" + ACCOUNT + "instance/i-1\tai\tgpu 1",
          "arn:aws:ec2:" + ACCOUNT + "instance/i-2\tapi\tNone",
          "arn:aws:rds:" + ACCOUNT + "db:orders\tdb\torders",
          "arn:aws:ecs:" + ACCOUNT + "service/main/web\tecs\tNone",
          "arn:aws:elasticloadbalancing:" + ACCOUNT + "targetgroup/web/0a1b\tapi\tNone",
          "arn:aws:s3:::logs\tdb\tNone");

  private final FakeCloud cloud;

  AlarmsScriptTest(@TempDir Path directory) throws IOException {
    cloud = new FakeCloud(directory);
    tag(TAGGED);
    for (String file : List.of("status", "parameters", "template")) {
      Files.writeString(cloud.file("stack.bongsu-queue." + file), "");
    }
  }

  @Test
  void whateverIsTaggedGetsItsPack() {
    assertThat(all().status()).isZero();
    assertThat(cloud.parameters("bongsu-alarms-gpu-1"))
        .contains("InstanceId=i-1", "AlarmTopicArn=bongsu-queue-AlarmTopicArn")
        .doesNotContain("ServerType");
    assertThat(cloud.parameters("bongsu-alarms-i-2")).contains("ServerType=api");
    assertThat(cloud.parameters("bongsu-alarms-orders"))
        .contains(
            "DbInstance=orders",
            "Connections=202",
            "FreeMemoryBytes=536870912",
            "FreeStorageBytes=2147483640",
            "VirtualCpus=2");
    assertThat(cloud.parameters("bongsu-alarms-web")).contains("ClusterName=main");
  }

  @Test
  void twoResourcesOfOneNameHaveTwoStacks() {
    all();
    assertThat(cloud.stacks().keySet())
        .filteredOn(name -> name.startsWith("bongsu-alarms-web"))
        .hasSize(2)
        .anySatisfy(
            name ->
                assertThat(cloud.parameters(name))
                    .contains("LoadBalancer=app/web/0123", "TargetGroup=targetgroup/web/0a1b"));
  }

  @Test
  void whatHasNoPackIsSaid() {
    assertThat(all().output()).contains("no pack for arn:aws:s3:::logs");
  }

  @Test
  void whatIsGoneLosesItsPackOnlyWhenThatIsWanted() throws Exception {
    all();
    tag(TAGGED.subList(2, 6));
    all();
    assertThat(cloud.stacks()).containsKey("bongsu-alarms-gpu-1");
    all("--remove");
    assertThat(cloud.stacks())
        .doesNotContainKeys("bongsu-alarms-gpu-1", "bongsu-alarms-i-2")
        .containsKey("bongsu-alarms-orders");
  }

  @Test
  void aCallThatFailsIsNotTakenForNothingTagged() {
    all();
    FakeCloud.Run run =
        cloud.run(List.of("fargate/alarms.sh", "--all", "--remove"), Map.of("FAIL_AT", "2"), "");
    assertThat(run.status()).isOne();
    assertThat(cloud.stacks()).containsKey("bongsu-alarms-gpu-1");
  }

  @Test
  void onePackThatFailsDoesNotKeepTheOthers() {
    FakeCloud.Run run =
        cloud.run(List.of("fargate/alarms.sh", "--all"), Map.of("FAIL_AT", "3"), "");
    assertThat(run.status()).isOne();
    assertThat(run.lastWord()).contains("no pack was deployed for:");
    assertThat(cloud.stacks()).containsKey("bongsu-alarms-orders");
  }

  @Test
  void onePackByHandTakesTheTopicOfTheQueue() {
    FakeCloud.Run run = cloud.run(List.of("fargate/alarms.sh", "ec2", "batch-1", "InstanceId=i-3"));
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(cloud.parameters("bongsu-alarms-batch-1"))
        .contains("Name=batch-1", "AlarmTopicArn=bongsu-queue-AlarmTopicArn");
  }

  private FakeCloud.Run all(String... more) {
    List<String> command = new ArrayList<>(List.of("fargate/alarms.sh", "--all"));
    command.addAll(List.of(more));
    return cloud.run(command, Map.of("PAGES", "true"), "");
  }

  private void tag(List<String> resources) throws IOException {
    Files.write(cloud.file("tagged"), resources);
  }
}
