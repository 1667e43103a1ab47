package io.bongsu.compose;

import static io.bongsu.compose.Alarms.NOW;
import static io.bongsu.compose.Alarms.cpu;
import static io.bongsu.compose.Alarms.critical;
import static io.bongsu.compose.Alarms.warning;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Flapping;
import io.bongsu.alarm.Flapping.Phase;
import io.bongsu.alarm.Severity;
import io.bongsu.burst.Burst;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The texts as phones show them, one file a shape in {@code src/test/resources/messages}, for
 * people to judge. What is composed now is written to {@code target/messages}; to accept it, copy
 * it over.
 */
class GoldenTest {

  private final StringBuilder page = new StringBuilder();

  @Test
  void oneAlarm() throws IOException {
    sms("CPU 97 % over 80 %", cpu("api-3"));
    sms(
        "132 answers 5xx, limit 100",
        critical("api-3").over("HTTPCode_Target_5XX_Count", null, 132.0, 100.0).alarm());
    sms(
        "answers take 2.34 s, limit 1 s",
        warning("order-api").over("TargetResponseTime", "Seconds", 2.34, 1.0).alarm());
    sms(
        "7.9 GB of disk left, at least 10 GB",
        critical("db-main").under("FreeStorageSpace", null, 8.5e9, 10 * 1073741824.0).alarm());
    sms(
        "990 connections, at most 900",
        warning("db-main").over("DatabaseConnections", "Count", 990.0, 900.0).alarm());
    sms(
        "GPU at 91 °C, limit 85",
        critical("gpu-1").over("nvidia_smi_temperature_gpu", null, 91.0, 85.0).alarm());
    sms(
        "oldest message in the queue waits 35 minutes, limit 10",
        critical("order-queue").over("ApproximateAgeOfOldestMessage", null, 2100.0, 600.0).alarm());
    sms(
        "status check failed (1 >= 1 says nothing)",
        critical("api-3")
            .metric("StatusCheckFailed", "Count", "GreaterThanOrEqualToThreshold", 1.0, 1.0)
            .alarm());
    sms(
        "outside the expected band",
        warning("api-alb")
            .metric(
                "RequestCount", null, "LessThanLowerOrGreaterThanUpperThreshold", 12_345.0, null)
            .alarm());
    sms(
        "value just over the limit: 80.04 > 80",
        warning("api-3").over("CPUUtilization", "Percent", 80.04, 80.0).alarm());
    sms("no value given", critical("api-3").over("CPUUtilization", null, null, 80.0).alarm());
    sms(
        "missing data treated as breaching",
        critical("batch-1")
            .over("Heartbeat", null, null, 1.0)
            .said(
                "Threshold Crossed: no datapoints were received for 2 periods and 2 missing"
                    + " datapoints were treated as [Breaching].",
                null)
            .alarm());
    sms(
        "a notice",
        warning("web-1").severity(Severity.INFO).over("NetworkIn", null, 3.2e9, 1e9).alarm());
    sms(
        "of the day before",
        critical("api-3")
            .at(NOW.minus(Duration.ofHours(20)))
            .over("CPUUtilization", null, 97.0, 80.0)
            .alarm());
    sms(
        "composite alarm with two children",
        critical("checkout").children("checkout-5xx", "checkout-db").alarm());
    sms("no metric, named like its resource", critical("checkout").named("checkout").alarm());
    sms(
        "insufficient data",
        critical("gpu-1")
            .over("nvidia_smi_utilization_gpu", null, null, 95.0)
            .state(AlarmState.INSUFFICIENT_DATA)
            .alarm());
    compare("single.txt");
  }

  @Test
  void longNames() throws IOException {
    sms(
        "long host name, unknown metric",
        critical("ip-10-20-130-240.ap-northeast-2.compute.internal")
            .over("OrderServicePaymentGatewayTimeoutCount", null, 1520.0, 1000.0)
            .alarm());
    sms(
        "long Korean name, yesterday",
        critical("운영환경 주문결제 서비스 메인 데이터베이스 복제본 서울 리전 이번")
            .type("db")
            .at(NOW.minus(Duration.ofHours(20)))
            .over("ReplicaLag", null, 320.0, 60.0)
            .alarm());
    sms(
        "emoji, dashes, rare syllables",
        warning("🚨 api–3 “결제”").type("api").over("똠방각하 지표 ✅", null, 5.0, 1.0).alarm());
    sms(
        "seven servers with long names that share nothing",
        alarms(
            "CPUUtilization",
            "payment-gateway-blue",
            "order-history-writer",
            "user-session-cache",
            "notification-dispatcher",
            "search-indexer-main"));
    compare("long.txt");
  }

