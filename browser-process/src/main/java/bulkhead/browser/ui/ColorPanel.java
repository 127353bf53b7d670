package bulkhead.browser.ui;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.GradientPaint;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.ActionEvent;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;

/// A field of one hue's colours, a strip of hues, and the colour in numbers. Arrows move the mark
/// in the field and in the strip. Thread: EDT.
final class ColorPanel extends ChooserPanel {
  private static final long serialVersionUID = 1L;
  private static final int EDGE = 12;
  private static final int WIDTH = 232;
  private static final int FIELD_HEIGHT = 130;
  private static final int STRIP_HEIGHT = 18;
  private static final int ROW = 28;
  private static final int GAP = 8;
  private static final int SWATCH = 24;
  private static final float STEP = 0.01f;
  private static final float LARGE_STEP = 0.1f;
  private static final int WHITE = 0xFFFFFF;

  private float hue; // 0 to 1, as the two others
  private float saturation;
  private float brightness;
  private int rgb;
  private final Marks field = new Marks("Colour", true);
  private final Marks strip = new Marks("Hue", false);
  private final JTextField hex = new JTextField();
  private final transient List<JTextField> parts = new ArrayList<>();

  /// @param suggestions the page's own colours, 0xRRGGBB
  ColorPanel(Look look, List<Integer> suggestions, Picks picks) {
    super(look, picks);
    int y = look.px(EDGE);
    int inRow = (WIDTH + GAP) / (SWATCH + GAP);
    for (int i = 0; i < suggestions.size(); i++) {
      var swatch = new Swatch(suggestions.get(i));
      swatch.setBounds(
          look.px(EDGE + i % inRow * (SWATCH + GAP)),
          y + i / inRow * look.px(SWATCH + GAP),
          look.px(SWATCH),
          look.px(SWATCH));
      add(swatch);
    }
    y += (suggestions.size() + inRow - 1) / inRow * look.px(SWATCH + GAP);
    field.setBounds(look.px(EDGE), y, look.px(WIDTH), look.px(FIELD_HEIGHT));
    y += look.px(FIELD_HEIGHT + GAP);
    strip.setBounds(look.px(EDGE), y, look.px(WIDTH), look.px(STRIP_HEIGHT));
    y += look.px(STRIP_HEIGHT + GAP);
    add(field);
    add(strip);
    y = addNumbers(y);
    setPreferredSize(new Dimension(look.px(2 * EDGE + WIDTH), y + look.px(EDGE)));
  }

  private int addNumbers(int top) {
    int x = look.px(EDGE);
    int label = look.px(14);
    int width = look.px(34);
    String names = "RGB";
    for (int i = 0; i < names.length(); i++) {
      var part = new JTextField();
      addNumber(part, names.substring(i, i + 1), x, top, label, width, this::readParts);
      parts.add(part);
      x += label + width + look.px(4);
    }
    addNumber(hex, "#", x, top, label, look.px(EDGE + WIDTH) - x - label, this::readHex);
    return top + look.px(ROW);
  }

  private void addNumber(
      JTextField number, String name, int x, int y, int label, int width, Runnable read) {
    var text = new JLabel(name);
    text.setFont(getFont());
    text.setForeground(look.palette().mutedText());
    text.setBounds(x, y, label, look.px(ROW));
    add(text);
    number.setFont(getFont());
    number.setBounds(x + label, y, width, look.px(ROW));
    number.getAccessibleContext().setAccessibleName(name);
    number.addActionListener(
        (ActionEvent event) -> {
          read.run();
          picks.pick(OptionalDouble.of(rgb), true);
        });
    number.addFocusListener(
        new FocusAdapter() {
          @Override
          public void focusGained(FocusEvent event) {
            number.selectAll();
          }

          @Override
          public void focusLost(FocusEvent event) {
            read.run();
          }
        });
    FieldEditing.of(number, null);
    add(number);
  }

  private void readParts() {
    int value = 0;
    for (JTextField part : parts) {
      String text = part.getText().strip();
      if (!text.matches("[0-9]{1,3}")) {
        showNumbers();
        return;
      }
      value = value << 8 | Math.min(255, Integer.parseInt(text));
    }
    typed(value);
  }

  private void readHex() {
    String text = hex.getText().strip().replaceFirst("^#", "");
    if (text.matches("[0-9a-fA-F]{3}")) {
      text = text.replaceAll(".", "$0$0");
    }
    if (text.matches("[0-9a-fA-F]{6}")) {
      typed(Integer.parseInt(text, 16));
    } else {
      showNumbers();
    }
  }

  private void typed(int value) {
    if (value != rgb) {
      setRgb(value);
      picks.pick(OptionalDouble.of(rgb), false);
    }
  }

  @Override
  void show(OptionalDouble value) {
    int shown = (int) value.orElse(0) & WHITE;
    if (shown != rgb) {
      setRgb(shown);
    } else {
      showNumbers(); // what is there stays: a dark colour has more hues than numbers tell
    }
  }

  @Override
  void takeFocus() {
    field.requestFocusInWindow();
  }

  private void setRgb(int value) {
    rgb = value;
    float[] hsb = Color.RGBtoHSB(value >> 16 & 255, value >> 8 & 255, value & 255, null);
    if (hsb[1] > 0 && hsb[2] > 0) {
      hue = hsb[0]; // grey has none of its own: the strip stays where it is
    }
    saturation = hsb[1];
    brightness = hsb[2];
    showNumbers();
  }

