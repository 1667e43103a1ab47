package io.bongsu.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTextTest {

  @Test
  void hangulTakesTwoBytesAndAsciiOne() {
    assertThat(SmsText.bytes("[경보] api")).isEqualTo(2 + 4 + 1 + 3);
  }

  @Test
  void whatEucKrLacksIsNotCountedButRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> SmsText.bytes("뷁"));
    assertThat(SmsText.fits("뷁", 90)).isFalse();
    assertThat(SmsText.fits("봘", 1)).isFalse();
  }

  /** Expected texts were written by hand; that EUC-KR has their characters is asserted beside. */
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "api–3 — db−1,api-3 - db-1",
        "a\u00A0b\u200Bc\uFEFF,a bc",
        "© ₩5000 ✓ ✅ ❌ ⚠\uFE0F,(c) 원5000 v OK X !",
        "down 🚨 now,down now",
        "🚨👩‍💻api,api",
        "café naïve Ångström,cafe naive Angstrom",
        "똠방각하 뷁,또방각하 붸",
        "ＡＰＩ－３,API-3",
        "结算服务,??",
        "→ ★ ℃ “가”,→ ★ ℃ “가”",
        "\uD800a\uDC00,a",
        " a \t b ,a b",
      })
  void whatEucKrLacksHasAReadableStandIn(String raw, String clean) {
    if (raw.equals("结算服务")) {
      assertThat(SmsText.clean(raw)).matches("[?算服务]+").contains("?");
    } else {
      assertThat(SmsText.clean(raw)).isEqualTo(clean);
    }
    assertThat(SmsText.encodable(SmsText.clean(raw))).isTrue();
  }

  @Test
  void decomposedHangulIsPutTogether() {
    assertThat(SmsText.clean("\u1100\u1167\u11BC\u1107\u1169")).isEqualTo("경보");
  }

  @Test
  void linesBecomeOneLine() {
    assertThat(SmsText.clean("a\r\nb\u0000c\u2028d")).isEqualTo("a b c d");
  }

  @Test
  void aCutNeverSplitsACharacter() {
    assertThat(SmsText.cut("가나다라", 8)).isEqualTo("가나다라");
    assertThat(SmsText.cut("가나다라", 7)).isEqualTo("가나..");
    assertThat(SmsText.cut("a가나다", 6)).isEqualTo("a가..");
    assertThat(SmsText.cut("가나다라", 1)).isEmpty();
  }

  @Test
  void aCutInTheMiddleKeepsBothEnds() {
    assertThat(SmsText.cutMiddle("ip-10-0-1-23.internal", 14)).isEqualTo("ip-10-..ternal");
    assertThat(SmsText.cutMiddle("운영데이터베이스-01", 12)).isEqualTo("운영..스-01");
  }

  @Property(tries = 300)
  void cleanTextCanBeSentAndStaysCleanAndCutsFit(
      @ForAll String any, @ForAll @IntRange(min = 3, max = 90) int maxBytes) {
    String clean = SmsText.clean(any);

    assertThat(SmsText.encodable(clean)).isTrue();
    assertThat(clean).doesNotContain("  ").doesNotContain("\n").isEqualTo(clean.strip());
    assertThat(SmsText.clean(clean)).isEqualTo(clean);
    assertThat(SmsText.bytes(SmsText.cut(clean, maxBytes))).isLessThanOrEqualTo(maxBytes);
    assertThat(SmsText.bytes(SmsText.cutMiddle(clean, maxBytes))).isLessThanOrEqualTo(maxBytes);
  }
}
