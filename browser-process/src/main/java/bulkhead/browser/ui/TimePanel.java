package bulkhead.browser.ui;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/// Columns of hours, minutes, perhaps seconds, and the halves of the day, of which one each is
/// chosen. Up and Down turn a column, Left and Right go to the next one. Thread: EDT.
final class TimePanel extends ChooserPanel {
  private static final long serialVersionUID = 1L;
  private static final int HOUR_MILLIS = 3_600_000;
  private static final int MINUTE_MILLIS = 60_000;
  private static final int SECOND_MILLIS = 1000;
  private static final int CELL = 32;
  private static final int WIDTH = 56;
  private static final int EDGE = 8;
  private static final int ROWS = 7; // the one in the middle is chosen

  private enum Part {
    HOUR,
    MINUTE,
    SECOND,
    HALF
  }

  /// @param values in order; those that no step leads to are left out
  private record Column(Part part, int[] values) {}

  private final transient DoublePredicate allowed;
  private final transient List<Column> columns = new ArrayList<>();
  private int millis; // since midnight
  private int active; // the column that has the keys

  /// @param step milliseconds; 0 for any
  /// @param allowed whether the field takes a time, in milliseconds
  TimePanel(
      Look look,
      double step,
      double stepBase,
      LocalTime now,
      DoublePredicate allowed,
      Picks picks) {
    super(look, picks);
    this.allowed = allowed;
    this.millis = now.getHour() * HOUR_MILLIS + now.getMinute() * MINUTE_MILLIS;
    columns.add(new Column(Part.HOUR, new int[] {12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}));
    columns.add(column(Part.MINUTE, HOUR_MILLIS, MINUTE_MILLIS, step, stepBase));
    if (step > 0 && step % MINUTE_MILLIS != 0) {
      columns.add(column(Part.SECOND, MINUTE_MILLIS, SECOND_MILLIS, step, stepBase));
    }
    columns.add(new Column(Part.HALF, new int[] {0, 1}));
    setPreferredSize(
        new Dimension(look.px(2 * EDGE + columns.size() * WIDTH), look.px(2 * EDGE + ROWS * CELL)));
    getAccessibleContext().setAccessibleName("Time");
    addKeyListener(new Keys());
    var mouse = new Mouse();
    addMouseListener(mouse);
    addMouseWheelListener(mouse);
  }

  /// The values of a part that a step of the field leads to, whatever the greater parts are.
  private static Column column(Part part, int whole, int unit, double step, double stepBase) {
    long within = (long) step;
    for (long rest = whole; rest != 0; ) { // the greatest common divisor of both
      long next = within % rest;
      within = rest;
      rest = next;
    }
    long every = step < 1 ? 1 : within;
    int[] all =
        IntStream.range(0, whole / unit)
            .filter(
                value ->
                    every < unit
                        || Math.floorMod(value * (long) unit - (long) stepBase, every) == 0)
            .toArray();
    return new Column(part, all.length == 0 ? new int[] {0} : all);
  }

  @Override
  void show(OptionalDouble value) {
    if (value.isPresent()) {
      millis = Math.clamp((long) value.getAsDouble(), 0, 24 * HOUR_MILLIS - 1);
    }
    repaint();
  }

  private int valueOf(Part part) {
    return switch (part) {
      case HOUR -> (millis / HOUR_MILLIS + 11) % 12 + 1;
      case MINUTE -> millis / MINUTE_MILLIS % 60;
      case SECOND -> millis / SECOND_MILLIS % 60;
      case HALF -> millis / HOUR_MILLIS / 12;
    };
  }

  /// The time with another value of one part.
  private int with(Part part, int value) {
    return switch (part) {
      case HOUR -> millis % HOUR_MILLIS + (value % 12 + 12 * valueOf(Part.HALF)) * HOUR_MILLIS;
      case MINUTE -> millis + (value - valueOf(Part.MINUTE)) * MINUTE_MILLIS;
      case SECOND -> millis + (value - valueOf(Part.SECOND)) * SECOND_MILLIS;
      case HALF -> millis + (value - valueOf(Part.HALF)) * 12 * HOUR_MILLIS;
    };
  }

