package bulkhead.renderer.html;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DocumentFragment;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Namespaces;
import java.util.List;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.parser.SteppingParser;
import org.jsoup.parser.Tag;

/// Parses markup as if it stood in an element: the HTML fragment parsing algorithm (HTML §13.4),
/// for `innerHTML` and its kin. Thread: owned by `RendererMain`.
public final class HtmlFragmentParser {
  private HtmlFragmentParser() {}

  /// The nodes belong to the context's document, or to that of its contents if it is a template.
  public static DocumentFragment parse(Element context, String markup) {
    DocumentFragment simple = SimpleMarkup.parse(context, markup);
    return simple != null ? simple : parseFully(context, markup);
  }

  /// The same without a look whether it is simple.
  static DocumentFragment parseFully(Element context, String markup) {
    return parse(context, markup, false, false);
  }

  /// The same, where `<template shadowrootmode>` makes shadow trees.
  public static DocumentFragment parseWithShadow(Element context, String markup) {
    return parse(context, markup, true, false);
  }

  /// The same, whose scripts run when they are inserted (HTML §8.5.7 `createContextualFragment`).
  public static DocumentFragment parseWithScripts(Element context, String markup) {
    return parse(context, markup, false, true);
  }

  private static DocumentFragment parse(
      Element context, String markup, boolean shadow, boolean scripts) {
    DocumentFragment contents = context.templateContents();
    Document document = contents != null ? contents.ownerDocument() : context.ownerDocument();
    DocumentFragment fragment = document.createFragment();
    org.jsoup.nodes.Document around = new org.jsoup.nodes.Document("");
    around.quirksMode(
        switch (context.ownerDocument().mode()) {
          case NO_QUIRKS -> org.jsoup.nodes.Document.QuirksMode.noQuirks;
          case LIMITED_QUIRKS -> org.jsoup.nodes.Document.QuirksMode.limitedQuirks;
          case QUIRKS -> org.jsoup.nodes.Document.QuirksMode.quirks;
        });
    org.jsoup.nodes.Element parent = around;
    for (Element above = context.parentElement(); above != null; above = above.parentElement()) {
      if (above.is("form")) {
        parent = around.appendElement("form"); // a form element around makes others be ignored
        break;
      }
    }
    org.jsoup.nodes.Element stand =
        new org.jsoup.nodes.Element(
            Tag.valueOf(localName(context), namespace(context), Parser.htmlParser().settings()),
            "");
    parent.appendChild(stand);
    Parser parser = SteppingParser.forFragments(context.ownerDocument().isScripted());
    List<Node> nodes = parser.parseFragmentInput(markup, stand, "");
    TreeMirror mirror = new TreeMirror(document);
    mirror.allowShadow(shadow);
    mirror.letScriptsRun(scripts);
    mirror.copyInto(nodes, fragment);
    return fragment;
  }

  /// Elements of namespaces that HTML does not know are none of its special ones.
  private static String localName(Element context) {
    return context.isHtml()
            || context.namespace() == Namespaces.SVG
            || context.namespace() == Namespaces.MATHML
        ? context.localName()
        : "div";
  }

  private static String namespace(Element context) {
    return switch (context.namespace()) {
      case Namespaces.SVG -> Parser.NamespaceSvg;
      case Namespaces.MATHML -> Parser.NamespaceMathml;
      default -> Parser.NamespaceHtml;
    };
  }
}
