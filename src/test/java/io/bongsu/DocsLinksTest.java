package io.bongsu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The relative links of the Markdown pages lead to files and headings that exist, and so do the
 * names of pages in sources, scripts and manifests. Anchors are those that GitHub makes.
 */
class DocsLinksTest {

  /** A link or an image, {@code [text](target)}, also one inside the other. */
  private static final Pattern LINK =
      Pattern.compile("\\]\\(<?([^)\\s>]+)>?(?:\\s+\"[^\"]*\")?\\)");

  private static final Pattern DEFINITION =
      Pattern.compile("^\\[[^]]+]:\\s*(\\S+)", Pattern.MULTILINE);

  private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z0-9+.-]*:.*");

  private static final Pattern FENCE =
      Pattern.compile("^```.*?^```\\s*?$", Pattern.MULTILINE | Pattern.DOTALL);

  private static final Pattern CODE = Pattern.compile("`[^`\n]*`");

  private static final Pattern HEADING =
      Pattern.compile("^#{1,6}\\s+(.+?)\\s*#*$", Pattern.MULTILINE);

  /** A page of docs/ named by its path from the root, but not as part of a longer path or URL. */
  private static final Pattern NAMED =
      Pattern.compile("(?<![\\w./:-])docs/[\\w./-]*\\w\\.(?:md|sh|mjs|svg)\\b");

  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String name :
        List.of("README.md", "README.ko.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")) {
      pages.add(Path.of(name));
    }
    pages.addAll(files(Path.of("docs"), ".*\\.md"));
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(Path page) throws IOException {
    assertThat(links(page)).filteredOn(link -> !exists(page, link)).as("%s", page).isEmpty();
  }

  @Test
  void everyPageThatAFileNamesExists() throws IOException {
    List<Path> texts = new ArrayList<>(pages());
    for (String directory : List.of("src", "fargate", "k8s", "docs", ".ci", ".githooks")) {
      texts.addAll(files(Path.of(directory), ".*(?:\\.(?:java|yaml|csv|sh|mjs)|/[a-z-]+)"));
    }
    texts.addAll(List.of(Path.of("Dockerfile"), Path.of("Jenkinsfile"), Path.of("pom.xml")));

    List<String> names =
        texts.stream()
            .flatMap(text -> NAMED.matcher(read(text)).results().map(n -> text + ": " + n.group()))
            .toList();
    assertThat(names).isNotEmpty();
    assertThat(names)
        .filteredOn(name -> Files.notExists(Path.of(name.substring(name.indexOf(' ') + 1))))
        .isEmpty();
  }

  @Test
  void headingsHaveTheAnchorsOfGitHub() {
    assertThat(
            anchors("# The `check` command\n## Notes\n```\n# no\n```\n## Notes\n## Docker, 도커 2.0"))
        .containsExactly("the-check-command", "notes", "notes-1", "docker-도커-20");
  }

  private static List<String> links(Path page) {
    String text = CODE.matcher(FENCE.matcher(read(page)).replaceAll("")).replaceAll("");
    return Stream.of(LINK, DEFINITION)
        .flatMap(pattern -> pattern.matcher(text).results())
        .map(found -> found.group(1))
        .filter(link -> !ELSEWHERE.matcher(link).matches())
        .toList();
  }

  private static boolean exists(Path page, String link) {
    String[] parts = URLDecoder.decode(link, StandardCharsets.UTF_8).split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    return Files.exists(target) && (parts.length == 1 || anchors(read(target)).contains(parts[1]));
  }

  private static List<String> anchors(String markdown) {
    List<String> anchors = new ArrayList<>();
    List<String> plain = new ArrayList<>();
    HEADING
        .matcher(FENCE.matcher(markdown).replaceAll(""))
        .results()
        .map(found -> found.group(1).replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1"))
        .map(title -> title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", ""))
        .map(title -> title.replace(' ', '-'))
        .forEach(
            anchor -> {
              long before = plain.stream().filter(anchor::equals).count();
              plain.add(anchor);
              anchors.add(before == 0 ? anchor : anchor + "-" + before);
            });
    return anchors;
  }

  private static List<Path> files(Path directory, String pattern) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(pattern))
          .sorted()
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
