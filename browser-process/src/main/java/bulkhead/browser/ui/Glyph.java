package bulkhead.browser.ui;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/// The window's icons, as lines on a grid of 16 by 16. Drawn by code: reading SVG or PNG files
/// would cost start-up time.
enum Glyph {
  BACK {
    @Override
    void draw(Graphics2D g) {
      lines(g, 13.2, 8, 3, 8);
      lines(g, 7.8, 3.2, 3, 8, 7.8, 12.8);
    }
  },
  FORWARD {
    @Override
    void draw(Graphics2D g) {
      lines(g, 2.8, 8, 13, 8);
      lines(g, 8.2, 3.2, 13, 8, 8.2, 12.8);
    }
  },
  RELOAD {
    @Override
    void draw(Graphics2D g) {
      g.draw(new Arc2D.Double(2.75, 2.75, 10.5, 10.5, 35, 300, Arc2D.OPEN));
      Path2D head = new Path2D.Double();
      head.moveTo(13.9, 2);
      head.lineTo(13.9, 7);
      head.lineTo(8.9, 7);
      head.closePath();
      g.fill(head);
    }
  },
  STOP {
    @Override
    void draw(Graphics2D g) {
      lines(g, 3.4, 3.4, 12.6, 12.6);
      lines(g, 12.6, 3.4, 3.4, 12.6);
    }
  },
  CLOSE {
    @Override
    void draw(Graphics2D g) {
      lines(g, 4.4, 4.4, 11.6, 11.6);
      lines(g, 11.6, 4.4, 4.4, 11.6);
    }
  },
  UP {
    @Override
    void draw(Graphics2D g) {
      lines(g, 3.6, 10.2, 8, 5.8, 12.4, 10.2);
    }
  },
  DOWN {
    @Override
    void draw(Graphics2D g) {
      lines(g, 3.6, 5.8, 8, 10.2, 12.4, 5.8);
    }
  },
  PLUS {
    @Override
    void draw(Graphics2D g) {
      lines(g, 8, 2.8, 8, 13.2);
      lines(g, 2.8, 8, 13.2, 8);
    }
  },
  MENU {
    @Override
    void draw(Graphics2D g) {
      for (double y = 3.2; y < 14; y += 4.8) {
        g.fill(new Ellipse2D.Double(6.6, y - 1.4, 2.8, 2.8));
      }
    }
  },
  STAR {
    @Override
    void draw(Graphics2D g) {
      g.draw(star());
    }
  },
  STAR_FILLED {
    @Override
    void draw(Graphics2D g) {
      g.fill(star());
      g.draw(star());
    }
  },
  GLOBE {
    @Override
    void draw(Graphics2D g) {
      g.draw(new Ellipse2D.Double(1.9, 1.9, 12.2, 12.2));
      g.draw(new Ellipse2D.Double(5.4, 1.9, 5.2, 12.2));
      lines(g, 2.4, 6.1, 13.6, 6.1);
      lines(g, 2.4, 9.9, 13.6, 9.9);
    }
  },
  INFO {
    @Override
    void draw(Graphics2D g) {
      g.draw(new Ellipse2D.Double(1.9, 1.9, 12.2, 12.2));
      lines(g, 8, 7.4, 8, 11);
      g.fill(new Ellipse2D.Double(7.1, 4.4, 1.8, 1.8));
    }
  },
  WARNING {
    @Override
    void draw(Graphics2D g) {
      Path2D triangle = new Path2D.Double();
      triangle.moveTo(8, 2);
      triangle.lineTo(14.6, 13.6);
      triangle.lineTo(1.4, 13.6);
      triangle.closePath();
      g.draw(triangle);
      lines(g, 8, 6.6, 8, 9.6);
      g.fill(new Ellipse2D.Double(7.15, 10.9, 1.7, 1.7));
    }
  },
  LOCK {
    @Override
    void draw(Graphics2D g) {
      g.draw(new RoundRectangle2D.Double(3.2, 6.8, 9.6, 7, 2, 2));
      g.draw(new Arc2D.Double(5, 2, 6, 7.6, 0, 180, Arc2D.OPEN));
      lines(g, 5, 5.8, 5, 6.8);
      lines(g, 11, 5.8, 11, 6.8);
    }
  },
  MORE {
    @Override
    void draw(Graphics2D g) {
      lines(g, 3, 4, 7, 8, 3, 12);
      lines(g, 9, 4, 13, 8, 9, 12);
    }
  },
  SAD_PAGE {
    @Override
    void draw(Graphics2D g) {
      Path2D sheet = new Path2D.Double();
      sheet.moveTo(2.5, 1);
      sheet.lineTo(10, 1);
      sheet.lineTo(13.5, 4.5);
      sheet.lineTo(13.5, 15);
      sheet.lineTo(2.5, 15);
      sheet.closePath();
      g.draw(sheet);
      lines(g, 10, 1, 10, 4.5, 13.5, 4.5);
      g.fill(new Ellipse2D.Double(5, 7, 1.2, 1.6));
      g.fill(new Ellipse2D.Double(9.8, 7, 1.2, 1.6));
      g.draw(new Arc2D.Double(5.4, 10.4, 5.2, 3.6, 30, 120, Arc2D.OPEN));
    }
  };

  abstract void draw(Graphics2D g);

  /// Draws the icon into the square of `size` at (x, y).
  void paint(Graphics2D graphics, double x, double y, double size, Color color, double lineWidth) {
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      g.translate(x, y);
      g.scale(size / 16, size / 16);
      g.setColor(color);
      g.setStroke(
          new BasicStroke((float) lineWidth, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      draw(g);
    } finally {
      g.dispose();
    }
  }

  void paint(Graphics2D graphics, double x, double y, double size, Color color) {
    paint(graphics, x, y, size, color, 1.5);
  }

  private static void lines(Graphics2D g, double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    g.draw(path);
  }

  private static Path2D star() {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < 10; i++) {
      double radius = i % 2 == 0 ? 7 : 3.1;
      double angle = Math.PI * (i / 5.0 - 0.5);
      double px = 8 + radius * Math.cos(angle);
      double py = 8.6 + radius * Math.sin(angle);
      if (i == 0) {
        path.moveTo(px, py);
      } else {
        path.lineTo(px, py);
      }
    }
    path.closePath();
    return path;
  }
}
