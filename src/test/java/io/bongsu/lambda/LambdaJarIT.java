package io.bongsu.lambda;

import static io.bongsu.lambda.Receiver.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * The jar as Lambda runs it: a process of its own with Amazon's runtime interface client, the
 * Lambda interface and nothing else on the class path.
 */
class LambdaJarIT {

  private static final String TOKEN = "s3cret-of-the-test";
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  /** One class of each jar of the runtime interface client. */
  private static final List<Class<?>> RUNTIME =
      List.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class);

  private final Path jar = Path.of(System.getProperty("it.lambda.jar"));
  private final Receiver receiver = new Receiver();
  private final Map<String, String> environment = new HashMap<>();
  private final RuntimeApi lambda = new RuntimeApi();
  private final List<Process> started = new ArrayList<>();
  private final Path log;

  LambdaJarIT(@TempDir Path folder) throws IOException {
    log = folder.resolve("log");
    environment.put("BONGSU_URL", receiver.url());
    environment.put("BONGSU_TOKEN", TOKEN);
  }

  @AfterEach
  void stop() throws Exception {
    for (Process function : started) {
      function.destroyForcibly().waitFor();
    }
    lambda.close();
    receiver.close();
  }

  @ParameterizedTest
  @EnumSource
  void anEventReachesTheProgramAndItsAnswerReachesLambda(Events event) throws Exception {
    run();

    RuntimeApi.Report report = lambda.invoke(event.bytes(), TEN_SECONDS);

    assertThat(report.kind()).isEqualTo("response");
    assertThat(report.body()).isEqualTo(Receiver.ANSWER);
    assertThat(receiver.requests()).hasSize(1);
    assertThat(receiver.requests().get(0).body()).isEqualTo(event.bytes());
    assertThat(receiver.requests().get(0).authorization()).isEqualTo("Bearer " + TOKEN);
  }

  @Test
  void aProgramThatIsDownTwiceGetsTheEventTheThirdTime() throws Exception {
    receiver.then(status(503)).then(status(503));
    run();

    assertThat(lambda.invoke(Events.SNS.bytes(), TEN_SECONDS).kind()).isEqualTo("response");
    assertThat(receiver.requests()).hasSize(3);
    assertThat(log()).contains("attempt 2 of 3: answer 503").doesNotContain(TOKEN);
  }

  @Test
  void aProgramThatStaysDownIsReportedSoThatLambdaTriesAgain() throws Exception {
    environment.put("BONGSU_URL", "http://127.0.0.1:" + freePort());
    run();

    RuntimeApi.Report report = lambda.invoke(Events.SNS.bytes(), TEN_SECONDS);

    assertThat(report.kind()).isEqualTo("error");
    assertThat(report.body()).contains("AlarmNotAcceptedException", "attempt 3 of 3");
    assertThat(report.body() + log()).doesNotContain(TOKEN);
  }

  @Test
  void aWrongTokenIsReportedAtOnceAndTheNextEventStillWorks() throws Exception {
    receiver.then(status(401));
    run();

    RuntimeApi.Report report = lambda.invoke(Events.DIRECT.bytes(), TEN_SECONDS);

    assertThat(report.kind()).isEqualTo("error");
    assertThat(report.body()).contains("BONGSU_TOKEN").doesNotContain(TOKEN);
    assertThat(receiver.requests()).hasSize(1);
    assertThat(lambda.invoke(Events.DIRECT.bytes(), TEN_SECONDS).kind()).isEqualTo("response");
  }

  @Test
  void aSlowProgramIsAwaitedWithinTheTimeOfTheFunction() throws Exception {
    receiver.then(receiver.after(800));
    run();

    assertThat(lambda.invoke(Events.EVENT_BRIDGE.bytes(), TEN_SECONDS).kind())
        .isEqualTo("response");
    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void aSilentProgramIsReportedBeforeTheTimeOfTheFunctionIsOver() throws Exception {
    receiver.then(receiver.after(60_000)).then(receiver.after(60_000));
    receiver.then(receiver.after(60_000));
    run();

    RuntimeApi.Report report = lambda.invoke(Events.SNS.bytes(), Duration.ofSeconds(5));

    assertThat(report.kind()).isEqualTo("error");
    assertThat(report.body()).contains("no answer in");
    assertThat(report.timeLeft()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"BONGSU_URL", "BONGSU_TOKEN"})
  void aMissingVariableFailsTheStartByItsName(String variable) throws Exception {
    environment.remove(variable);
    run();

    RuntimeApi.Report report = lambda.initError();

    assertThat(report.body()).contains(variable + " is not set").doesNotContain(TOKEN);
  }

  @Test
  void theJarIsSmallAndHoldsNothingButTheFunctions() throws Exception {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      assertThat(zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName))
          .allMatch(name -> name.matches("(io/bongsu/(lambda|ecs|ack)|META-INF)/.+"));
    }
    assertThat(Files.size(jar)).isLessThan(100_000);
  }

  private void run() throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath(),
            AWSLambda.class.getName(),
            AlarmForwarder.class.getName() + "::handleRequest");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("BONGSU_"));
    builder.environment().putAll(environment);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", lambda.address());
    builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "bongsu");
    builder.environment().put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    builder.environment().put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
    started.add(builder.start());
  }

  private String log() throws IOException {
    return Files.readString(log);
  }

  /** Our jar, and those that the managed runtime brings. */
  private String classPath() throws URISyntaxException {
    List<Path> jars = new ArrayList<>(List.of(jar));
    for (Class<?> type : RUNTIME) {
      jars.add(locate(type));
    }
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static Path locate(Class<?> type) throws URISyntaxException {
    var source = Objects.requireNonNull(type.getProtectionDomain().getCodeSource());
    return Path.of(source.getLocation().toURI());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