  @Test
  void recoveries() throws IOException {
    Alarm recovered =
        critical("api-3").over("CPUUtilization", null, 35.0, 80.0).state(AlarmState.OK).alarm();
    sms("nobody knows for how long", recovered);
    write("after twelve minutes", KindChoice.SMS, "urgent", Duration.ofMinutes(12), recovered);
    write("after three hours", KindChoice.SMS, "urgent", Duration.ofHours(3), recovered);
    sms(
        "alarm and recovery in one burst",
        cpu("api-3"),
        critical("api-3")
            .over("CPUUtilization", null, 35.0, 80.0)
            .state(AlarmState.OK)
            .at(NOW.plusSeconds(125))
            .alarm());
    sms(
        "seven servers",
        IntStream.of(1, 2, 5, 7, 9, 11, 13)
            .mapToObj(
                i ->
                    critical("api-%02d".formatted(i))
                        .over("CPUUtilization", null, 35.0, 80.0)
                        .state(AlarmState.OK)
                        .alarm())
            .toArray(Alarm[]::new));
    sms(
        "three servers in alarm, two over",
        cpu("api-01"),
        cpu("api-02"),
        cpu("api-03"),
        critical("api-08").over("CPUUtilization", null, 35.0, 80.0).state(AlarmState.OK).alarm(),
        critical("api-09").over("CPUUtilization", null, 35.0, 80.0).state(AlarmState.OK).alarm());
    compare("recoveries.txt");
  }

  @Test
  void flapping() throws IOException {
    Alarms cpu = critical("api-3").over("CPUUtilization", "Percent", 97.0, 80.0);
    sms("the third change in ten minutes", flaps(cpu, Phase.BEGUN, 3));
    sms("calm again, and well", flaps(cpu.state(AlarmState.OK), Phase.OVER, 14));
    sms("calm again, and in alarm", flaps(cpu, Phase.OVER, 9));
    sms("calm again, without data", flaps(cpu.state(AlarmState.INSUFFICIENT_DATA), Phase.OVER, 5));
    sms(
        "a long name, a long metric",
        flaps(
            warning("ip-10-20-130-240.ap-northeast-2.compute.internal")
                .over("OrderServicePaymentGatewayTimeoutCount", null, 1520.0, 1000.0),
            Phase.BEGUN,
            3),
        flaps(
            warning("ip-10-20-130-240.ap-northeast-2.compute.internal")
                .over("OrderServicePaymentGatewayTimeoutCount", null, 1520.0, 1000.0),
            Phase.OVER,
            120));
    sms(
        "three servers at once",
        IntStream.of(1, 2, 5)
            .mapToObj(i -> critical("api-0" + i).over("CPUUtilization", null, 97.0, 80.0))
            .map(alarm -> flaps(alarm, Phase.BEGUN, 3))
            .toArray(Alarm[]::new));
    sms("one flaps, another is in alarm", flaps(cpu, Phase.BEGUN, 3), cpu("api-7"));
    compare("flapping.txt");
  }

  private static Alarm flaps(Alarms alarm, Phase phase, int changes) {
    return alarm.alarm().with(new Flapping(phase, changes));
  }