  private void setHsb(float newHue, float newSaturation, float newBrightness) {
    hue = Math.clamp(newHue, 0, 1);
    saturation = Math.clamp(newSaturation, 0, 1);
    brightness = Math.clamp(newBrightness, 0, 1);
    rgb = Color.HSBtoRGB(hue, saturation, brightness) & WHITE;
    showNumbers();
    picks.pick(OptionalDouble.of(rgb), false);
  }

  private void showNumbers() {
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).setText(String.valueOf(rgb >> 8 * (2 - i) & 255));
    }
    hex.setText("%06x".formatted(rgb));
    repaint();
  }

  /// The field of colours, or the strip of hues, with the mark at what is chosen.
  private final class Marks extends JPanel {
    private static final long serialVersionUID = 1L;
    private final boolean isField;

    Marks(String name, boolean isField) {
      this.isField = isField;
      setFocusable(true);
      getAccessibleContext().setAccessibleName(name);
      var mouse =
          new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
              requestFocusInWindow();
              to(event);
            }

            @Override
            public void mouseDragged(MouseEvent event) {
              to(event);
            }
          };
      addMouseListener(mouse);
      addMouseMotionListener(mouse);
      addKeyListener(
          new KeyAdapter() {
            @Override
            public void keyPressed(KeyEvent event) {
              float step = event.isShiftDown() || event.isControlDown() ? LARGE_STEP : STEP;
              boolean used = true;
              switch (event.getKeyCode()) {
                case KeyEvent.VK_LEFT -> move(-step, 0);
                case KeyEvent.VK_RIGHT -> move(step, 0);
                case KeyEvent.VK_UP -> move(0, step);
                case KeyEvent.VK_DOWN -> move(0, -step);
                case KeyEvent.VK_ENTER, KeyEvent.VK_SPACE ->
                    picks.pick(OptionalDouble.of(rgb), true);
                default -> used = false;
              }
              if (used) {
                event.consume();
              }
            }
          });
      addFocusListener(
          new FocusAdapter() {
            @Override
            public void focusGained(FocusEvent event) {
              repaint();
            }

            @Override
            public void focusLost(FocusEvent event) {
              repaint();
            }
          });
    }

    private void move(float right, float up) {
      if (isField) {
        setHsb(hue, saturation + right, brightness + up);
      } else {
        setHsb(hue + right + up, saturation, brightness);
      }
    }

    private void to(MouseEvent event) {
      float x = event.getX() / (float) Math.max(1, getWidth() - 1);
      float y = event.getY() / (float) Math.max(1, getHeight() - 1);
      if (isField) {
        setHsb(hue, x, 1 - y);
      } else {
        setHsb(x, saturation, brightness);
      }
    }

    @Override
    protected void paintComponent(Graphics graphics) {
      Graphics2D g = Draw.smooth(graphics);
      int width = getWidth();
      int height = getHeight();
      if (isField) {
        Color full = new Color(Color.HSBtoRGB(hue, 1, 1));
        g.setPaint(new GradientPaint(0, 0, Color.WHITE, width, 0, full));
        g.fillRect(0, 0, width, height);
        g.setPaint(new GradientPaint(0, 0, new Color(0, 0, 0, 0), 0, height, Color.BLACK));
        g.fillRect(0, 0, width, height);
      } else {
        for (int x = 0; x < width; x++) {
          g.setColor(new Color(Color.HSBtoRGB(x / (float) Math.max(1, width - 1), 1, 1)));
          g.fillRect(x, 0, 1, height);
        }
      }
      int x = Math.round((isField ? saturation : hue) * (width - 1));
      int y = isField ? Math.round((1 - brightness) * (height - 1)) : height / 2;
      int radius = look.px(isFocusOwner() ? 7 : 5);
      g.setStroke(new BasicStroke(look.px(2)));
      g.setColor(Color.WHITE);
      g.drawOval(x - radius, y - radius, 2 * radius, 2 * radius);
      g.setStroke(new BasicStroke(1));
      g.setColor(Color.BLACK);
      g.drawOval(x - radius - 1, y - radius - 1, 2 * radius + 2, 2 * radius + 2);
      g.dispose();
    }
  }

  /// A colour that the page suggests.
  private final class Swatch extends JPanel {
    private static final long serialVersionUID = 1L;
    private final int color;

    Swatch(int color) {
      this.color = color;
      setFocusable(true);
      getAccessibleContext().setAccessibleName("#%06x".formatted(color));
      addMouseListener(
          new MouseAdapter() {
            @Override
            public void mouseReleased(MouseEvent event) {
              take();
            }
          });
      addKeyListener(
          new KeyAdapter() {
            @Override
            public void keyPressed(KeyEvent event) {
              if (event.getKeyCode() == KeyEvent.VK_ENTER
                  || event.getKeyCode() == KeyEvent.VK_SPACE) {
                take();
                event.consume();
              }
            }
          });
    }

    private void take() {
      setRgb(color);
      picks.pick(OptionalDouble.of(color), true);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
      graphics.setColor(new Color(color));
      graphics.fillRect(0, 0, getWidth(), getHeight());
      graphics.setColor(isFocusOwner() ? look.palette().accent() : look.palette().line());
      graphics.drawRect(0, 0, getWidth() - 1, getHeight() - 1);
    }
  }
}
