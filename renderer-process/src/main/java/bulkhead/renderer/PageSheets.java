package bulkhead.renderer;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.script.bindings.SheetHost;
import org.jspecify.annotations.Nullable;

/// What scripts ask of a document's style sheets. Thread: `RendererMain`.
final class PageSheets implements SheetHost {
  private final StyleSheets sheets;

  PageSheets(StyleSheets sheets) {
    this.sheets = sheets;
  }

  @Override
  public int sheetOf(Element owner) {
    return sheets.scriptSheetOf(owner);
  }

  @Override
  public @Nullable String href(int sheet) {
    ScriptSheet found = sheets.scriptSheet(sheet);
    return found == null ? null : found.href();
  }

  @Override
  public boolean isReadable(int sheet) {
    ScriptSheet found = sheets.scriptSheet(sheet);
    return found != null && sheets.isSameOrigin(found);
  }

  @Override
  public String rules(int sheet) {
    ScriptSheet found = sheets.scriptSheet(sheet);
    return found == null ? "[]" : found.editable().outline();
  }

  @Override
  public void splice(int sheet, int index, int removed, String text) {
    ScriptSheet found = sheets.scriptSheet(sheet);
    if (found != null) {
      found.editable().splice(index, removed, text);
      sheets.edited(found);
    }
  }

  @Override
  public void setDisabled(int sheet, boolean disabled) {
    ScriptSheet found = sheets.scriptSheet(sheet);
    if (found != null && found.setDisabled(disabled)) {
      sheets.switched();
    }
  }

  @Override
  public void setMedia(int sheet, String media) {
    ScriptSheet found = sheets.scriptSheet(sheet);
    if (found != null) {
      found.setMedia(media);
      sheets.switched();
    }
  }

  @Override
  public int imported(int sheet, int index) {
    ScriptSheet found = sheets.scriptSheet(sheet);
    return found == null ? 0 : sheets.importedBy(found.editable().importAt(index));
  }

  @Override
  public int create(String baseUrl) {
    return sheets.newScriptSheet(baseUrl);
  }

  @Override
  public void adopt(Node root, int[] adopted) {
    sheets.adopt(root, adopted);
  }

  @Override
  public String outline(int sheet, String text) {
    ScriptSheet found = sheets.scriptSheet(sheet);
    return found == null ? "[]" : found.editable().outlineOf(text);
  }

  @Override
  public String outlineInside(int sheet, String text, String selector) {
    ScriptSheet found = sheets.scriptSheet(sheet);
    return found == null ? "[]" : found.editable().outlineInside(text, selector);
  }

  @Override
  public String selectorText(int sheet, String text, String around) {
    ScriptSheet found = sheets.scriptSheet(sheet);
    return found == null ? "" : found.editable().selectorText(text, around);
  }
}
