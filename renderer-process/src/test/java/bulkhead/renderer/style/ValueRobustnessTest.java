package bulkhead.renderer.style;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.renderer.css.value.TransformFunction;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever a declaration says, the element gets a style of which every value can be read.
class ValueRobustnessTest {

  @Provide
  static Arbitrary<String> declaration() {
    Arbitrary<String> names =
        Arbitraries.integers()
            .between(0, Properties.count() - 1)
            .map(id -> Properties.byId(id).name());
    Arbitrary<String> pieces =
        Arbitraries.of(
            "auto",
            "none",
            "normal",
            "inherit",
            "1px",
            "-1px",
            "0",
            "50%",
            "2em",
            "1e38px",
            "3",
            "-3",
            "1.5",
            "red",
            "currentcolor",
            "rgb(1 2 3 / 4%)",
            "calc(1px + 50%)",
            "calc(1px / 0)",
            "min(1em, 2vw)",
            "url(x)",
            "linear-gradient(red, blue 1em)",
            "radial-gradient(circle at 1em, red, blue)",
            "conic-gradient(from 1rad, red, blue)",
            "\"s\"",
            "attr(id)",
            "counter(c)",
            "solid",
            "center",
            "left",
            "top",
            "bottom",
            "right",
            ",",
            "/",
            "block",
            "flex",
            "inline",
            "thin",
            "bold",
            "italic",
            "larger",
            "serif",
            "Arial",
            "both",
            "scale(2)",
            "translate(1em, 50%)",
            "rotate(1turn)",
            "matrix(1,2,3,4,5,6)",
            "perspective(1em)",
            "blur(1px)",
            "drop-shadow(1px 1px red)",
            "rect(1px, auto, 2em, 3px)",
            "repeat",
            "cover",
            "1px 2px",
            "inset",
            "start",
            "safe center",
            "hidden",
            "scroll",
            "var(--x)",
            "var(--y, 1px)",
            "calc(infinity * 1px)",
            "calc(NaN * 1%)",
            "fit-content(1em)",
            "color-mix(in lch, red, currentcolor)",
            "underline",
            "wavy",
            "decimal",
            "pointer",
            "9999999999999999999",
            "1fr",
            "!important",
            "ltr",
            "rtl",
            "vertical-rl",
            "span 2");
    return Combinators.combine(names, pieces.list().ofMinSize(1).ofMaxSize(5))
        .as((name, values) -> name + ": " + String.join(" ", values) + ";");
  }

  @Property(tries = 4000)
  void anyDeclarationsGiveAStyle(
      @ForAll("declaration") String first,
      @ForAll("declaration") String second,
      @ForAll("declaration") String third) {
    Document document =
        StyleDocumentsTest.styled(
            "<style>p { --x: 2em; "
                + first
                + second
                + third
                + "} b { all: inherit } i { all: revert }</style><p id=p><b id=b>x</b><i id=i>x</i>");
    for (String id : List.of("p", "b", "i")) {
      Element element = document.elementById(id);
      assertNotNull(element);
      ComputedStyle style = ComputedStyle.of(element);
      if (style != null) {
        read(style);
      }
    }
  }

  private static void read(ComputedStyle style) {
    for (int i = 0; i < Properties.count(); i++) {
      bulkhead.renderer.style.Property property = Properties.byId(i);
      if (property.group != null && property.grammar != Grammar.INTERNAL) {
        assertNotNull(style.text(property.name()));
        assertTrue(
            property.grammar != Grammar.KEYWORD
                || property.initial.getClass() == style.get(property).getClass(),
            property + " is " + style.get(property).getClass());
      }
    }
    assertNotNull(style.backgroundLayers());
    for (TransformFunction function : style.transforms()) {
      assertNotNull(function.toString());
    }
    assertNotNull(style.width().resolveOr(100, 0));
    assertTrue(Float.isFinite(style.fontSize()) && style.fontSize() >= 0);
    assertTrue(Float.isFinite(style.lineHeightPx(10)));
    assertTrue(style.borderTopWidth() >= 0);
    assertTrue(style.outlineWidth() >= 0);
    assertNotNull(style.outlineColor());
    assertNotNull(style.whiteSpace());
    assertNotNull(style.language() == null ? "" : style.language());
    assertTrue(style.opacity() >= 0 && style.opacity() <= 1);
    assertNotNull(style.paddingLeft().resolve(50));
    assertNotNull(style.marginLeft().resolveOr(50, 0));
    assertNotNull(style.rowGap().resolveOr(50, 0));
    assertNotNull(style.letterSpacing().resolve(50));
    assertNotNull(style.textDecorations());
    assertNotNull(style.clip() == null ? "" : style.clip());
    assertTrue(style.zIndex() == 0 || !style.hasAutoZIndex());
  }
}
