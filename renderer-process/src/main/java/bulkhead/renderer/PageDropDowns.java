package bulkhead.renderer;

import bulkhead.ipc.api.OptionsNotice;
import bulkhead.ipc.api.PageHost;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.Node;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The drop-downs of one document, and the suggestions for its text fields: their lists are shown
/// by the browser process, over the page. Thread: `RendererMain`.
final class PageDropDowns {
  /// Who is told what the user has chosen.
  interface Choice {
    /// @param index among the element's options, or the suggestions
    void made(Element element, int index);
  }

  private static final int MOST_OPTIONS = 5000;
  private static final int MOST_LABEL = 200;
  private static final AtomicInteger LISTS = new AtomicInteger();

  private final int pageId;
  private final PagePipeline pipeline;
  private final PageHost browser;
  private final Choice choice;
  private @Nullable Element open;
  private int openList;
  private final List<@Nullable Element> shown = new ArrayList<>();

  PageDropDowns(int pageId, PagePipeline pipeline, PageHost browser, Choice choice) {
    this.pageId = pageId;
    this.pipeline = pipeline;
    this.browser = browser;
    this.choice = choice;
  }

  /// Whether a press on the element opens a list.
  static boolean isDropDown(Element element) {
    return element.is("select") && !isListBox(element);
  }

  static boolean isListBox(Element select) {
    String size = select.attributeOrEmpty("size").strip();
    return select.hasAttribute("multiple")
        || size.matches("[0-9]{1,6}") && Integer.parseInt(size) > 1;
  }

  /// Asks for the list of a drop-down.
  void open(Element select, float originX, float originY) {
    Rect place = pipeline.boxes().placeOf(select);
    if (place == null || PageFocus.isDisabled(select)) {
      return;
    }
    open = select;
    openList = LISTS.incrementAndGet();
    shown.clear();
    OptionsNotice.Builder notice =
        OptionsNotice.newBuilder().setPageId(pageId).setListId(openList).setSelected(-1);
    setPlace(notice, place, originX, originY);
    for (Node node = select.firstChild(); node != null; node = node.nextInTree(select)) {
      if (node instanceof Element each && shown.size() < MOST_OPTIONS) {
        add(each, notice);
      }
    }
    if (notice.getSelected() < 0 && !shown.isEmpty() && shown.getFirst() != null) {
      notice.setSelected(0); // what the drop-down shows
    }
    browser.showOptions(notice.build());
  }

  private void add(Element each, OptionsNotice.Builder notice) {
    boolean group = each.is("optgroup");
    if (!group && !each.is("option") || each.hasAttribute("hidden")) {
      return;
    }
    if (each.hasState(ElementState.CHECKED)) {
      notice.setSelected(shown.size());
    }
    shown.add(group ? null : each);
    Element parent = each.parentElement();
    boolean disabled =
        each.hasAttribute("disabled")
            || parent != null && parent.is("optgroup") && parent.hasAttribute("disabled");
    String label = each.attributeOrEmpty("label");
    if (label.isEmpty() && !group) {
      label = each.textContent().strip().replaceAll("\\s+", " ");
    }
    notice.addOptions(
        OptionsNotice.Option.newBuilder()
            .setLabel(label.substring(0, Math.min(label.length(), MOST_LABEL)))
            .setDisabled(disabled)
            .setGroup(group));
  }

  /// Shows what there is to take for a text field, in place of what was shown before.
  ///
  /// @param labels none close the list
  /// @param marked index; -1 for none
  void suggest(Element field, JsonArray labels, int marked, float originX, float originY) {
    Rect place = pipeline.boxes().placeOf(field);
    open = field;
    openList = LISTS.incrementAndGet();
    shown.clear();
    OptionsNotice.Builder notice =
        OptionsNotice.newBuilder()
            .setPageId(pageId)
            .setListId(openList)
            .setSuggestions(true)
            .setSelected(-1);
    if (place != null) {
      setPlace(notice, place, originX, originY);
      notice.setSelected(Math.min(marked, labels.size() - 1));
      for (JsonElement each : labels) {
        String label = each.getAsString();
        notice.addOptions(
            OptionsNotice.Option.newBuilder()
                .setLabel(label.substring(0, Math.min(label.length(), MOST_LABEL))));
      }
    }
    browser.showOptions(notice.build());
  }

  private void setPlace(OptionsNotice.Builder notice, Rect place, float originX, float originY) {
    float scale = pipeline.viewport().scale();
    notice
        .setX((place.getLeft() - pipeline.viewportX()) * scale + originX)
        .setY((place.getTop() - pipeline.viewportY()) * scale + originY)
        .setWidth(place.getWidth() * scale)
        .setHeight(place.getHeight() * scale);
  }

  /// The user has chosen something of a list.
  void chosen(int list, int index) {
    Element field = open;
    if (field != null && list == openList && !field.is("select")) {
      choice.made(field, index);
      return;
    }
    Element select = open;
    if (select == null || list != openList || index < 0 || index >= shown.size()) {
      return;
    }
    Element option = shown.get(index);
    open = null;
    if (option == null || !option.isConnected()) {
      return;
    }
    int at = 0;
    for (Node node = select.firstChild(); node != null; node = node.nextInTree(select)) {
      if (node == option) {
        choice.made(select, at);
        return;
      }
      if (node instanceof Element each && each.is("option")) {
        at++;
      }
    }
  }
}
