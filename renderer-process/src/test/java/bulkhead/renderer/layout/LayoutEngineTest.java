package bulkhead.renderer.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bulkhead.renderer.css.value.CursorKind;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Text;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.KeptFragments;
import bulkhead.renderer.layout.fragment.LineFragment;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.KeptLayout;
import bulkhead.renderer.paint.HitResult;
import bulkhead.renderer.paint.HitTester;
import bulkhead.renderer.paint.ScrollOffsets;
import bulkhead.renderer.text.FileFontCatalog;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What documents with expected text cannot show: layout after an edit, extreme input, hit tests.
final class LayoutEngineTest {
  private static final String PAGE =
      """
      <!DOCTYPE html><style>.wide { padding: 20px } .gone { display: none }</style>
      <body><h1>Title</h1><p id=a>first <b id=b>bold</b> words</p><ol id=list><li>one<li id=two>two</ol>
      <table><tr><td id=cell>cell<td>other</table><div id=flex style="display:flex"><p>x<p>y</div>
      <div style="float:left">float</div><p id=last>last</p>""";

  @BeforeEach
  void fontsMustBeThere() {
    assumeTrue(
        FileFontCatalog.isUsable(), "the Liberation, DejaVu and Noto fonts are not installed");
  }

  private static Element element(TestPage page, String id) {
    return Objects.requireNonNull(page.document().elementById(id), id);
  }

  private static Text textIn(TestPage page, String id) {
    return (Text) Objects.requireNonNull(element(page, id).firstChild());
  }

  /// Compares with a page on which the same was done before its first layout.
  private static void assertEditEqualsScratch(Consumer<TestPage> edit) {
    TestPage edited = TestPage.of(PAGE);
    edited.layout();
    edit.accept(edited);
    String after = LayoutTreeDump.dump(edited.layout());
    TestPage fresh = TestPage.of(PAGE);
    edit.accept(fresh);
    assertEquals(LayoutTreeDump.dump(fresh.layout()), after);
  }

  /// Nodes that make no boxes of their own: in a picture, in what is closed or not displayed.
  private static final String WITHOUT_BOXES =
      """
      <!DOCTYPE html><svg><g><rect id=shape /></g></svg>
      <details><summary>s</summary><p><i id=closed>x</i></details>
      <div style="display:none"><p><i id=none>x</i></div><textarea id=field>x</textarea>
      <select><optgroup><option id=option>x</select>""";

  private static final int DIRTY = Node.BOXES | Node.CHILD_BOXES | Node.LAYOUT | Node.CHILD_LAYOUT;

  private static final float SCROLLBAR = 15;

  /// How wide the last layout is, and in how many spaces a box keeps what came out.
  private static String widthAndLayouts(LayoutResult result, Element element) {
    int kept = 0;
    KeptLayout next = Objects.requireNonNull(LayoutEngine.boxOf(element)).cachedLayout;
    while (next instanceof KeptFragments(_, _, var older)) {
      kept++;
      next = older;
    }
    return result.viewportWidth() + " wide, laid out for " + kept;
  }

  @Test
  void longDocumentIsLaidOutOnceBesideItsScrollbar() {
    TestPage page = TestPage.of("<!DOCTYPE html><p id=first>x" + "<p>more".repeat(400));
    Element first = element(page, "first");
    assertEquals(
        "785.0 wide, laid out for 1", widthAndLayouts(page.layoutWithScrollbars(SCROLLBAR), first));
    textIn(page, "first").setData("changed");
    assertEquals(
        "785.0 wide, laid out for 1", widthAndLayouts(page.layoutWithScrollbars(SCROLLBAR), first));
  }

  @Test
  void scrollContainersFollowWhenScrollbarsBecomeThinner() {
    TestPage page =
        TestPage.of(
            "<!DOCTYPE html><div style='width:100px;overflow-y:scroll'><p id=inside>x</div>");
    page.layoutWithScrollbars(SCROLLBAR);
    page.layoutWithScrollbars(SCROLLBAR / 2);
    BoxFragment inside =
        Objects.requireNonNull(
            page.layoutWithScrollbars(SCROLLBAR / 2).finder().boxOf(element(page, "inside")));
    assertEquals(92.5f, inside.width());
  }

  @Test
  void scrollbarTakesRoomWhereItIsNeeded() {
    for (int before : new int[] {100, 4000}) {
      TestPage page = TestPage.of("<!DOCTYPE html><body style='margin:0'><div id=a></div>");
      element(page, "a").setAttribute("style", "height: " + before + "px");
      page.layoutWithScrollbars(SCROLLBAR);
      for (int height : new int[] {601, 600, 1100, 599, 4000, 1300, 10}) {
        element(page, "a").setAttribute("style", "height: " + height + "px");
        assertEquals(
            height > 600 ? 785 : 800,
            page.layoutWithScrollbars(SCROLLBAR).viewportWidth(),
            height + " px high after " + before + ", in a window of 600");
      }
    }
  }

