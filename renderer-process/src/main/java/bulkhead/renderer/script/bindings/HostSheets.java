package bulkhead.renderer.script.bindings;

import bulkhead.renderer.css.Declaration;
import bulkhead.renderer.css.DeclarationParser;
import bulkhead.renderer.css.EditableSheet;
import bulkhead.renderer.css.MediaText;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.style.FontFaceText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What `08-sheets.js` asks of Java. Thread: the isolate's.
final class HostSheets {
  private HostSheets() {}

  private static SheetHost host(RealmBindings runtime) {
    return runtime.page().sheets();
  }

  static int sheetOf(RealmBindings runtime, Element owner) {
    return host(runtime).sheetOf(owner);
  }

  static @Nullable String sheetHref(RealmBindings runtime, int sheet) {
    return host(runtime).href(sheet);
  }

  static boolean sheetReadable(RealmBindings runtime, int sheet) {
    return host(runtime).isReadable(sheet);
  }

  static String sheetRules(RealmBindings runtime, int sheet) {
    return host(runtime).rules(sheet);
  }

  static void sheetSplice(RealmBindings runtime, int sheet, int index, int removed, String text) {
    host(runtime).splice(sheet, index, removed, text);
  }

  static void sheetDisabled(RealmBindings runtime, int sheet, boolean disabled) {
    host(runtime).setDisabled(sheet, disabled);
  }

  static void sheetMedia(RealmBindings runtime, int sheet, String media) {
    host(runtime).setMedia(sheet, media);
  }

  static int importedSheet(RealmBindings runtime, int sheet, int index) {
    return host(runtime).imported(sheet, index);
  }

  static int newSheet(RealmBindings runtime, String baseUrl) {
    return host(runtime).create(baseUrl);
  }

  static void adoptSheets(RealmBindings runtime, Node root, String sheets) {
    String[] numbers = sheets.isEmpty() ? new String[0] : sheets.split(",");
    int[] adopted = new int[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      adopted[i] = Integer.parseInt(numbers[i]);
    }
    host(runtime).adopt(root, adopted);
  }

  static String outline(RealmBindings runtime, int sheet, String text) {
    return host(runtime).outline(sheet, text);
  }

  static String outlineInside(RealmBindings runtime, int sheet, String text, String selector) {
    return host(runtime).outlineInside(sheet, text, selector);
  }

  static String selectorText(RealmBindings runtime, int sheet, String text, String around) {
    return host(runtime).selectorText(sheet, text, around);
  }

  static String keyframeKey(RealmBindings runtime, String text) {
    return EditableSheet.keyText(text);
  }

  static String mediaQueries(RealmBindings runtime, String text) {
    return String.join("\0", MediaText.queries(text));
  }

  /// Those that are valid, in their canonical form.
  static String fontFaceDescriptors(RealmBindings runtime, String text) {
    List<String> entries = new ArrayList<>();
    for (Declaration each : DeclarationParser.parseAttribute(text)) {
      String value = FontFaceText.of(each.name(), each.text());
      if (value != null) {
        entries.add(each.name() + "\0" + value);
      }
    }
    return String.join("\u0001", entries);
  }

  static String descriptors(RealmBindings runtime, String text) {
    return DeclarationParser.parseAttribute(text).stream()
        .map(each -> each.name() + "\0" + each.text())
        .collect(Collectors.joining("\u0001"));
  }
}
