package bulkhead.renderer.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bulkhead.renderer.layout.TestPage;
import bulkhead.renderer.paint.ScrollOffsets;
import bulkhead.renderer.selection.PageSelection.Granularity;
import bulkhead.renderer.selection.PageSelection.Movement;
import bulkhead.renderer.selection.PageSelection.Range;
import bulkhead.renderer.text.FileFontCatalog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The text of laid-out pages, what is selected in it, and what is found. The texts are what
/// Chromium puts on the clipboard for the same pages after Ctrl+A.
final class PageTextTest {
  private static final String QUIET = "<!doctype html><style>body{margin:0}</style>";

  @BeforeEach
  void fontsAreThere() {
    assumeTrue(
        FileFontCatalog.isUsable(), "the Liberation, DejaVu and Noto fonts are not installed");
  }

  private static PageText text(String html) {
    return PageText.of(TestPage.of(QUIET + html).layout(), ScrollOffsets.NONE);
  }

  private static String shown(String html) {
    return text(html).text();
  }

  private static String selected(PageText text, PageSelection selection) {
    Range range = selection.range(text);
    return text.copied(range.from(), range.to());
  }

  // The text

  @Test
  void blocksBeginLinesAndParagraphsLeaveOneOut() {
    assertEquals(
        "Title\nOne two\n\nthree\n\nfour\nfive",
        shown("<h1>Title</h1>\n<p>One <b>two</b></p><p>three<div>four</div><div>five</div>"));
    assertEquals(
        "a\n\nb\nc\nd\nef\ng",
        shown(
            "<p style=margin:0>a</p>b<p></p>c<h3 style=margin:50px>d</h3>"
                + "<div>e<p style=float:left>f</p></div><p>g"));
    assertEquals("a\nb\nc", shown("<ul><li>a<li>b</ul><div>c</div>"));
  }

  @Test
  void lineBreaksAndPreservedSpaceAreKept() {
    assertEquals("one\ntwo\n\nthree", shown("one<br>two<br><br>three"));
    assertEquals("a\n  b\tc", shown("<pre>a\n  b\tc</pre>"));
  }

  @Test
  void cellsAreApartByTabs() {
    assertEquals("a\tb\nc\td", shown("<table><tr><td>a<td>b<tr><td>c<td>d</table>"));
  }

  @Test
  void aSpaceThatTheEndOfALineHidesIsThere() {
    assertEquals(
        "alpha beta gamma", shown("<div style='width:1px'>alpha\n  beta <i>gamma</i></div>"));
    assertEquals("one two", shown("<div>one\n   two</div>"));
  }

  @Test
  void whatIsNotShownIsNotThere() {
    assertEquals(
        "ac",
        shown(
            "a<span style='display:none'>b</span><span style='visibility:hidden'>x</span>c"
                + "<style>i::before{content:'no'}</style><i></i>"));
  }

  @Test
  void eachDrawnCharacterKnowsWhereItCameFrom() {
    PageText text = text("<p style='text-transform:uppercase'>  groß  und\nklein</p>");
    assertEquals("GROSS UND KLEIN", text.text());
    TextPosition und = text.position(text.text().indexOf("UND"));
    assertNotNull(und);
    assertEquals("  groß  ".length(), und.offset());
    assertEquals(text.text().indexOf("UND"), text.index(und));
    assertEquals("  groß  und\nklein".length(), position(text, text.length()).offset());
  }

  private static TextPosition position(PageText text, int index) {
    TextPosition position = text.position(index);
    assertNotNull(position);
    return position;
  }

  @Test
  void everyPlaceInTheTextLeadsToTheDomAndBack() {
    PageText text =
        text(
            "<div style='width:60px'>some words that wrap, <b>bold\n ones</b> too</div>"
                + "<pre>a  b\n\n c</pre><p dir=rtl>\u05d0\u05d1 12 \u05d2</p>");
    for (int i = 0; i < text.length(); i++) {
      TextPosition position = position(text, i);
      char c = text.text().charAt(i);
      if (!Character.isWhitespace(c)) {
        assertEquals(c, position.node().data().charAt(position.offset()), "at " + i);
        assertEquals(i, text.index(position), "at " + i);
      }
    }
  }

  // Selecting

  @Test
  void copyingLeavesOutWhatMustNotBeSelected() {
    PageText text = text("<p>code<span style='user-select:none'> $ </span>more\u00a0text</p>");
    PageSelection selection = new PageSelection();
    selection.selectAll(text);
    assertEquals("codemore text", selected(text, selection));
  }