  @Test
  void layoutLeavesNothingToDo() {
    for (String html : List.of(PAGE, WITHOUT_BOXES)) {
      TestPage page = TestPage.of(html);
      page.layout();
      for (Node node = page.document(); node != null; node = node.nextInTree(page.document())) {
        boolean shown = node instanceof Element || node instanceof Text;
        assertFalse(shown && node.isDirty(DIRTY), node.toString());
      }
    }
  }

  @Test
  void changesWhereThereAreNoBoxesAreSeen() {
    for (String id : List.of("shape", "closed", "none", "field", "option")) {
      TestPage page = TestPage.of(WITHOUT_BOXES);
      page.layout();
      element(page, id).appendChild(page.document().createText("new"));
      assertTrue(page.document().isDirty(DIRTY), id);
      page.layout();
      assertFalse(page.document().isDirty(DIRTY), id);
    }
  }

  @Test
  void changedTextIsLaidOutAgain() {
    assertEditEqualsScratch(page -> textIn(page, "b").setData("something longer "));
  }

  /// Blocks that reach further down than a float tells layout units apart.
  private static String farOut(String height) {
    return "<!DOCTYPE html><p style='line-height:20.02px'><b id=b>text</b></p>"
        + ("<p style='height:" + height + "'>block</p>").repeat(200);
  }

  /// Seen to fail when the history of such containers was forgotten, and when all of what follows
  /// was moved, whatever fractions a float holds there.
  @Test
  void anEditAboveWhatIsFarOutEqualsLayoutFromScratch() {
    for (String height : List.of("3000px", "3000.3px", "2999.95px")) {
      for (String text : List.of("other", "many words ".repeat(12))) {
        TestPage edited = TestPage.of(farOut(height));
        Fragment.Child before = blocks(edited.layout()).child(150);
        setText(edited, text);
        BoxFragment after = blocks(edited.layout());
        if (text.equals("other")) {
          assertSame(before, after.child(150), "what stays where it was is not placed again");
        }
        TestPage fresh = TestPage.of(farOut(height));
        setText(fresh, text);
        BoxFragment scratch = blocks(fresh.layout());
        for (int i = 0; i < scratch.childCount(); i++) {
          assertEquals(scratch.child(i).y(), after.child(i).y(), height + ", block " + i);
        }
        assertEquals(scratch.height(), after.height());
      }
    }
  }

  private static void setText(TestPage page, String text) {
    textIn(page, "b").setData(text);
    page.layout();
  }

  /// The body's fragment.
  private static BoxFragment blocks(LayoutResult result) {
    return (BoxFragment) ((BoxFragment) result.root().child(0).fragment()).child(0).fragment();
  }

  @Test
  void changedClassIsLaidOutAgain() {
    assertEditEqualsScratch(page -> element(page, "a").setAttribute("class", "wide"));
    assertEditEqualsScratch(page -> element(page, "cell").setAttribute("class", "wide"));
    assertEditEqualsScratch(page -> element(page, "two").setAttribute("class", "gone"));
  }

  @Test
  void attributesThatStyleDoesNotSeeCount() {
    assertEditEqualsScratch(page -> element(page, "cell").setAttribute("colspan", "2"));
    assertEditEqualsScratch(page -> element(page, "list").setAttribute("start", "9"));
  }

  @Test
  void insertedAndRemovedElementsRenumberTheList() {
    assertEditEqualsScratch(
        page -> {
          Document document = page.document();
          Element item = document.createElement("li");
          item.appendChild(document.createText("new"));
          element(page, "list").insertBefore(item, element(page, "list").firstChild());
        });
    assertEditEqualsScratch(page -> element(page, "last").remove());
  }

  @Test
  void untouchedElementsKeepTheirBoxes() {
    TestPage page = TestPage.of(PAGE);
    page.layout();
    ElementBox before = LayoutEngine.boxOf(element(page, "flex"));
    textIn(page, "b").setData("x");
    page.layout();
    assertNotNull(before);
    assertEquals(before, LayoutEngine.boxOf(element(page, "flex")));
  }

  @Test
  void fiveHundredNestedElementsAreLaidOut() {
    for (String tag :
        new String[] {"div", "span", "ul", "table><tr><td", "div style=display:flex"}) {
      int depth = tag.startsWith("table") ? 120 : 500;
      LayoutResult result =
          TestPage.of("<!DOCTYPE html>" + ("<" + tag + ">").repeat(depth) + "x").layout();
      assertTrue(LayoutTreeDump.dump(result).contains("text \"x\""), tag);
    }
  }

