package bulkhead.gpu.gl;

import static org.lwjgl.opengles.EXTTextureFormatBGRA8888.GL_BGRA_EXT;
import static org.lwjgl.opengles.GLES20.*;

import bulkhead.gpu.frame.Affine;
import bulkhead.gpu.frame.Draw;
import bulkhead.gpu.frame.DrawList;
import bulkhead.gpu.frame.PixelRect;
import bulkhead.gpu.frame.PixelSize;
import bulkhead.gpu.frame.Placement;
import bulkhead.gpu.frame.RectF;
import bulkhead.gpu.output.OutputFailedException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Draws lists with the current context. Vertices of a whole list go over at once; neighbours that
/// share texture, clip and blending are one call. Thread: `GpuMain`.
final class GlPainter implements AutoCloseable {
  /// Where drawing goes.
  ///
  /// @param framebuffer 0 for the window
  /// @param storageHeight rows that the framebuffer has; a window's may differ from the picture's
  /// @param upward row 0 is the bottom row, as in windows
  record Target(int framebuffer, PixelSize size, int storageHeight, boolean upward) {
    static Target of(RenderTarget target) {
      return new Target(target.framebuffer(), target.size(), target.size().height(), false);
    }
  }

  /// Triangles that go over in one call.
  private record Batch(
      int texture, int filter, PixelRect clip, boolean blend, boolean tinted, int first) {
    boolean holds(
        int otherTexture,
        int otherFilter,
        PixelRect otherClip,
        boolean otherBlend,
        boolean otherTinted) {
      return texture == otherTexture
          && filter == otherFilter
          && blend == otherBlend
          && tinted == otherTinted
          && clip.equals(otherClip);
    }
  }

  private final Textures textures;
  private final QuadProgram program;
  private final boolean readsBgra;
  private final int white;

  GlPainter(Textures textures, boolean readsBgra) {
    this.textures = textures;
    this.program = new QuadProgram();
    this.readsBgra = readsBgra;
    this.white = Textures.create();
    glTexImage2D(
        GL_TEXTURE_2D, 0, GL_RGBA, 1, 1, 0, GL_RGBA, GL_UNSIGNED_BYTE, new int[] {0xffffffff});
    glEnable(GL_SCISSOR_TEST);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
  }

  /// Draws the part of the list that lies within `damage`.
  void paint(DrawList list, PixelRect damage, Target target) {
    Map<Draw.Group, RenderTarget> groups = paintGroups(list, damage);
    program.startVertices();
    List<Batch> batches = new ArrayList<>();
    for (Draw draw : list.draws()) {
      PixelRect clip = draw.at().clip().intersect(damage);
      if (draw.at().touchedPixels().intersect(damage).isEmpty()) {
        continue;
      }
      switch (draw) {
        case Draw.Fill(var at, var color) -> {
          boolean blend = color >>> 24 < 255 || at.opacity() < 1;
          batch(batches, white, GL_NEAREST, clip, blend, true);
          addFill(at, color);
        }
        case Draw.Tile tile -> {
          var resource = tile.resource();
          int texture = textures.get(tile.memory(), resource);
          int filter = tile.isPixelAligned() ? GL_NEAREST : GL_LINEAR;
          batch(batches, texture, filter, clip, !tile.isOpaque(), tile.at().opacity() < 1);
          addTextured(tile.at(), tile.source(), new PixelSize(resource.width(), resource.height()));
        }
        case Draw.Group group -> {
          RenderTarget content = groups.get(group);
          if (content != null) {
            int filter = group.isPixelAligned() ? GL_NEAREST : GL_LINEAR;
            batch(batches, content.texture(), filter, clip, true, group.at().opacity() < 1);
            addTextured(group.at(), RectF.of(content.size()), content.size());
          }
        }
      }
    }
    draw(list, damage, target, batches);
    groups.values().forEach(RenderTarget::close);
  }

  /// Draws what is to be placed as a whole. A group that the graphics library has no room for is
  /// left out.
  private Map<Draw.Group, RenderTarget> paintGroups(DrawList list, PixelRect damage) {
    Map<Draw.Group, RenderTarget> painted = new IdentityHashMap<>();
    for (Draw draw : list.draws()) {
      if (draw instanceof Draw.Group group
          && !group.at().touchedPixels().intersect(damage).isEmpty()) {
        try {
          RenderTarget target = RenderTarget.create(group.content().size());
          painted.put(group, target);
          paint(group.content(), target.size().bounds(), Target.of(target));
        } catch (OutputFailedException e) {
          System.getLogger("bulkhead.gpu").log(System.Logger.Level.WARNING, e.getMessage());
        }
      }
    }
    return painted;
  }

