package bulkhead.browser.fonts;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A system whose only font is Liberation Sans Regular, with a configuration of its own.
class SystemFontsTest {
  private SystemFonts fonts;

  @BeforeEach
  void setUp(@TempDir Path folder) throws IOException {
    assumeTrue(
        System.getProperty("os.name").equals("Linux"), "fontconfig is looked for on Linux only");
    try (InputStream font =
        requireNonNull(
            getClass()
                .getResourceAsStream(
                    "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"))) {
      Files.copy(font, folder.resolve("only.ttf"));
    }
    Path configuration =
        Files.writeString(
            folder.resolve("fonts.conf"),
            """
            <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
            <fontconfig>
              <dir>%1$s</dir><cachedir>%1$s/cache</cachedir>
              <alias binding="same"><family>Arial</family><accept><family>Liberation Sans</family></accept></alias>
              <alias><family>Verdana</family><accept><family>Liberation Sans</family></accept></alias>
              <alias><family>House Style</family><prefer><family>Liberation Sans</family></prefer></alias>
              <alias binding="same"><family>Geneva</family><accept><family>Liberation Sans</family></accept></alias>
              <match target="font">
                <test target="pattern" name="slant" compare="not_eq"><const>roman</const></test>
                <edit name="matrix" mode="assign"><matrix><double>1</double><double>0.2</double><double>0</double><double>1</double></matrix></edit>
                <edit name="slant" mode="assign"><const>oblique</const></edit>
              </match>
              <match target="font">
                <test target="pattern" name="weight" compare="more_eq"><const>bold</const></test>
                <edit name="embolden" mode="assign"><bool>true</bool></edit>
                <edit name="weight" mode="assign"><const>bold</const></edit>
              </match>
            </fontconfig>
            """
                .formatted(folder));
    FontConfig config = FontConfig.load(configuration);
    assertNotNull(config, "libfontconfig.so.1 is needed: install fontconfig");
    fonts = new SystemFonts(config);
  }

  private String match(String... families) {
    return fonts.match(List.of(families), 400, 100, false).map(SystemFont::family).orElse("none");
  }

  @Test
  void takesAnyFontForFontconfigsOwnNameOfSansSerif() {
    assertEquals("Liberation Sans", match("sans"));
  }

  /// As with Chromium's settings: "Comic Sans MS" and the like are not there, and nothing stands
  /// for them. Seen to fail when fontconfig was asked for `cursive` itself, which any font will do
  /// for.
  @Test
  void takesOneFontOnlyForTheRarerGenericFamilies() {
    assertEquals("none", match("cursive"));
    assertEquals("none", match("Fantasy"));
    assertEquals("none", match("math"));
    assertEquals("Liberation Sans", match("cursive", "sans-serif"));
  }

  @Test
  void takesTheFamilyItself() {
    assertEquals("Liberation Sans", match("liberation SANS"));
  }

  @Test
  void takesAFamilyOfTheSameMetrics() {
    assertEquals("Liberation Sans", match("Arial"));
    assertEquals("Liberation Sans", match("Arimo"));
  }

  @Test
  void takesWhatTheConfigurationPrefersToTheFamily() {
    assertEquals("Liberation Sans", match("House Style"));
  }

  @Test
  void takesTheNewNameOfAnOldFamily() {
    assertEquals("Liberation Sans", match("Helvetica"));
    assertEquals("none", match("Courier"));
  }

  @Test
  void refusesFamiliesThatAreOnlyAlikeOrNotThere() {
    assertEquals("none", match("Verdana"));
    assertEquals("none", match("Geneva"));
    assertEquals("none", match("No Such Font"));
    assertEquals("none", match(""));
    assertEquals("none", match("\0%:=,-\\"));
  }

  @Test
  void takesTheFirstFamilyThatIsThere() {
    assertEquals("Liberation Sans", match("No Such Font", "Arial", "serif"));
  }

  @Test
  void genericFamiliesAreAlwaysAnswered() {
    assertEquals("Liberation Sans", match("monospace"));
    assertEquals("Liberation Sans", match("System-UI"));
  }

  @Test
  void tellsTheFaceItFoundSoThatTheRestCanBeImitated() {
    SystemFont face = fonts.match(List.of("Arial"), 900, 75, true).orElseThrow();
    assertEquals("only.ttf", String.valueOf(face.file().getFileName()));
    assertEquals(new SystemFont(face.file(), 0, "Liberation Sans", 400, 100, false), face);
  }

  @Test
  void fallbackHasTheCharacterOrIsNone() {
    assertTrue(fonts.fallback('я', "ru", 400, false).isPresent());
    assertEquals(Optional.empty(), fonts.fallback(0x4E00, "ja", 400, false));
    assertEquals(Optional.empty(), fonts.fallback(0x1F600, "", 400, false));
  }

  @Test
  void weightsOfCssAndFontconfigMatch() {
    assertEquals(80, FontConfig.fontConfigWeight(400));
    assertEquals(200, FontConfig.fontConfigWeight(700));
    assertEquals(0, FontConfig.fontConfigWeight(1));
    for (int weight = 100; weight <= 900; weight += 100) {
      assertEquals(weight, FontConfig.cssWeight(FontConfig.fontConfigWeight(weight)));
    }
  }

  @Test
  void withoutFontconfigThereIsTheFontOfThePdfViewer() {
    SystemFonts bare = new SystemFonts(null);
    assertEquals(
        "Liberation Sans", bare.match(List.of("serif"), 400, 100, false).orElseThrow().family());
    assertEquals(Optional.empty(), bare.match(List.of("Arial"), 400, 100, false));
  }
}
