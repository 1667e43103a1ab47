package io.bongsu.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

  private final Names names = new Names("~");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api-01 api-02 api-05 | api-01,02,05",
        "api-03 api-01 api-02 db-1 | api-01~03,db-1",
        "web8 web9 web10 web11 | web8~11",
        "a-08 a-09 a-10 | a-08~10",
        "a-1 a-01 | a-1,01",
        "api-blue api-green | api-blue,api-green",
        "api- api-1 api-2 | api-,api-1,2",
        "i-0a1b2c3d4e5f60718 i-0a1b2c3d4e5f60719 | i-0a1b2c3d4e5f60718,60719",
        "n12345678901 n12345678902 | n12345678901,n12345678902",
        "1 2 3 | 1~3",
      })
  void namesThatDifferInTheirNumbersAreFolded(String given, String folded) {
    assertThat(names.fold(List.of(given.split(" ")))).isEqualTo(folded);
  }

  @Test
  void whatAllShareComesWithoutItsSeparator() {
    assertThat(Names.shared(List.of("prod-api-01", "prod-api-2"))).contains("prod-api");
    assertThat(Names.shared(List.of("api-01", "db-01"))).isEmpty();
    assertThat(Names.shared(List.of("api-01", "api"))).isEmpty();
    assertThat(Names.shared(List.of("1", "2"))).isEmpty();
    assertThat(names.foldNumbers(List.of("api-05", "api-01", "api-02"))).isEqualTo("01,02,05");
  }
}
