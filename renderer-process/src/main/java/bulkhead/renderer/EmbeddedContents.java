package bulkhead.renderer;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.html.Subresource;
import bulkhead.renderer.html.SubresourceFinder;
import bulkhead.renderer.policy.PolicyContainer;
import bulkhead.url.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the `<object>` and `<embed>` elements of one document show (HTML §4.8.6, §4.8.7): a
/// picture, a document in a frame of its own, or a plugin. An object for which there is none of
/// these shows its fallback, which is its children. Thread: `RendererMain`.
final class EmbeddedContents {
  private enum Content {
    PICTURE,
    FRAME,
    PLUGIN
  }

  private static final Pattern DATA_TYPE = Pattern.compile("(?i)^data:([^;,]*)");

  /// The name's end in an address without what follows its path.
  private static final Pattern EXTENSION =
      Pattern.compile("^[^?#]*[^/?#]\\.([a-zA-Z0-9]+)([?#]|$)");

  private final LocalFrame frame;
  private final OpenDocument open;
  private final SubresourceFinder finder;
  private final BiConsumer<Element, String> tell;
  private final Map<Element, Content> shown = new WeakHashMap<>();

  /// @param finder asked for what an object's fallback has in it
  /// @param tell of `error`
  EmbeddedContents(
      LocalFrame frame,
      OpenDocument open,
      SubresourceFinder finder,
      BiConsumer<Element, String> tell) {
    this.frame = frame;
    this.open = open;
    this.finder = finder;
    this.tell = tell;
  }

  /// An element is in the document, or says something else than before.
  void found(Subresource.Embedded asked) {
    Element element = asked.element();
    forget(element);
    if (asked.url().isEmpty() || isInsideShown(element)) {
      return;
    }
    Url url = Url.parse(asked.url());
    PolicyContainer.Asker asker = PolicyContainer.Asker.of(element);
    if (!element.attributeOrEmpty("classid").isEmpty() && element.is("object")) {
      return; // Not in the spec: as in Chromium, what a class names cannot be had.
    }
    if (url == null || !open.policies.container().allows(PolicyContainer.Kind.OBJECT, url, asker)) {
      failed(element);
      return;
    }
    Content content = contentOf(asked.type().isEmpty() ? typeByName(asked.url()) : asked.type());
    shown.put(element, content);
    switch (content) {
      case PICTURE -> open.images.setSource(element, asked.url());
      case PLUGIN -> open.plugins.found(element, asked.url(), asked.type());
      case FRAME -> loadInFrame(element, asked.url());
    }
  }

  private void loadInFrame(Element element, String url) {
    element.setState(ElementState.EMBEDS_FRAME, true);
    if (!frame.inside().found(open, element, url)) {
      nothingComes(element);
    }
  }

  /// What was taken for a plugin's document is none, but one of those that are shown in frames: the
  /// response says that, as §4.8.7 has it for objects.
  void showInFrame(Element element, String url) {
    if (shown.get(element) == Content.PLUGIN) {
      forget(element);
      shown.put(element, Content.FRAME);
      loadInFrame(element, url);
    }
  }

  /// §4.8.7 step 4: a document inside what an object shows is no part of the page.
  private boolean isInsideShown(Element element) {
    for (Node node = element.parent(); node != null; node = node.parent()) {
      if (node instanceof Element around && around.is("object") && shown.containsKey(around)) {
        return true;
      }
    }
    return false;
  }

  /// As Chromium sorts types: what it draws itself, what it has in frames, and the rest.
  private static Content contentOf(String declared) {
    String type = declared.replaceFirst("\\s*;.*", "");
    if (type.startsWith("image/")) {
      return Content.PICTURE;
    }
    boolean document =
        type.isEmpty()
            || type.startsWith("text/")
            || type.endsWith("+xml")
            || type.endsWith("+json")
            || type.equals("application/xml")
            || type.equals("application/json")
            || type.equals("application/javascript");
    return document ? Content.FRAME : Content.PLUGIN;
  }

  /// What an address is taken for before anything of it has come; empty for what only the response
  /// says.
  private static String typeByName(String url) {
    Matcher data = DATA_TYPE.matcher(url);
    if (data.find()) {
      String type = data.group(1).strip().toLowerCase(Locale.ROOT);
      return type.isEmpty() ? "text/plain" : type;
    }
    Matcher name = EXTENSION.matcher(url);
    return switch (name.find() ? name.group(1).toLowerCase(Locale.ROOT) : "") {
      case "png", "apng", "gif", "jpg", "jpeg", "webp", "avif", "bmp", "ico", "svg" -> "image/*";
      case "pdf" -> "application/pdf";
      case "swf" -> "application/x-shockwave-flash";
      default -> "";
    };
  }

  private void nothingComes(Element element) {
    if (element.is("object")) {
      failed(element);
    } else {
      forget(element);
    }
  }

  /// What the element names cannot be had: an object shows its fallback from now on, whose own
  /// objects are asked for now.
  void failed(Element element) {
    forget(element);
    tell.accept(element, "error");
    if (!element.is("object")) {
      return;
    }
    List<Element> inside = new ArrayList<>();
    for (Node node = element.firstChild(); node != null; node = node.nextInTree(element)) {
      if (node instanceof Element each && (each.is("object") || each.is("embed"))) {
        inside.add(each);
      }
    }
    inside.stream().filter(each -> !shown.containsKey(each)).forEach(finder::examine);
  }

  /// The picture of an element is there, or cannot be had.
  void pictureSettled(Element element, String type) {
    if (type.equals("error") && shown.get(element) == Content.PICTURE && element.is("object")) {
      failed(element);
    } else {
      tell.accept(element, type);
    }
  }

  /// Nothing is left of what the element showed.
  void forget(Element element) {
    Content before = shown.remove(element);
    if (before == null) {
      return;
    }
    switch (before) {
      case PICTURE -> open.images.show(element, null, 1);
      case PLUGIN -> open.plugins.forget(element);
      case FRAME -> {
        element.setState(ElementState.EMBEDS_FRAME, false);
        frame.inside().drop(element);
      }
    }
    Document document = element.ownerDocument();
    if (element.isConnected() && document == open.document) {
      element.markDirty(Node.BOXES);
      frame.contentChanged();
    }
  }
}
