package bulkhead.browser.ui;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/// A month's days, or a year's months, of which one is chosen. The title leads from the days to the
/// months. Arrows go from day to day, Page Up and Down from month to month, with Shift from year to
/// year. Thread: EDT.
final class CalendarPanel extends ChooserPanel {
  private static final long serialVersionUID = 1L;
  private static final double DAY_MILLIS = 86_400_000;
  private static final YearMonth EPOCH = YearMonth.of(1970, 1);
  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST = LocalDate.of(275_760, 9, 13); // the last that HTML has
  private static final int MOST_MONTHS = 12 * 280_000;
  private static final int CELL = 32;
  private static final int EDGE = 8;
  private static final int TITLE = 36;
  private static final int WEEKS = 6;
  private static final int WEEK_COLUMN = 60;
  private static final int MONTHS_IN_ROW = 4;
  private static final int MOST_SKIPPED = 400; // how far an arrow goes for a value that is allowed

  /// What is chosen.
  enum Unit {
    DAY,
    WEEK,
    MONTH
  }

  /// Something that can be pressed.
  private record Spot(Rectangle place, String label, Runnable action, @Nullable LocalDate date) {}

  private final Unit unit;
  private final transient DoublePredicate allowed;
  private final LocalDate today;
  private boolean months; // shown instead of days
  private transient @Nullable LocalDate chosen;
  private YearMonth shown;
  private transient @Nullable Spot hovered;

  /// @param allowed whether the field takes a value
  CalendarPanel(Look look, Unit unit, LocalDate today, DoublePredicate allowed, Picks picks) {
    super(look, picks);
    this.unit = unit;
    this.allowed = allowed;
    this.today = today;
    this.months = unit == Unit.MONTH;
    this.shown = YearMonth.from(today);
    int width = 2 * EDGE + 7 * CELL + (unit == Unit.WEEK ? WEEK_COLUMN : 0);
    setPreferredSize(new Dimension(look.px(width), look.px(2 * EDGE + TITLE + (WEEKS + 2) * CELL)));
    getAccessibleContext().setAccessibleName("Calendar");
    addKeyListener(new Keys());
    var mouse = new Mouse();
    addMouseListener(mouse);
    addMouseMotionListener(mouse);
    addMouseWheelListener(mouse);
  }

  @Override
  void show(OptionalDouble value) {
    chosen = value.isPresent() ? dateOf(value.getAsDouble()) : null;
    if (chosen != null) {
      shown = YearMonth.from(chosen);
    }
    repaint();
  }

  private LocalDate dateOf(double value) {
    LocalDate date =
        unit == Unit.MONTH
            ? EPOCH.plusMonths(Math.clamp((long) value, -MOST_MONTHS, MOST_MONTHS)).atDay(1)
            : LocalDate.ofEpochDay((long) Math.floor(value / DAY_MILLIS));
    return within(date);
  }

  private static LocalDate within(LocalDate date) {
    return date.isBefore(FIRST) ? FIRST : date.isAfter(LAST) ? LAST : date;
  }

  /// The value that a date stands for.
  private double valueOf(LocalDate date) {
    return switch (unit) {
      case DAY -> date.toEpochDay() * DAY_MILLIS;
      case WEEK -> mondayOf(date).toEpochDay() * DAY_MILLIS;
      case MONTH -> ChronoUnit.MONTHS.between(EPOCH, YearMonth.from(date));
    };
  }