  @Test
  void bursts() throws IOException {
    sms("seven servers, one metric", numbered(1, 2, 5, 7, 9, 11, 13));
    sms("twelve in a row", numbered(IntStream.rangeClosed(1, 12).toArray()));
    sms(
        "forty with gaps",
        numbered(IntStream.rangeClosed(1, 80).filter(i -> i % 2 == 1).toArray()));
    sms(
        "names that share nothing",
        alarms("MemoryUtilization", "web-blue", "order-1", "order-2", "user-cache"));
    sms(
        "one server, three metrics",
        cpu("api-3"),
        critical("api-3").over("MemoryUtilization", null, 93.2, 90.0).alarm(),
        warning("api-3").over("TargetResponseTime", null, 2.3, 1.0).alarm());
    sms(
        "five alarms on databases",
        cpu("db-1"),
        warning("db-2").over("DatabaseConnections", null, 950.0, 900.0).alarm(),
        warning("db-3").over("ReadLatency", null, 0.25, 0.1).alarm(),
        warning("db-4").under("FreeableMemory", null, 1.2e9, 2.1e9).alarm(),
        warning("db-5").over("ReplicaLag", null, 95.0, 60.0).alarm());
    List<Alarm> mixed = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      mixed.add(
          warning("api-%02d".formatted(i)).over("TargetResponseTime", null, 2.0 + i, 1.0).alarm());
    }
    mixed.add(cpu("api-01"));
    mixed.add(cpu("api-04"));
    sms("two metrics of several servers", mixed.toArray(Alarm[]::new));
    sms("the same alarm twice", cpu("api-3"), cpu("api-3"));
    sms(
        "three GPUs without data",
        IntStream.of(1, 2, 4)
            .mapToObj(
                i ->
                    critical("gpu-" + i)
                        .over("nvidia_smi_utilization_gpu", null, null, 95.0)
                        .state(AlarmState.INSUFFICIENT_DATA)
                        .alarm())
            .toArray(Alarm[]::new));
    compare("bursts.txt");
  }

  @Test
  void storms() throws IOException {
    sms("300 servers in a row, one metric", numbered(IntStream.rangeClosed(1, 300).toArray()));
    List<Alarm> storm = new ArrayList<>();
    for (int i = 1; i < 90; i += 2) {
      storm.add(cpu("api-%03d".formatted(i)));
      storm.add(
          warning("api-%03d".formatted(i * 3)).over("TargetResponseTime", null, 2.0, 1.0).alarm());
      storm.add(
          warning("api-%03d".formatted(i * 7))
              .over("HTTPCode_Target_5XX_Count", null, 200.0, 100.0)
              .alarm());
    }
    sms("three metrics of many servers", storm.toArray(Alarm[]::new));
    write("the same, kind lms", KindChoice.LMS, "urgent", null, storm.toArray(Alarm[]::new));
    List<Alarm> types = new ArrayList<>();
    for (int i = 1; i < 40; i += 2) {
      types.add(cpu("api-" + i));
      types.add(warning("db-" + i).over("DatabaseConnections", null, 990.0, 900.0).alarm());
      types.add(
          warning("gpu-" + i)
              .type("ai")
              .over("nvidia_smi_utilization_gpu", null, 99.0, 95.0)
              .alarm());
    }
    sms("three types of servers", types.toArray(Alarm[]::new));
    compare("storms.txt");
  }

  @Test
  void longMessages() throws IOException {
    write(
        "a critical alarm with a runbook, kind auto",
        KindChoice.AUTO,
        "urgent",
        null,
        critical("api-3")
            .named("운영-api-3 CPU 높음")
            .over("CPUUtilization", "Percent", 97.2, 80.0)
            .said(
                "Threshold Crossed: 3 out of the last 3 datapoints were greater than the threshold"
                    + " (80.0).",
                "주문 API 서버의 CPU. 스케일아웃 확인 https://wiki.example.com/runbooks/api-cpu")
            .alarm());
    write(
        "a digest, kind auto",
        KindChoice.AUTO,
        "digest",
        null,
        warning("db-2").over("DatabaseConnections", null, 950.0, 900.0).alarm(),
        warning("db-3")
            .over("ReadLatency", null, 0.25, 0.1)
            .tagged(Map.of("Runbook", "https://wiki.example.com/runbooks/db-latency"))
            .alarm(),
        warning("db-1").over("CPUUtilization", null, 40.0, 80.0).state(AlarmState.OK).alarm());
    compare("lms.txt");
  }

  private static Alarm[] numbered(int... numbers) {
    int width = numbers[numbers.length - 1] > 99 ? 3 : 2;
    return IntStream.of(numbers)
        .mapToObj(i -> cpu(("api-%0" + width + "d").formatted(i)))
        .toArray(Alarm[]::new);
  }

  private static Alarm[] alarms(String metric, String... resources) {
    return List.of(resources).stream()
        .map(resource -> warning(resource).type("api").over(metric, "Percent", 91.0, 80.0).alarm())
        .toArray(Alarm[]::new);
  }

  private void sms(String description, Alarm... alarms) {
    write(description, KindChoice.SMS, "urgent", null, alarms);
  }

  private void write(
      String description,
      KindChoice kind,
      String lane,
      @Nullable Duration lasted,
      Alarm... alarms) {
    page.append("# ").append(description).append('\n');
    Composers.of(kind, lasted)
        .compose(new Burst(lane, List.of(alarms)), List.of(Composers.KOREAN, Composers.ENGLISH))
        .forEach(this::write);
    page.append('\n');
  }

  private void write(Message message) {
    if (message.subject() != null) {
      page.append(message.subject()).append("    (").append(SmsText.bytes(message.subject()));
      page.append(" bytes)\n");
    }
    page.append(message.text()).append("    (").append(SmsText.bytes(message.text()));
    page.append(" bytes)\n");
  }

  private void compare(String file) throws IOException {
    Path written = Path.of("target", "messages", file);
    Files.createDirectories(written.getParent());
    Files.writeString(written, page);
    try (var golden = GoldenTest.class.getResourceAsStream("/messages/" + file)) {
      assertThat(golden).as("%s, to be judged and kept", written).isNotNull();
      assertThat(page.toString()).isEqualTo(new String(golden.readAllBytes(), UTF_8));
    }
  }
}
