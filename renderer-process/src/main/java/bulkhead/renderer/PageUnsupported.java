package bulkhead.renderer;

import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.UnsupportedNotice;
import bulkhead.ipc.api.UnsupportedNotice.Kind;
import bulkhead.renderer.css.StyleSheet;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.style.UnsupportedCss;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Counts what a loaded document uses and the engine lacks, for `bulkhead://unsupported`. Looks
/// only when the document is there and nothing waits, as it reads all style sheets again. Thread:
/// `RendererMain`.
final class PageUnsupported {
  private static final int MOST_FEATURES = 500;
  private static final int MOST_NAME = 200;

  /// Elements that are parsed and have a box, and do not do what they are for.
  private static final Set<String> ELEMENTS =
      Set.of("audio", "video", "math", "marquee", "portal", "applet");

  private record Feature(Kind kind, String name) {}

  private final Map<Feature, Integer> counts = new HashMap<>();

  private PageUnsupported() {}

  static void report(int pageId, Document document, List<StyleSheet> sheets, PageHost browser) {
    PageUnsupported found = new PageUnsupported();
    for (StyleSheet sheet : sheets) {
      UnsupportedCss.find(sheet, found::css);
    }
    for (Node node = document.firstChild(); node != null; node = node.nextInTree(document)) {
      if (node instanceof Element element) {
        found.element(element, document.baseUrl());
      }
    }
    if (found.counts.isEmpty()) {
      return;
    }
    UnsupportedNotice.Builder notice = UnsupportedNotice.newBuilder().setPageId(pageId);
    found.counts.forEach(
        (feature, count) ->
            notice.addFeatures(
                UnsupportedNotice.Feature.newBuilder()
                    .setKind(feature.kind)
                    .setName(feature.name)
                    .setCount(count)));
    browser.reportUnsupported(notice.build());
  }

  private void element(Element element, String baseUrl) {
    if (ELEMENTS.contains(element.localName())) {
      count(Kind.ELEMENT, "<" + element.localName() + ">");
    }
    String style = element.attribute("style");
    if (style != null) {
      UnsupportedCss.find(StyleSheet.parse("*{" + style + "}", baseUrl), this::css);
    }
  }

  private void css(UnsupportedCss.Kind kind, String name) {
    count(
        switch (kind) {
          case PROPERTY -> Kind.PROPERTY;
          case VALUE -> Kind.VALUE;
          case AT_RULE -> Kind.AT_RULE;
        },
        name);
  }

  private void count(Kind kind, String name) {
    Feature feature =
        new Feature(kind, name.length() > MOST_NAME ? name.substring(0, MOST_NAME) : name);
    if (counts.size() < MOST_FEATURES || counts.containsKey(feature)) {
      counts.merge(feature, 1, Integer::sum);
    }
  }
}