  private static LocalDate mondayOf(LocalDate date) {
    return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private boolean isAllowed(LocalDate date) {
    return !date.isBefore(FIRST) && !date.isAfter(LAST) && allowed.test(valueOf(date));
  }

  private boolean isChosen(LocalDate date) {
    return chosen != null && valueOf(chosen) == valueOf(date);
  }

  private void pick(LocalDate date, boolean done) {
    if (isAllowed(date)) {
      chosen = date;
      shown = YearMonth.from(date);
      repaint();
      picks.pick(OptionalDouble.of(valueOf(date)), done);
    }
  }

  private void turn(int by) {
    YearMonth next = months ? shown.plusYears(by) : shown.plusMonths(by);
    if (!next.isBefore(YearMonth.from(FIRST)) && !next.isAfter(YearMonth.from(LAST))) {
      shown = next;
      hovered = null;
      repaint();
    }
  }

  // What there is to press

  private List<Spot> spots() {
    List<Spot> spots = new ArrayList<>();
    int edge = look.px(EDGE);
    int title = look.px(TITLE);
    int right = getWidth() - edge;
    spots.add(
        new Spot(
            new Rectangle(edge, edge, right - 2 * title - edge, title),
            months
                ? String.valueOf(shown.getYear())
                : name(shown, TextStyle.FULL) + " " + shown.getYear(),
            () -> {
              months = unit == Unit.MONTH || !months;
              repaint();
            },
            null));
    spots.add(
        new Spot(new Rectangle(right - 2 * title, edge, title, title), "‹", () -> turn(-1), null));
    spots.add(new Spot(new Rectangle(right - title, edge, title, title), "›", () -> turn(1), null));
    if (months) {
      addMonths(spots, edge, edge + title);
    } else {
      addDays(spots, edge, edge + title + look.px(CELL));
    }
    int bottom = getHeight() - edge - look.px(CELL);
    int half = (right - edge) / 2;
    spots.add(
        new Spot(
            new Rectangle(edge, bottom, half, look.px(CELL)),
            "Clear",
            () -> {
              chosen = null;
              picks.pick(OptionalDouble.empty(), true);
            },
            null));
    spots.add(
        new Spot(
            new Rectangle(edge + half, bottom, half, look.px(CELL)),
            switch (unit) {
              case DAY -> "Today";
              case WEEK -> "This week";
              case MONTH -> "This month";
            },
            () -> pick(today, true),
            null));
    return spots;
  }

  private static String name(YearMonth month, TextStyle style) {
    return month.getMonth().getDisplayName(style, Locale.ENGLISH);
  }

  private void addMonths(List<Spot> spots, int left, int top) {
    int width = (getWidth() - 2 * left) / MONTHS_IN_ROW;
    int height = look.px(CELL * 2);
    for (int i = 0; i < 12; i++) {
      YearMonth month = YearMonth.of(shown.getYear(), i + 1);
      Rectangle place =
          new Rectangle(
              left + i % MONTHS_IN_ROW * width, top + i / MONTHS_IN_ROW * height, width, height);
      spots.add(
          new Spot(
              place,
              name(month, TextStyle.SHORT),
              () -> {
                if (unit == Unit.MONTH) {
                  pick(month.atDay(1), true);
                } else {
                  shown = month;
                  months = false;
                  repaint();
                }
              },
              month.atDay(1)));
    }
  }

  private DayOfWeek firstDay() {
    return unit == Unit.WEEK ? DayOfWeek.MONDAY : DayOfWeek.SUNDAY;
  }

  private int weekColumn() {
    return unit == Unit.WEEK ? look.px(WEEK_COLUMN) : 0;
  }

  private void addDays(List<Spot> spots, int left, int top) {
    int cell = look.px(CELL);
    LocalDate first = shown.atDay(1).with(TemporalAdjusters.previousOrSame(firstDay()));
    for (int week = 0; week < WEEKS; week++) {
      LocalDate begin = first.plusWeeks(week);
      if (unit == Unit.WEEK) {
        spots.add(
            new Spot(
                new Rectangle(left, top + week * cell, weekColumn(), cell),
                "Week " + begin.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                () -> pick(begin, true),
                begin));
      }
      for (int i = 0; i < 7; i++) {
        LocalDate day = begin.plusDays(i);
        spots.add(
            new Spot(
                new Rectangle(left + weekColumn() + i * cell, top + week * cell, cell, cell),
                String.valueOf(day.getDayOfMonth()),
                () -> pick(day, true),
                day));
      }
    }
  }

  // Drawing

  @Override
  protected void paintComponent(Graphics graphics) {
    super.paintComponent(graphics);
    Graphics2D g = Draw.smooth(graphics);
    g.setFont(getFont());
    if (!months) {
      g.setColor(look.palette().mutedText());
      for (int i = 0; i < 7; i++) {
        drawCentred(
            g,
            firstDay().plus(i).getDisplayName(TextStyle.NARROW, Locale.ENGLISH),
            look.px(EDGE) + weekColumn() + i * look.px(CELL),
            look.px(EDGE + TITLE),
            look.px(CELL),
            look.px(CELL));
      }
    }
    for (Spot spot : spots()) {
      paint(g, spot);
    }
    g.dispose();
  }

  private void paint(Graphics2D g, Spot spot) {
    Palette palette = look.palette();
    Rectangle at = spot.place();
    LocalDate date = spot.date();
    Spot under = hovered;
    boolean takes = date == null || months && unit != Unit.MONTH || isAllowed(date);
    boolean current =
        date != null
            && (months && unit != Unit.MONTH
                ? chosen != null && YearMonth.from(chosen).equals(YearMonth.from(date))
                : isChosen(date));
    int arc = look.px(8);
    if (current) {
      g.setColor(palette.accent());
      g.fillRoundRect(at.x + 1, at.y + 1, at.width - 2, at.height - 2, arc, arc);
    } else if (takes && under != null && isSame(under, spot)) {
      g.setColor(palette.hover());
      g.fillRoundRect(at.x + 1, at.y + 1, at.width - 2, at.height - 2, arc, arc);
    }
    boolean isToday = date != null && valueOf(date) == valueOf(today) && unit != Unit.WEEK;
    if (isToday && !current && !(months && unit != Unit.MONTH)) {
      g.setColor(palette.accent());
      g.drawRoundRect(at.x + 1, at.y + 1, at.width - 3, at.height - 3, arc, arc);
    }
    boolean otherMonth = !months && date != null && !YearMonth.from(date).equals(shown);
    g.setColor(
        current
            ? palette.onAccent()
            : !takes ? palette.disabledIcon() : otherMonth ? palette.mutedText() : palette.text());
    if (date == null && at.y > look.px(EDGE)) {
      g.setColor(palette.accent());
    }
    drawCentred(g, spot.label(), at.x, at.y, at.width, at.height);
  }

  /// In weeks, a whole row is under the pointer.
  private boolean isSame(Spot a, Spot b) {
    LocalDate one = a.date();
    LocalDate other = b.date();
    return unit == Unit.WEEK && !months && one != null && other != null
        ? valueOf(one) == valueOf(other)
        : a.place().equals(b.place());
  }

  private final class Mouse extends MouseAdapter {
    private @Nullable Spot at(MouseEvent event) {
      for (Spot spot : spots()) {
        if (spot.place().contains(event.getPoint())) {
          return spot;
        }
      }
      return null;
    }

    @Override
    public void mouseReleased(MouseEvent event) {
      Spot spot = at(event);
      if (spot != null && event.getButton() == MouseEvent.BUTTON1) {
        spot.action().run();
      }
    }

    @Override
    public void mouseMoved(MouseEvent event) {
      hovered = at(event);
      repaint();
    }

    @Override
    public void mouseExited(MouseEvent event) {
      hovered = null;
      repaint();
    }

    @Override
    public void mouseWheelMoved(MouseWheelEvent event) {
      turn(event.getWheelRotation() > 0 ? 1 : -1);
    }
  }

  private final class Keys extends KeyAdapter {
    @Override
    public void keyPressed(KeyEvent event) {
      int years = event.isShiftDown() ? 12 : 1;
      boolean wasUsed = true;
      switch (event.getKeyCode()) {
        case KeyEvent.VK_LEFT -> move(unitOf(ChronoUnit.DAYS), -1);
        case KeyEvent.VK_RIGHT -> move(unitOf(ChronoUnit.DAYS), 1);
        case KeyEvent.VK_UP ->
            move(unitOf(ChronoUnit.WEEKS), unit == Unit.MONTH ? -MONTHS_IN_ROW : -1);
        case KeyEvent.VK_DOWN ->
            move(unitOf(ChronoUnit.WEEKS), unit == Unit.MONTH ? MONTHS_IN_ROW : 1);
        case KeyEvent.VK_PAGE_UP -> move(ChronoUnit.MONTHS, unit == Unit.MONTH ? -12 : -years);
        case KeyEvent.VK_PAGE_DOWN -> move(ChronoUnit.MONTHS, unit == Unit.MONTH ? 12 : years);
        case KeyEvent.VK_HOME -> pick(shown.atDay(1), false);
        case KeyEvent.VK_END -> pick(shown.atEndOfMonth(), false);
        case KeyEvent.VK_T -> pick(today, false);
        case KeyEvent.VK_ENTER, KeyEvent.VK_SPACE -> {
          if (chosen != null) {
            pick(chosen, true);
          } else {
            pick(today, true);
          }
        }
        default -> wasUsed = false;
      }
      if (wasUsed) {
        event.consume();
      }
    }

    /// What a step of the arrows is.
    private ChronoUnit unitOf(ChronoUnit inDays) {
      return switch (unit) {
        case DAY -> inDays;
        case WEEK -> ChronoUnit.WEEKS;
        case MONTH -> ChronoUnit.MONTHS;
      };
    }

    private void move(ChronoUnit by, int amount) {
      LocalDate from = chosen == null ? today : chosen;
      for (int i = 1; i <= MOST_SKIPPED; i++) {
        LocalDate to = from.plus((long) amount * i, by);
        if (isAllowed(to)) {
          pick(to, false);
          return;
        }
      }
    }
  }
}