  @Test
  void aDoubleClickTakesTheWordAndDraggingOnTakesWholeOnes() {
    PageText text = text("<p>one don't <b>f</b>our five</p>");
    PageSelection selection = new PageSelection();
    selection.begin(text, text.text().indexOf("n't"), Granularity.WORD);
    assertEquals("don't", selected(text, selection));
    selection.extendTo(text, text.text().indexOf("our") + 1);
    assertEquals("don't four", selected(text, selection));
    selection.extendTo(text, 1);
    assertEquals("one don't", selected(text, selection));
  }

  @Test
  void aTripleClickTakesTheParagraph() {
    PageText text = text("<p>first</p><p>second <i>one</i>, whole<br>line</p>");
    PageSelection selection = new PageSelection();
    selection.begin(text, text.text().indexOf("one"), Granularity.PARAGRAPH);
    assertEquals("second one, whole", selected(text, selection));
  }

  @Test
  void theKeyboardMovesTheEndThatMoves() {
    PageText text = text("<p>one two three</p><p>four</p>");
    PageSelection selection = new PageSelection();
    selection.select(text, 4, 7);
    selection.move(text, Movement.CHARACTER_RIGHT);
    selection.move(text, Movement.CHARACTER_RIGHT);
    assertEquals("two t", selected(text, selection));
    selection.move(text, Movement.WORD_LEFT);
    selection.move(text, Movement.WORD_LEFT);
    selection.move(text, Movement.WORD_LEFT);
    assertEquals("one ", selected(text, selection));
    selection.move(text, Movement.DOCUMENT_END);
    assertEquals("two three\n\nfour", selected(text, selection));
  }

  @Test
  void aSelectionOutlivesANewLayout() {
    TestPage page = TestPage.of(QUIET + "<p>before</p><p>kept words</p>");
    PageText first = PageText.of(page.layout(), ScrollOffsets.NONE);
    PageSelection selection = new PageSelection();
    selection.select(first, first.text().indexOf("kept"), first.length());
    position(first, 0).node().setData("a much longer beginning");
    PageText second = PageText.of(page.layout(), ScrollOffsets.NONE);
    assertEquals("kept words", selected(second, selection));
  }

  @Test
  void aPointLeadsToTheNearestLine() {
    PageText text = text("<p style='margin:20px 0;font:20px/20px monospace'>abc<br>def</p>");
    assertEquals(0, text.nearestIndex(0, 0));
    assertEquals(3, text.nearestIndex(700, 25));
    assertEquals(text.length(), text.nearestIndex(700, 500));
  }

  // Finding

  private static List<String> found(PageText text, String query) {
    FindInPage find = new FindInPage();
    find.begin(text, query);
    List<String> matches = new ArrayList<>();
    for (Range match : find.matches()) {
      matches.add(text.text().substring(match.from(), match.to()));
    }
    return matches;
  }

  @Test
  void caseDiacriticsAndKindsOfQuotesDoNotMatter() {
    PageText text = text("<p>Ärger ARGER a\u0308rger \u201cgroß\u201d Cafe\u0301</p>");
    assertEquals(List.of("Ärger", "ARGER", "a\u0308rger"), found(text, "arger"));
    assertEquals(List.of("\u201cgroß\u201d"), found(text, "\"GROSS\""));
    assertEquals(List.of("Cafe\u0301"), found(text, "café"));
  }

  @Test
  void matchesGoOverElementsAndLinesButNotOverBlocks() {
    PageText text =
        text("<div style='width:1px'>one <b>t</b>wo</div><p>end</p><p>of</p><p>one two</p>");
    assertEquals(List.of("one two", "one two"), found(text, "One Two"));
    assertEquals(List.of(), found(text, "endof"));
    assertEquals(List.of(), found(text, "end of"));
  }

  @Test
  void theActiveMatchIsTheNextOneUpToTheEnd() {
    PageText text = text("<p>a b a b a</p>");
    FindInPage find = new FindInPage();
    find.begin(text, "a");
    assertEquals(-1, find.active());
    assertTrue(find.activate(3));
    assertEquals(1, find.active());
    assertTrue(find.step(true));
    assertFalse(find.step(true));
    assertEquals(2, find.active());
    assertFalse(find.activate(9));
  }
}