  @Test
  void enormousSizesAreCutOff() {
    LayoutResult result =
        TestPage.of(
                """
                <!DOCTYPE html><div style="width:1e9px;height:1e30px;margin:-1e9px;padding:calc(1px/0)">x</div>
                <div style="width:calc(0px/0);font-size:1e9px">y</div>
                <p style="text-indent:-1e9px;letter-spacing:1e9px">zzz""")
            .layout();
    assertTrue(Float.isFinite(result.scrollHeight()) && result.scrollHeight() <= 3e8f);
  }

  private static HitResult hit(TestPage page, float x, float y) {
    return HitTester.hit(page.layout(), ScrollOffsets.NONE, x, y);
  }

  @Test
  void hitTestFindsTextAndLink() {
    TestPage page =
        TestPage.of(
            "<!DOCTYPE html><body style='margin:0;font:20px Arial'><a id=a href=x>link</a> text");
    HitResult link = hit(page, 5, 10);
    assertEquals(element(page, "a"), link.link());
    assertEquals(CursorKind.POINTER, link.cursor());
    HitResult text = hit(page, 60, 10);
    assertEquals(CursorKind.TEXT, text.cursor());
    assertNotNull(text.text());
  }

  @Test
  void hitTestFollowsPaintingOrder() {
    TestPage page =
        TestPage.of(
            """
            <!DOCTYPE html><body style="margin:0">
            <div id=over style="position:absolute;width:100px;height:100px;z-index:2"></div>
            <div id=under style="position:absolute;width:100px;height:100px;z-index:1"></div>
            <div id=moved style="width:50px;height:50px;transform:translate(200px,0)"></div>
            <div style="overflow:hidden;width:10px;height:10px"><div id=cut style="width:500px;height:500px"></div></div>""");
    assertEquals(element(page, "over"), hit(page, 50, 50).element());
    assertEquals(element(page, "moved"), hit(page, 220, 20).element());
    assertTrue(hit(page, 300, 100).element() != element(page, "cut"));
  }

  @Test
  void aLongTextIsShapedInPartsAndAllOfItIsThere() {
    StringBuilder words = new StringBuilder();
    StringBuilder signs = new StringBuilder();
    for (int i = 0; i < 2000; i++) {
      words.append("word").append(i).append(' ');
      signs.append("\u3042\u30a2").append((char) (0x4e00 + i)).append("\u3001\u65e5\u672c");
    }
    for (String text : List.of(words.toString().strip(), signs.toString())) {
      TestPage page = TestPage.of("<p style='font-family: Liberation Mono'>" + text);
      StringBuilder laidOut = new StringBuilder();
      int[] longest = new int[1];
      collect(page.layout().root(), laidOut, longest);
      assertEquals(text.replace(" ", ""), laidOut.toString().replace(" ", ""));
      assertTrue(longest[0] < 5000, "shaped together: " + longest[0]);
      assertTrue(longest[0] > 4000, "cut where nothing asked for it: " + longest[0]);
    }
  }

  private static void collect(Fragment fragment, StringBuilder text, int[] longest) {
    switch (fragment) {
      case BoxFragment box -> {
        for (int i = 0; i < box.childCount(); i++) {
          collect(box.child(i).fragment(), text, longest);
        }
      }
      case LineFragment line ->
          line.children().forEach(child -> collect(child.fragment(), text, longest));
      case TextFragment part -> {
        text.append(part.shape().text(), part.from(), part.to());
        longest[0] = Math.max(longest[0], part.shape().text().length());
      }
    }
  }

  /// Boxes across the direction of their container are as long as the window where nobody says how
  /// much room there is. Seen to fail: they stayed as long as the window had been.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div><p class=across>a long text</div>",
        "<div><div><p class=across style='height: 10%'>a long text</div></div>",
        "<table><tr><td><div><p class=across>a long text</div></table>",
        "<table><tr class=across><td style='height: 10%'>a long text<td>other</table>",
        "<div style='display: flex'><section><div><p class=across>a long text</div></section></div>",
        "<div style='float: left'><p class=across>a long text</div>"
      })
  void boxesAcrossFollowTheWindowsHeight(String body) {
    assumeTrue(FileFontCatalog.isUsable());
    String html =
        "<!DOCTYPE html><style>.across { writing-mode: vertical-rl }</style>"
            + body.replace("a long text", "a long text ".repeat(40));
    TestPage page = TestPage.of(html);
    page.layoutIn(800, 600);
    assertEquals(
        LayoutTreeDump.dump(TestPage.of(html).layoutIn(800, 500)),
        LayoutTreeDump.dump(page.layoutIn(800, 500)));
  }
}