  /// The index of the value nearest to the one that is chosen.
  private int placeIn(Column column) {
    int best = 0;
    for (int i = 0; i < column.values().length; i++) {
      int distance = Math.abs(column.values()[i] - valueOf(column.part()));
      if (distance < Math.abs(column.values()[best] - valueOf(column.part()))) {
        best = i;
      }
    }
    return best;
  }

  private void turn(Column column, int by) {
    int[] values = column.values();
    for (int i = 1; i <= values.length; i++) {
      int to = with(column.part(), values[Math.floorMod(placeIn(column) + by * i, values.length)]);
      if (allowed.test(to)) {
        pick(to);
        return;
      }
    }
  }

  private void pick(int time) {
    millis = time;
    repaint();
    picks.pick(OptionalDouble.of(time), false);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    super.paintComponent(graphics);
    Graphics2D g = Draw.smooth(graphics);
    Palette palette = look.palette();
    g.setFont(getFont());
    int cell = look.px(CELL);
    int width = look.px(WIDTH);
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      int x = look.px(EDGE) + i * width;
      for (int row = 0; row < ROWS; row++) {
        int index = indexAt(column, row);
        if (index < 0) {
          continue;
        }
        int y = look.px(EDGE) + row * cell;
        int value = column.values()[index];
        boolean current = row == ROWS / 2;
        if (current) {
          g.setColor(i == active ? palette.accent() : palette.hover());
          g.fillRoundRect(x + 2, y + 1, width - 4, cell - 2, look.px(8), look.px(8));
        }
        g.setColor(
            current && i == active
                ? palette.onAccent()
                : allowed.test(with(column.part(), value))
                    ? palette.text()
                    : palette.disabledIcon());
        drawCentred(g, label(column.part(), value), x, y, width, cell);
      }
    }
    g.dispose();
  }

  private static String label(Part part, int value) {
    return part == Part.HALF ? value == 0 ? "AM" : "PM" : "%02d".formatted(value);
  }

  /// Which value a row shows; -1 for none. Long columns go round, short ones do not.
  private int indexAt(Column column, int row) {
    int index = placeIn(column) + row - ROWS / 2;
    int length = column.values().length;
    if (length > ROWS) {
      return Math.floorMod(index, length);
    }
    return index >= 0 && index < length ? index : -1;
  }

  private final class Mouse extends MouseAdapter {
    private int columnAt(MouseEvent event) {
      int column = (event.getX() - look.px(EDGE)) / look.px(WIDTH);
      return column >= 0 && column < columns.size() ? column : -1;
    }

    @Override
    public void mouseReleased(MouseEvent event) {
      int at = columnAt(event);
      int row = (event.getY() - look.px(EDGE)) / look.px(CELL);
      if (at < 0 || row < 0 || row >= ROWS || event.getButton() != MouseEvent.BUTTON1) {
        return;
      }
      Column column = columns.get(at);
      int index = indexAt(column, row);
      active = at;
      repaint();
      if (index >= 0) {
        int to = with(column.part(), column.values()[index]);
        if (allowed.test(to)) {
          pick(to);
        }
      }
    }

    @Override
    public void mouseWheelMoved(MouseWheelEvent event) {
      int at = columnAt(event);
      if (at >= 0) {
        active = at;
        turn(columns.get(at), event.getWheelRotation() > 0 ? 1 : -1);
      }
    }
  }

  private final class Keys extends KeyAdapter {
    @Override
    public void keyPressed(KeyEvent event) {
      switch (event.getKeyCode()) {
        case KeyEvent.VK_UP -> turn(columns.get(active), -1);
        case KeyEvent.VK_DOWN -> turn(columns.get(active), 1);
        case KeyEvent.VK_LEFT -> active = Math.max(0, active - 1);
        case KeyEvent.VK_RIGHT -> active = Math.min(columns.size() - 1, active + 1);
        case KeyEvent.VK_ENTER, KeyEvent.VK_SPACE -> {
          if (allowed.test(millis)) {
            picks.pick(OptionalDouble.of(millis), true);
          }
        }
        default -> {
          return;
        }
      }
      repaint();
      event.consume();
    }
  }
}
