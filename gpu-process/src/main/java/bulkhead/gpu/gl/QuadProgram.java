package bulkhead.gpu.gl;

import static org.lwjgl.opengles.GLES20.*;

import org.lwjgl.system.MemoryUtil;

/// The shader programs: textured triangles times a colour, and textured triangles as they are,
/// which graphics in software does several times quicker. A vertex is 8 floats: position in pixels
/// of the target, place in the texture, colour. Thread: `GpuMain`.
final class QuadProgram implements AutoCloseable {
  static final int FLOATS_PER_VERTEX = 8;

  private static final int BYTES_PER_VERTEX = FLOATS_PER_VERTEX * Float.BYTES;

  private static final String VERTEX_SHADER =
      """
      attribute vec2 position;
      attribute vec2 place;
      attribute vec4 color;
      uniform vec4 toClipSpace;
      varying highp vec2 texturePlace;
      varying mediump vec4 factor;
      void main() {
        gl_Position = vec4(position * toClipSpace.xy + toClipSpace.zw, 0.0, 1.0);
        texturePlace = place;
        factor = color;
      }
      """;

  private static final String FRAGMENT_SHADER =
      """
      varying highp vec2 texturePlace;
      varying mediump vec4 factor;
      uniform sampler2D pixels;
      void main() {
        gl_FragColor = texture2D(pixels, texturePlace) * factor;
      }
      """;

  private static final String PLAIN_VERTEX_SHADER =
      """
      attribute vec2 position;
      attribute vec2 place;
      uniform vec4 toClipSpace;
      varying highp vec2 texturePlace;
      void main() {
        gl_Position = vec4(position * toClipSpace.xy + toClipSpace.zw, 0.0, 1.0);
        texturePlace = place;
      }
      """;

  private static final String PLAIN_FRAGMENT_SHADER =
      """
      varying highp vec2 texturePlace;
      uniform sampler2D pixels;
      void main() {
        gl_FragColor = texture2D(pixels, texturePlace);
      }
      """;

  private final Linked tinted = Linked.of(VERTEX_SHADER, FRAGMENT_SHADER);
  private final Linked plain = Linked.of(PLAIN_VERTEX_SHADER, PLAIN_FRAGMENT_SHADER);
  private final int vertexBuffer;
  private long vertices = MemoryUtil.nmemAllocChecked(64 * 6 * BYTES_PER_VERTEX);
  private int capacity = 64 * 6;
  private int count;

  /// A program and where its uniform is.
  private record Linked(int program, int toClipSpace) {
    static Linked of(String vertexShader, String fragmentShader) {
      int program = glCreateProgram();
      glAttachShader(program, compile(GL_VERTEX_SHADER, vertexShader));
      glAttachShader(program, compile(GL_FRAGMENT_SHADER, fragmentShader));
      glBindAttribLocation(program, 0, "position");
      glBindAttribLocation(program, 1, "place");
      glBindAttribLocation(program, 2, "color");
      glLinkProgram(program);
      if (glGetProgrami(program, GL_LINK_STATUS) == 0) {
        throw new IllegalStateException("shader program: " + glGetProgramInfoLog(program));
      }
      glUseProgram(program);
      glUniform1i(glGetUniformLocation(program, "pixels"), 0);
      return new Linked(program, glGetUniformLocation(program, "toClipSpace"));
    }
  }

  QuadProgram() {
    vertexBuffer = glGenBuffers();
    glBindBuffer(GL_ARRAY_BUFFER, vertexBuffer);
    glEnableVertexAttribArray(0);
    glEnableVertexAttribArray(1);
    glEnableVertexAttribArray(2);
    glVertexAttribPointer(0, 2, GL_FLOAT, false, BYTES_PER_VERTEX, 0L);
    glVertexAttribPointer(1, 2, GL_FLOAT, false, BYTES_PER_VERTEX, 2L * Float.BYTES);
    glVertexAttribPointer(2, 4, GL_FLOAT, false, BYTES_PER_VERTEX, 4L * Float.BYTES);
  }

  private static int compile(int type, String source) {
    int shader = glCreateShader(type);
    glShaderSource(shader, source);
    glCompileShader(shader);
    if (glGetShaderi(shader, GL_COMPILE_STATUS) == 0) {
      throw new IllegalStateException("shader: " + glGetShaderInfoLog(shader));
    }
    return shader;
  }

  void startVertices() {
    count = 0;
  }

  int vertexCount() {
    return count;
  }

  void vertex(float x, float y, float u, float v, float red, float green, float blue, float alpha) {
    if (count == capacity) {
      capacity *= 2;
      vertices = MemoryUtil.nmemReallocChecked(vertices, (long) capacity * BYTES_PER_VERTEX);
    }
    long at = vertices + (long) count * BYTES_PER_VERTEX;
    MemoryUtil.memPutFloat(at, x);
    MemoryUtil.memPutFloat(at + 4, y);
    MemoryUtil.memPutFloat(at + 8, u);
    MemoryUtil.memPutFloat(at + 12, v);
    MemoryUtil.memPutFloat(at + 16, red);
    MemoryUtil.memPutFloat(at + 20, green);
    MemoryUtil.memPutFloat(at + 24, blue);
    MemoryUtil.memPutFloat(at + 28, alpha);
    count++;
  }

  void upload() {
    nglBufferData(GL_ARRAY_BUFFER, (long) count * BYTES_PER_VERTEX, vertices, GL_STREAM_DRAW);
  }

  /// Positions are pixels of a target of that size from now on; `upward` when its row 0 is its
  /// bottom row.
  void setTarget(int width, int height, boolean upward) {
    float scaleY = 2f / height;
    for (Linked each : new Linked[] {tinted, plain}) {
      glUseProgram(each.program);
      glUniform4f(each.toClipSpace, 2f / width, upward ? -scaleY : scaleY, -1, upward ? 1 : -1);
    }
  }

  /// Of the triangles drawn from now on: whether their colour counts.
  void use(boolean isTinted) {
    glUseProgram((isTinted ? tinted : plain).program);
  }

  @Override
  public void close() {
    MemoryUtil.nmemFree(vertices);
    glDeleteBuffers(vertexBuffer);
    glDeleteProgram(tinted.program);
    glDeleteProgram(plain.program);
  }
}
