package bulkhead.browser.ui;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What the page opens over itself, in windows of their own: its context menu, a drop-down's list,
/// a field's chooser and its suggestions. The latest of each. Thread: EDT.
final class PagePopups {
  private final PageCanvas page;
  private final Look look;
  private final BrowserCommands commands;
  private @Nullable PageContextMenu menu;
  private @Nullable OptionsPopup options;
  private @Nullable ChooserPopup chooser;
  private @Nullable SuggestionsPopup suggestions;

  PagePopups(PageCanvas page, Look look, BrowserCommands commands) {
    this.page = page;
    this.look = look;
    this.commands = commands;
  }

  void show(PageMenu wanted, TabState tab, BiConsumer<String, BrowserWindow.Clipboard> copy) {
    var opening = new PageContextMenu(commands, copy, wanted, tab);
    opening.show(page, wanted.xPx() / look.javaScale(), wanted.yPx() / look.javaScale());
    menu = opening;
  }

  void show(PageOptions wanted) {
    if (wanted.suggestions()) {
      suggest(wanted);
      return;
    }
    var opening =
        new OptionsPopup(
            wanted, option -> commands.optionChosen(wanted.tab(), wanted.list(), option));
    opening.show(page, look.javaScale());
    options = opening;
  }

  private void suggest(PageOptions wanted) {
    SuggestionsPopup before = suggestions;
    if (before != null) {
      before.close();
      suggestions = null;
    }
    if (!wanted.options().isEmpty()) {
      var opening =
          new SuggestionsPopup(
              wanted, look, option -> commands.optionChosen(wanted.tab(), wanted.list(), option));
      opening.show(page);
      suggestions = opening;
    }
  }

  void show(PageChooser wanted) {
    ChooserPopup before = chooser;
    if (before != null) {
      before.close();
    }
    var opening =
        new ChooserPopup(
            wanted,
            look,
            (value, last) -> commands.valueChosen(wanted.tab(), wanted.chooser(), value, last));
    opening.show(page, look.javaScale());
    chooser = opening;
  }

  /// The context menu, while it is open.
  @Nullable PageContextMenu openMenu() {
    PageContextMenu latest = menu;
    return latest != null && latest.isOpen() ? latest : null;
  }

  /// The suggestions go with the window's place, and with the page's keyboard.
  void closeSuggestions() {
    SuggestionsPopup latest = suggestions;
    if (latest != null) {
      latest.close();
      suggestions = null;
    }
  }

  /// @return whether one was open, and had the page's keyboard
  boolean close() {
    boolean open = false;
    PageContextMenu lastMenu = openMenu();
    OptionsPopup lastOptions = options;
    ChooserPopup lastChooser = chooser;
    if (lastMenu != null) {
      lastMenu.close();
      open = true;
    }
    if (lastOptions != null && lastOptions.isOpen()) {
      lastOptions.close();
      open = true;
    }
    if (lastChooser != null && lastChooser.isOpen()) {
      lastChooser.close();
      open = true;
    }
    closeSuggestions();
    menu = null;
    options = null;
    chooser = null;
    return open;
  }
}
