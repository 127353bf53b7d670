package bulkhead.renderer.devtools;

import bulkhead.devtools.Json;
import bulkhead.renderer.css.StyleSheet;
import com.google.gson.JsonObject;

/// A style sheet's text as rules' places count it (CSS Syntax 3 §3.3), and places in it by line and
/// column, both from 0. Immutable.
record SheetText(String text) {
  static SheetText of(StyleSheet sheet) {
    return new SheetText(
        sheet.text().replace("\r\n", "\n").replace('\r', '\n').replace('\f', '\n'));
  }

  int length() {
    return text.length();
  }

  /// The line of a place.
  int line(int at) {
    return (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  /// How far a place is from the beginning of its line.
  int column(int at) {
    return at - 1 - text.lastIndexOf('\n', at - 1);
  }

  /// A `CSS.SourceRange`; what is behind the end is at the end.
  JsonObject range(int start, int end) {
    int from = Math.min(start, length());
    int to = Math.min(end, length());
    return Json.object(
        "startLine", line(from),
        "startColumn", column(from),
        "endLine", line(to),
        "endColumn", column(to));
  }
}
