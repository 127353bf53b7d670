package bulkhead.browser.ui;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.event.KeyEvent;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.event.PopupMenuEvent;
import javax.swing.event.PopupMenuListener;

/// What a field of a date, a time or a colour opens, over the page and beyond its edge. The field
/// is told of each value that the user takes; Escape gives back the one that it had, and closes
/// when it has that. Thread: EDT.
final class ChooserPopup {
  private static final double DAY_MILLIS = 86_400_000;

  /// Who is told.
  interface Chosen {
    /// @param last the chooser is closed
    void value(OptionalDouble value, boolean last);
  }

  private final PageChooser shown;
  private final Look look;
  private final Chosen chosen;
  private final JPopupMenu popup = new JPopupMenu();
  private final List<ChooserPanel> panels = new ArrayList<>();
  private OptionalDouble value;

  ChooserPopup(PageChooser shown, Look look, Chosen chosen) {
    this.shown = shown;
    this.look = look;
    this.chosen = chosen;
    this.value = shown.value();
    var content = new JPanel(new BorderLayout());
    content.setBackground(look.palette().toolbar());
    addPanels(content);
    showAll();
    popup.setBorder(BorderFactory.createLineBorder(look.palette().line()));
    popup.add(content);
    KeyBinding.bind(content, KeyEvent.VK_ESCAPE, this::escape);
    popup.addPopupMenuListener(
        new PopupMenuListener() {
          @Override
          public void popupMenuWillBecomeVisible(PopupMenuEvent event) {}

          @Override
          public void popupMenuWillBecomeInvisible(PopupMenuEvent event) {
            chosen.value(value, true);
          }

          @Override
          public void popupMenuCanceled(PopupMenuEvent event) {}
        });
  }

  private void addPanels(JPanel content) {
    LocalDate today = LocalDate.now();
    switch (shown.kind()) {
      case COLOR -> {
        List<Integer> colors =
            shown.suggestions().stream().map(each -> (int) each.value()).toList();
        add(content, BorderLayout.CENTER, new ColorPanel(look, colors, this::pick));
      }
      case DATE -> addCalendar(content, CalendarPanel.Unit.DAY, today, shown::allows, this::pick);
      case WEEK -> addCalendar(content, CalendarPanel.Unit.WEEK, today, shown::allows, this::pick);
      case MONTH ->
          addCalendar(content, CalendarPanel.Unit.MONTH, today, shown::allows, this::pick);
      case TIME -> addTime(content, BorderLayout.CENTER, shown::allows, this::pick);
      case DATE_TIME -> {
        // A day is for choosing when any of its times is.
        DoublePredicate day = date -> date + DAY_MILLIS > shown.min() && date <= shown.max();
        addCalendar(
            content,
            CalendarPanel.Unit.DAY,
            today,
            day,
            (date, done) -> pickPart(date, timeOf(value), done && date.isEmpty()));
        addTime(
            content,
            BorderLayout.EAST,
            time -> shown.allows(dateOf(value) + time),
            (time, done) -> pickPart(OptionalDouble.of(dateOf(value)), time.orElse(0), done));
      }
    }
  }

  private void addCalendar(
      JPanel content,
      CalendarPanel.Unit unit,
      LocalDate today,
      DoublePredicate allowed,
      ChooserPanel.Picks picks) {
    add(content, BorderLayout.CENTER, new CalendarPanel(look, unit, today, allowed, picks));
  }

  private void addTime(
      JPanel content, String where, DoublePredicate allowed, ChooserPanel.Picks picks) {
    add(
        content,
        where,
        new TimePanel(look, shown.step(), shown.stepBase(), LocalTime.now(), allowed, picks));
  }

  private void add(JPanel content, String where, ChooserPanel panel) {
    content.add(panel, where);
    panels.add(panel);
  }

  private static double dateOf(OptionalDouble value) {
    double from =
        value.isPresent() ? value.getAsDouble() : LocalDate.now().toEpochDay() * DAY_MILLIS;
    return Math.floor(from / DAY_MILLIS) * DAY_MILLIS;
  }

  private double timeOf(OptionalDouble from) {
    if (from.isPresent()) {
      return from.getAsDouble() - dateOf(from);
    }
    LocalTime now = LocalTime.now();
    double step = Math.max(1, shown.step());
    double millis = (now.getHour() * 60 + now.getMinute()) * 60_000.0;
    return Math.floor((millis - shown.stepBase() % DAY_MILLIS) / step) * step
        + shown.stepBase() % DAY_MILLIS;
  }

  private void pickPart(OptionalDouble date, double time, boolean done) {
    pick(
        date.isPresent() ? OptionalDouble.of(date.getAsDouble() + time) : OptionalDouble.empty(),
        done);
  }

  private void pick(OptionalDouble picked, boolean done) {
    boolean changed = !picked.equals(value);
    value = picked;
    if (done) {
      popup.setVisible(false); // tells the value
    } else if (changed) {
      chosen.value(value, false);
      showAll();
    }
  }

  /// Each panel shows its part of the value.
  private void showAll() {
    for (ChooserPanel panel : panels) {
      boolean splits = shown.kind() == PageChooser.Kind.DATE_TIME && value.isPresent();
      if (splits && panel instanceof TimePanel) {
        panel.show(OptionalDouble.of(timeOf(value)));
      } else if (splits) {
        panel.show(OptionalDouble.of(dateOf(value)));
      } else {
        panel.show(value);
      }
    }
  }

  private void escape() {
    if (value.equals(shown.value())) {
      popup.setVisible(false);
    } else {
      value = shown.value();
      chosen.value(value, false);
      showAll();
    }
  }

  /// @param scale device pixels in one of AWT's
  void show(Component page, int scale) {
    popup.show(page, shown.xPx() / scale, (shown.yPx() + shown.heightPx()) / scale);
    panels.getFirst().takeFocus();
  }

  boolean isOpen() {
    return popup.isVisible();
  }

  void close() {
    popup.setVisible(false);
  }
}
