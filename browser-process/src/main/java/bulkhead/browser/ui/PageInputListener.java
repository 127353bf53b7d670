package bulkhead.browser.ui;

import bulkhead.browser.ui.PageInput.Button;
import bulkhead.browser.ui.PageInput.Key;
import bulkhead.browser.ui.PageInput.KeyKind;
import bulkhead.browser.ui.PageInput.Modifiers;
import bulkhead.browser.ui.PageInput.Mouse;
import bulkhead.browser.ui.PageInput.MouseKind;
import bulkhead.browser.ui.PageInput.Wheel;
import java.awt.event.FocusEvent;
import java.awt.event.FocusListener;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.KeyListener;
import java.awt.event.MouseEvent;
import java.awt.event.MouseListener;
import java.awt.event.MouseMotionListener;
import java.awt.event.MouseWheelEvent;
import java.awt.event.MouseWheelListener;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/// Makes [PageInput] of what AWT says happened on the page's canvas. Thread: EDT.
final class PageInputListener
    implements MouseListener, MouseMotionListener, MouseWheelListener, KeyListener, FocusListener {
  /// CSS pixels for one click of a wheel: Chromium's on Linux.
  static final int WHEEL_CLICK = 120;

  // What XAWT makes of the X11 buttons 6 to 9.
  private static final int WHEEL_LEFT = 4;
  private static final int WHEEL_RIGHT = 5;
  private static final int MOUSE_BACK = 6;
  private static final int MOUSE_FORWARD = 7;

  private final int javaScale;
  private final float deviceScale;
  private final Consumer<PageInput> sink;
  private final Runnable back;
  private final Runnable forward;
  private final Consumer<Double> zoomByWheel;
  private final Set<Integer> keysDown = new HashSet<>();

  /// Whether the latest key went down here: what the Enter of the omnibox types is not the page's,
  /// even when the keyboard has come to the page by then.
  private boolean pressedHere;

  /// @param zoomByWheel told the clicks of a wheel turned with Ctrl held; negative is away from the
  ///     user
  PageInputListener(
      Look look,
      Consumer<PageInput> sink,
      Runnable back,
      Runnable forward,
      Consumer<Double> zoomByWheel) {
    this.javaScale = look.javaScale();
    this.deviceScale = look.deviceScale();
    this.sink = sink;
    this.back = back;
    this.forward = forward;
    this.zoomByWheel = zoomByWheel;
  }

  void listenTo(PageCanvas canvas) {
    canvas.addMouseListener(this);
    canvas.addMouseMotionListener(this);
    canvas.addMouseWheelListener(this);
    canvas.addKeyListener(this);
    canvas.addFocusListener(this);
  }

  @Override
  public void mousePressed(MouseEvent event) {
    event.getComponent().requestFocusInWindow();
    switch (event.getButton()) {
      case WHEEL_LEFT -> wheel(event, -WHEEL_CLICK, 0, false);
      case WHEEL_RIGHT -> wheel(event, WHEEL_CLICK, 0, false);
      case MOUSE_BACK -> back.run();
      case MOUSE_FORWARD -> forward.run();
      default -> mouse(MouseKind.PRESSED, event);
    }
  }

  @Override
  public void mouseReleased(MouseEvent event) {
    if (event.getButton() < WHEEL_LEFT) {
      mouse(MouseKind.RELEASED, event);
    }
  }

  @Override
  public void mouseClicked(
      MouseEvent event) {} // the page makes its own clicks of presses and releases

  @Override
  public void mouseEntered(MouseEvent event) {
    mouse(MouseKind.ENTERED, event);
  }

  @Override
  public void mouseExited(MouseEvent event) {
    mouse(MouseKind.LEFT, event);
  }

  @Override
  public void mouseMoved(MouseEvent event) {
    mouse(MouseKind.MOVED, event);
  }

  @Override
  public void mouseDragged(MouseEvent event) {
    mouse(MouseKind.MOVED, event);
  }

  @Override
  public void mouseWheelMoved(MouseWheelEvent event) {
    double clicks = event.getPreciseWheelRotation();
    if (event.isControlDown()) {
      zoomByWheel.accept(clicks);
      return;
    }
    boolean precise = clicks != Math.rint(clicks);
    if (event.isShiftDown()) {
      wheel(event, (float) clicks, 0, precise);
    } else {
      wheel(event, 0, (float) clicks, precise);
    }
  }

  private void wheel(MouseEvent event, float ticksX, float ticksY, boolean precise) {
    sink.accept(
        new Wheel(
            event.getX() * javaScale,
            event.getY() * javaScale,
            ticksX * WHEEL_CLICK * deviceScale,
            ticksY * WHEEL_CLICK * deviceScale,
            ticksX,
            ticksY,
            precise,
            modifiers(event),
            System.nanoTime()));
  }

  private void mouse(MouseKind kind, MouseEvent event) {
    int held = 0; // DOM `buttons`: 1 left, 2 right, 4 middle
    int state = event.getModifiersEx();
    held |= (state & InputEvent.BUTTON1_DOWN_MASK) != 0 ? 1 : 0;
    held |= (state & InputEvent.BUTTON3_DOWN_MASK) != 0 ? 2 : 0;
    held |= (state & InputEvent.BUTTON2_DOWN_MASK) != 0 ? 4 : 0;
    Button button =
        switch (event.getButton()) {
          case MouseEvent.BUTTON1 -> Button.LEFT;
          case MouseEvent.BUTTON2 -> Button.MIDDLE;
          case MouseEvent.BUTTON3 -> Button.RIGHT;
          default -> Button.NONE;
        };
    sink.accept(
        new Mouse(
            kind,
            event.getX() * javaScale,
            event.getY() * javaScale,
            kind == MouseKind.PRESSED || kind == MouseKind.RELEASED ? button : Button.NONE,
            held,
            event.getClickCount(),
            modifiers(event),
            System.nanoTime()));
  }

  @Override
  public void keyPressed(KeyEvent event) {
    pressedHere = true;
    boolean repeat = !keysDown.add(event.getKeyCode());
    key(KeyKind.DOWN, event, "", repeat);
  }

  @Override
  public void keyTyped(KeyEvent event) {
    String text = DomKeys.text(event);
    if (pressedHere && !text.isEmpty()) {
      key(KeyKind.CHAR, event, text, false);
    }
  }

  @Override
  public void keyReleased(KeyEvent event) {
    keysDown.remove(event.getKeyCode());
    key(KeyKind.UP, event, "", false);
  }

  private void key(KeyKind kind, KeyEvent event, String text, boolean repeat) {
    boolean typed = kind == KeyKind.CHAR;
    sink.accept(
        new Key(
            kind,
            typed ? (text.equals("\r") ? "Enter" : text) : DomKeys.key(event),
            typed ? "" : DomKeys.code(event),
            typed ? text.charAt(0) : DomKeys.keyCode(event),
            event.getKeyCode(),
            text,
            DomKeys.location(event),
            repeat,
            modifiers(event),
            System.nanoTime()));
  }

  @Override
  public void focusGained(FocusEvent event) {
    sink.accept(new PageInput.Focus(true, System.nanoTime()));
  }

  @Override
  public void focusLost(FocusEvent event) {
    keysDown.clear();
    pressedHere = false;
    sink.accept(new PageInput.Focus(false, System.nanoTime()));
  }

  private static Modifiers modifiers(InputEvent event) {
    return new Modifiers(
        event.isShiftDown(), event.isControlDown(), event.isAltDown(), event.isMetaDown());
  }
}
