package bulkhead.renderer.html;

import bulkhead.renderer.dom.Element;

/// Something that a document asks for, found when its element was inserted or changed. `url` is
/// absolute.
public sealed interface Subresource {
  /// The element that asks.
  Element element();

  /// `<link rel=stylesheet>`; `alternate` ones are not applied. A media query that does not match
  /// still loads, late.
  record StyleSheet(Element element, String url, String media, boolean alternate)
      implements Subresource {}

  /// A `<style>` whose end was seen or whose text changed after that: `element.textContent()` is
  /// the sheet.
  record InlineStyle(Element element, String media) implements Subresource {}

  /// `<img>`, `<input type=image>`, a video's poster, an SVG image.
  record Picture(Element element, String url) implements Subresource {}

  /// `<embed>` or `<object>`: an image, a document or a plugin; `url` is empty for none, `type` as
  /// declared, or empty.
  record Embedded(Element element, String url, String type) implements Subresource {}

  /// `<iframe>` or `<frame>`; `srcdoc` wins over the URL.
  record Frame(Element element, String url) implements Subresource {}

  /// `<script>`: with `url` empty its text is the script.
  record Script(Element element, String url) implements Subresource {}

  /// `<link rel=icon>`; `sizes` and `type` as declared.
  record Icon(Element element, String url, String sizes, String type) implements Subresource {}

  /// `<link rel=preload>` and `<link rel=modulepreload>`.
  record Preload(Element element, String url, boolean module) implements Subresource {}

  /// `<meta http-equiv=Content-Security-Policy>`
  record Policy(Element element, String content) implements Subresource {}

  /// `<meta name=referrer>`
  record Referrer(Element element, String content) implements Subresource {}

  /// `<meta http-equiv=refresh>`: go to `url` (maybe this page) after `seconds`.
  record Refresh(Element element, double seconds, String url) implements Subresource {}
}
