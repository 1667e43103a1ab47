package io.bongsu.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.alarm.Metric;
import io.bongsu.notify.Language;
import io.bongsu.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.DefaultResourceLoader;

class TemplatesTest {

  private final Path directory;

  TemplatesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void aMountedFileChangesOnlyWhatItSays() throws IOException {
    write("ko.properties", "label.critical=[위급]\n");
    write("metrics.csv", "Shop,Order Rate,,Percent,low,주문율,orders,the shop\n");

    MessageCatalog words = read().of(Language.KO);

    assertThat(words.word("label.critical")).isEqualTo("[위급]");
    assertThat(words.word("label.ok")).isEqualTo("[복구]");
    assertThat(words.metric(metric("Shop", "Order Rate"))).isEqualTo("주문율");
    assertThat(words.metric(metric("AWS/EC2", "CPUUtilization"))).isEqualTo("CPU");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "label.critical=🚨 | label.critical has a character that EUC-KR",
        "label.ok= | label.ok is empty",
        "text.single-alarm={label} {metric} {tag} | text.single-alarm lacks {resource}",
        "text.single-alarm={label} {resource} {tag} now | text.single-alarm does not end with {tag}",
        "text.group={label} {who} {what} {names} {host} {tag} | has the unknown part {host}",
        "shrink.list=who times | shrink.list names times, which the text lacks",
        "shrink.list=who items** | shrink.list has the step items**",
        "shrink.single-alarm=time | text.single-alarm cannot be cut to 90 bytes",
      })
  void aTextThatCannotBeSentStopsTheStart(String line, String problem) throws IOException {
    write("ko.properties", line + "\n");

    assertThatThrownBy(this::read)
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("bongsu.message.templates has ko.properties, where ")
        .hasMessageContaining(problem);
  }

  @Test
  void aShortFormThatCannotBeSentStopsTheStart() throws IOException {
    write("metrics.csv", "AWS/EC2,CPUUtilization,,Percent,high,CPU,CPU™–,x\n");

    assertThatThrownBy(this::read).hasMessageContaining("metrics.csv");
  }

  @Test
  void aDirectoryThatDoesNotExistStopsTheStart() {
    assertThatThrownBy(() -> Templates.read("file:/nowhere/at/all", new DefaultResourceLoader()))
        .hasMessage("bongsu.message.templates names file:/nowhere/at/all/, which does not exist");
  }

  @Test
  void bothLanguagesKnowTheSameKeysAndMetrics() {
    MessageCatalog korean = Composers.TEMPLATES.of(Language.KO);
    MessageCatalog english = Composers.TEMPLATES.of(Language.EN);
    TreeSet<String> inKorean = new TreeSet<>(korean.texts().stringPropertyNames());
    inKorean.removeAll(List.of("unit.m", "unit.h", "unit.d"));

    assertThat(inKorean).isEqualTo(new TreeSet<>(english.texts().stringPropertyNames()));
    assertThat(korean.metrics().rows())
        .hasSizeGreaterThan(300)
        .allSatisfy(row -> assertThat(row.source()).startsWith("https://docs.aws.amazon.com/"))
        .isEqualTo(english.metrics().rows());
  }

  private Templates read() {
    return Templates.read("file:" + directory, new DefaultResourceLoader());
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }

  private static Metric metric(String namespace, String name) {
    return new Metric(namespace, name, Map.of(), null, null, null, null, null);
  }
}
