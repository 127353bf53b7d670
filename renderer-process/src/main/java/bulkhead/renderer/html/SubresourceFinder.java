package bulkhead.renderer.html;

import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.CharacterData;
import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementObserver;
import bulkhead.renderer.dom.Namespaces;
import bulkhead.renderer.dom.Node;
import bulkhead.url.Url;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reports what a document needs from elsewhere, in the order in which its elements appear. It also
/// applies `<base href>` to [Document#baseUrl]. Register it with [Document#addObserver] before
/// parsing. Thread: owned by `RendererMain`.
public final class SubresourceFinder implements ElementObserver {
  private final Document document;
  private final Consumer<? super Subresource> found;
  private final Consumer<? super Element> gone;

  private BiPredicate<Url, Element> baseAllowed = (url, element) -> true;

  /// The `<style>` that the parser still fills; it counts when its end was seen (HTML §4.2.6).
  private @Nullable Element filling;

  /// @param found told of each subresource
  /// @param gone told of each `<style>` and `<link>` that left the document, whose sheet no longer
  ///     applies, and of each `<iframe>`, `<frame>`, `<object>` and `<embed>`
  public SubresourceFinder(
      Document document, Consumer<? super Subresource> found, Consumer<? super Element> gone) {
    this.document = document;
    this.found = found;
    this.gone = gone;
  }

  /// Who says whether a `<base>` may lead there.
  public void setBaseAllowed(BiPredicate<Url, Element> allowed) {
    baseAllowed = allowed;
  }

  @Override
  public void elementInserted(Element element, Node root) {
    if (mayAsk(element)) {
      examine(element);
    }
  }

  @Override
  public void nodeInserted(Node root) {
    if (root.parent() instanceof Element parent && parent.localName().equals("style")) {
      inlineStyle(parent);
    }
  }

  @Override
  public void elementParsed(Element element) {
    if (element.localName().equals("style")) {
      filling = element;
    }
  }

  @Override
  public void characterDataChanged(CharacterData node, String oldData) {
    if (node.parent() instanceof Element parent && parent.localName().equals("style")) {
      inlineStyle(parent);
    }
  }

  @Override
  public void elementRemoved(Element element, Node root) {
    switch (element.localName()) {
      case "style", "link", "iframe", "frame", "object", "embed" -> gone.accept(element);
      case "base" -> applyBase();
      default -> {}
    }
  }

  @Override
  public void nodeRemoved(
      Node root, ContainerNode parent, @Nullable Node previous, @Nullable Node next) {
    if (parent instanceof Element style && style.localName().equals("style")) {
      inlineStyle(style);
    }
  }

  @Override
  public void attributeChanged(
      Element element, Attribute name, @Nullable String oldValue, @Nullable String newValue) {
    if (!mayAsk(element)) {
      return;
    }
    switch (name.localName()) {
      case "src",
          "href",
          "data",
          "rel",
          "as",
          "media",
          "type",
          "sizes",
          "poster",
          "content",
          "http-equiv",
          "srcdoc",
          "disabled" -> {
        if (element.is("link")) {
          if (newValue != null && newValue.equals(oldValue)) {
            return; // as in Chromium: handlers set `rel` again each time that the sheet is loaded
          }
          gone.accept(element);
        }
        examine(element);
        if (element.localName().equals("style")) {
          inlineStyle(element);
        }
      }
      default -> {}
    }
  }

  @Override
  public void elementClosed(Element element) {
    if (element.localName().equals("style")) {
      filling = null;
      inlineStyle(element);
    } else if (element.is("script")) {
      script(element);
    }
  }

  private static boolean mayAsk(Element element) {
    return switch (element.localName()) {
      case "link",
          "image",
          "embed",
          "object",
          "iframe",
          "frame",
          "base",
          "meta",
          "input",
          "video",
          "style" ->
          true;
      default -> false;
    };
  }

  /// Reports what one element of the document needs, once more.
  public void examine(Element element) {
    if (element.namespace() == Namespaces.SVG) {
      if (element.localName().equals("image")) {
        String href = element.attribute("href");
        picture(element, href != null ? href : element.attribute("xlink:href"));
      } else if (element.localName().equals("style")) {
        inlineStyle(element);
      }
      return;
    }
    switch (element.localName()) {
      case "link" -> link(element);
      case "input" -> {
        if (element.attributeOrEmpty("type").equalsIgnoreCase("image")) {
          picture(element, element.attribute("src"));
        }
      }
      case "video" -> picture(element, element.attribute("poster"));
      case "embed" -> embedded(element, element.attribute("src"));
      case "object" -> embedded(element, element.attribute("data"));
      case "iframe", "frame" -> {
        String url = resolve(element.attribute("src"));
        found.accept(new Subresource.Frame(element, url != null ? url : "about:blank"));
      }
      case "base" -> applyBase();
      case "meta" -> meta(element);
      case "style" -> inlineStyle(element);
      default -> {}
    }
  }

