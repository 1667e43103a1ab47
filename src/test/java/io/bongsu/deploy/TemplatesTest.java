package io.bongsu.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.lambda.AckFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the CloudFormation templates promise each other and the program. Whether they are templates
 * at all is checked by other tools, see docs/reference/release-checks.md.
 */
class TemplatesTest {

  private static final Path TEMPLATES = Path.of("fargate");
  private static final Pattern IMPORT = Pattern.compile("\\$\\{QueueStack}-(\\w+)");
  private static final Pattern EXPORT = Pattern.compile("\\$\\{AWS::StackName}-(\\w+)'}");

  static Stream<Path> templates() {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void whatATemplateImportsTheQueueExports(Path template) throws Exception {
    assertThat(found(EXPORT, "queue.yaml"))
        .contains("AlarmQueueUrl")
        .containsAll(found(IMPORT, TEMPLATES.relativize(template).toString()));
  }

  /** As the file of a small service and its parameters, which CloudFormation takes as text. */
  @ParameterizedTest
  @MethodSource("templates")
  void aTemplateFitsIntoACall(Path template) throws Exception {
    assertThat(Files.size(template)).isLessThan(51_200);
  }

  @Test
  void theLedgerOutlivesTheTaskAndHasOneUser() throws Exception {
    assertThat(Files.readString(TEMPLATES.resolve("service.yaml")))
        .contains(
            "Type: AWS::EFS::FileSystem",
            "DeletionPolicy: RetainExceptOnCreate",
            "Encrypted: true",
            "TransitEncryption: ENABLED",
            "PosixUser: {Uid: '65532', Gid: '65532'}",
            "MinimumHealthyPercent: !If [HasFileLedger, 0, 100]",
            "MaximumPercent: !If [HasFileLedger, 100, 200]");
  }

  @Test
  void theDiskIsMountedWhereTheImageWritesItsLedger() throws Exception {
    String image = Files.readString(Path.of("Dockerfile"));
    assertThat(image).contains("jdbc:h2:file:/var/lib/bongsu/", "USER 65532:65532");
    assertThat(Files.readString(TEMPLATES.resolve("service.yaml")))
        .contains("{SourceVolume: data, ContainerPath: /var/lib/bongsu, ReadOnly: false}");
  }

  /** The page is the only thing that anybody may call, and it can do nothing but put a message. */
  @Test
  void thePageForAcknowledgementsMayOnlyPutOnTheQueue() throws Exception {
    String page = Files.readString(TEMPLATES.resolve("ack.yaml"));
    assertThat(page)
        .contains(
            "Handler: " + AckFunction.class.getName() + "::handleRequest",
            "AuthType: NONE",
            "Action: lambda:InvokeFunctionUrl",
            "InvokedViaFunctionUrl: true",
            "Action: sqs:SendMessage")
        .doesNotContain("sqs:*", "sqs:Receive", "Resource: '*'");
    for (Path template : templates().toList()) {
      boolean mayBeReached = Files.readString(template).contains("AWS::Lambda::Url");
      assertThat(mayBeReached).as(template.toString()).isEqualTo(template.endsWith("ack.yaml"));
    }
  }

  private static Set<String> found(Pattern pattern, String template) throws IOException {
    return pattern
        .matcher(Files.readString(TEMPLATES.resolve(template)))
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