  private void batch(
      List<Batch> batches,
      int texture,
      int filter,
      PixelRect clip,
      boolean blend,
      boolean tinted) {
    if (batches.isEmpty() || !batches.getLast().holds(texture, filter, clip, blend, tinted)) {
      batches.add(new Batch(texture, filter, clip, blend, tinted, program.vertexCount()));
    }
  }

  private void addFill(Placement at, int color) {
    float alpha = (color >>> 24) / 255f * at.opacity();
    float red = (color >> 16 & 255) / 255f * alpha;
    float green = (color >> 8 & 255) / 255f * alpha;
    float blue = (color & 255) / 255f * alpha;
    addQuad(at, 0, 0, 1, 1, red, green, blue, alpha);
  }

  private void addTextured(Placement at, RectF source, PixelSize size) {
    float u0 = source.x() / size.width();
    float v0 = source.y() / size.height();
    float u1 = source.right() / size.width();
    float v1 = source.bottom() / size.height();
    float opacity = at.opacity();
    addQuad(at, u0, v0, u1, v1, opacity, opacity, opacity, opacity);
  }

  private void addQuad(
      Placement at, float u0, float v0, float u1, float v1, float r, float g, float b, float a) {
    RectF rect = at.rect();
    float x0 = rect.x();
    float y0 = rect.y();
    float x1 = rect.right();
    float y1 = rect.bottom();
    Affine m = at.matrix();
    program.vertex(m.mapX(x0, y0), m.mapY(x0, y0), u0, v0, r, g, b, a);
    program.vertex(m.mapX(x1, y0), m.mapY(x1, y0), u1, v0, r, g, b, a);
    program.vertex(m.mapX(x0, y1), m.mapY(x0, y1), u0, v1, r, g, b, a);
    program.vertex(m.mapX(x0, y1), m.mapY(x0, y1), u0, v1, r, g, b, a);
    program.vertex(m.mapX(x1, y0), m.mapY(x1, y0), u1, v0, r, g, b, a);
    program.vertex(m.mapX(x1, y1), m.mapY(x1, y1), u1, v1, r, g, b, a);
  }

  private void draw(DrawList list, PixelRect damage, Target target, List<Batch> batches) {
    PixelSize size = target.size();
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer());
    int bottom = target.upward() ? target.storageHeight() - size.height() : 0;
    glViewport(0, bottom, size.width(), size.height());
    program.setTarget(size.width(), size.height(), target.upward());
    scissor(damage.intersect(size.bounds()), target);
    int color = list.clearColor();
    float alpha = (color >>> 24) / 255f;
    glClearColor(
        (color >> 16 & 255) / 255f * alpha,
        (color >> 8 & 255) / 255f * alpha,
        (color & 255) / 255f * alpha,
        alpha);
    glClear(GL_COLOR_BUFFER_BIT);
    if (batches.isEmpty()) {
      return;
    }
    program.upload();
    for (int i = 0; i < batches.size(); i++) {
      Batch batch = batches.get(i);
      int end = i + 1 < batches.size() ? batches.get(i + 1).first : program.vertexCount();
      program.use(batch.tinted);
      glBindTexture(GL_TEXTURE_2D, batch.texture);
      glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, batch.filter);
      glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, batch.filter);
      if (batch.blend) {
        glEnable(GL_BLEND);
      } else {
        glDisable(GL_BLEND);
      }
      scissor(batch.clip.intersect(size.bounds()), target);
      glDrawArrays(GL_TRIANGLES, batch.first, end - batch.first);
    }
  }

  private static void scissor(PixelRect rect, Target target) {
    int y = target.upward() ? target.storageHeight() - rect.bottom() : rect.top();
    glScissor(rect.left(), y, rect.width(), rect.height());
  }

  /// Copies the target's pixels: BGRA, rows without gaps, top row first.
  void read(RenderTarget target, MemorySegment to) {
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer());
    PixelSize size = target.size();
    int format = readsBgra ? GL_BGRA_EXT : GL_RGBA;
    nglReadPixels(0, 0, size.width(), size.height(), format, GL_UNSIGNED_BYTE, to.address());
    if (!readsBgra) {
      long count = (long) size.width() * size.height();
      for (long i = 0; i < count; i++) {
        int rgba = to.getAtIndex(ValueLayout.JAVA_INT, i);
        int swapped = rgba & 0xff00ff00 | rgba << 16 & 0xff0000 | rgba >> 16 & 0xff;
        to.setAtIndex(ValueLayout.JAVA_INT, i, swapped);
      }
    }
  }

  @Override
  public void close() {
    glDeleteTextures(white);
    program.close();
  }
}