  private void link(Element element) {
    String rel =
        ' '
            + element
                .attributeOrEmpty("rel")
                .toLowerCase(Locale.ROOT)
                .replace('\t', ' ')
                .replace('\n', ' ')
            + ' ';
    String url = resolve(element.attribute("href"));
    if (url == null || element.attributeOrEmpty("href").isEmpty()) {
      return;
    }
    String type = element.attributeOrEmpty("type").toLowerCase(Locale.ROOT);
    if (rel.contains(" stylesheet ") && !element.hasAttribute("disabled")) {
      if (type.isEmpty() || type.startsWith("text/css")) {
        found.accept(
            new Subresource.StyleSheet(
                element, url, element.attributeOrEmpty("media"), rel.contains(" alternate ")));
      }
    } else if (rel.contains(" icon ")) {
      found.accept(new Subresource.Icon(element, url, element.attributeOrEmpty("sizes"), type));
    } else if (rel.contains(" preload ") || rel.contains(" modulepreload ")) {
      found.accept(new Subresource.Preload(element, url, !rel.contains(" preload ")));
    }
  }

  private void inlineStyle(Element element) {
    String type = element.attributeOrEmpty("type");
    if (element != filling
        && element.isConnected()
        && (type.isEmpty() || type.equalsIgnoreCase("text/css"))) {
      found.accept(new Subresource.InlineStyle(element, element.attributeOrEmpty("media")));
    }
  }

  private void script(Element element) {
    String src = element.attribute("src");
    String url = src == null ? "" : resolve(src);
    if (url != null) {
      found.accept(new Subresource.Script(element, url));
    }
  }

  private void picture(Element element, @Nullable String source) {
    String url = source == null || source.isEmpty() ? null : resolve(source);
    if (url != null) {
      found.accept(new Subresource.Picture(element, url));
    }
  }

  private void embedded(Element element, @Nullable String source) {
    String url = source == null || source.isEmpty() ? null : resolve(source);
    String type = element.attributeOrEmpty("type").strip().toLowerCase(Locale.ROOT);
    found.accept(new Subresource.Embedded(element, url == null ? "" : url, type));
  }

  private void meta(Element element) {
    if (element.attributeOrEmpty("name").equalsIgnoreCase("referrer")
        && element.hasAttribute("content")) {
      found.accept(new Subresource.Referrer(element, element.attributeOrEmpty("content")));
    }
    String pragma = element.attributeOrEmpty("http-equiv");
    if (pragma.equalsIgnoreCase("content-security-policy")) {
      found.accept(new Subresource.Policy(element, element.attributeOrEmpty("content")));
    }
    if (!pragma.equalsIgnoreCase("refresh")) {
      return;
    }
    // HTML §4.2.5.3, the shared declarative refresh steps.
    String content = element.attributeOrEmpty("content");
    int i = skipSpace(content, 0);
    int start = i;
    while (i < content.length()
        && (Character.isDigit(content.charAt(i)) || content.charAt(i) == '.')) {
      i++;
    }
    double seconds;
    try {
      int dot = content.indexOf('.', start);
      int end = dot >= 0 && dot < i ? dot : i;
      if (i == start) {
        return;
      }
      seconds = end == start ? 0 : Math.min(Double.parseDouble(content.substring(start, end)), 1e9);
    } catch (NumberFormatException e) {
      return;
    }
    i = skipSpace(content, i);
    if (i < content.length() && (content.charAt(i) == ';' || content.charAt(i) == ',')) {
      i = skipSpace(content, i + 1);
    }
    String target = content.substring(i);
    if (target.regionMatches(true, 0, "url", 0, 3)) {
      int equals = skipSpace(target, 3);
      if (equals < target.length() && target.charAt(equals) == '=') {
        target = target.substring(skipSpace(target, equals + 1));
      }
    }
    if (!target.isEmpty() && (target.charAt(0) == '"' || target.charAt(0) == '\'')) {
      int close = target.indexOf(target.charAt(0), 1);
      target = close < 0 ? target.substring(1) : target.substring(1, close);
    }
    String url = target.isEmpty() ? document.url() : resolve(target);
    if (url != null) {
      found.accept(new Subresource.Refresh(element, seconds, url));
    }
  }

  private static int skipSpace(String text, int from) {
    int i = from;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /// HTML §4.2.3: the first `base` with an `href` counts, and `data:` and `javascript:` do not.
  private void applyBase() {
    String base = document.fallbackBaseUrl();
    for (Node node = document.firstChild(); node != null; node = node.nextInTree(document)) {
      if (node instanceof Element element && element.is("base") && element.hasAttribute("href")) {
        Url own = Url.parse(document.fallbackBaseUrl());
        String href = element.attributeOrEmpty("href");
        Url resolved = own != null ? own.resolve(href) : Url.parse(href);
        if (resolved != null
            && !resolved.hasScheme("data")
            && !resolved.hasScheme("javascript")
            && baseAllowed.test(resolved, element)) {
          base = resolved.href();
        }
        break;
      }
    }
    document.setBaseUrl(base);
  }

  private @Nullable String resolve(@Nullable String reference) {
    if (reference == null) {
      return null;
    }
    Url base = Url.parse(document.baseUrl());
    Url url = base != null ? base.resolve(reference) : Url.parse(reference);
    return url == null ? null : url.href();
  }
}
