package bulkhead.renderer.html;

import bulkhead.renderer.dom.CustomElementNames;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ShadowRoot;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Shadow trees that markup makes: `<template shadowrootmode>` (HTML §13.2.6.4.4). Thread:
/// `RendererMain`.
final class DeclarativeShadow {
  private DeclarativeShadow() {}

  /// A template outside of the tree whose contents are the new shadow tree of `host`; null when
  /// this template is an ordinary one.
  static @Nullable Element templateFor(Element host, org.jsoup.nodes.Element source) {
    ShadowRoot.Mode mode =
        switch (source.attr("shadowrootmode").toLowerCase(Locale.ROOT)) {
          case "open" -> ShadowRoot.Mode.OPEN;
          case "closed" -> ShadowRoot.Mode.CLOSED;
          default -> null;
        };
    if (mode == null || host.shadowRoot() != null || !mayHost(host)) {
      return null;
    }
    ShadowRoot root =
        host.attachShadow(
            new ShadowRoot.Options(
                mode,
                source.hasAttr("shadowrootdelegatesfocus"),
                ShadowRoot.SlotAssignment.NAMED,
                source.hasAttr("shadowrootclonable"),
                source.hasAttr("shadowrootserializable")));
    root.setDeclarative(true);
    root.setAvailableToInternals(true);
    Element template = host.ownerDocument().createElement("template");
    template.lendTemplateContents(root);
    return template;
  }

  /// DOM §4.9 "valid shadow host name".
  private static boolean mayHost(Element host) {
    return host.isHtml()
        && switch (host.localName()) {
          case "article",
              "aside",
              "blockquote",
              "body",
              "div",
              "footer",
              "h1",
              "h2",
              "h3",
              "h4",
              "h5",
              "h6",
              "header",
              "main",
              "nav",
              "p",
              "section",
              "span" ->
              true;
          default -> CustomElementNames.isValid(host.localName());
        };
  }
}
