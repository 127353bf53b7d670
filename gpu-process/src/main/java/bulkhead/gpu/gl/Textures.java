package bulkhead.gpu.gl;

import static org.lwjgl.opengles.EXTTextureFormatBGRA8888.GL_BGRA_EXT;
import static org.lwjgl.opengles.GLES20.*;
import static org.lwjgl.opengles.GLES30.GL_UNPACK_ROW_LENGTH;

import bulkhead.gpu.frame.ClientMemory;
import bulkhead.gpu.frame.TileResource;
import java.util.HashMap;
import java.util.Map;

/// The clients' resources as textures: uploaded when first drawn, kept until released. A resource's
/// id stands for its pixels: new pixels have a new id. Thread: `GpuMain`.
final class Textures {
  private record Key(ClientMemory memory, long resourceId) {}

  private final Map<Key, Integer> textures = new HashMap<>();

  /// A fresh texture, bound, sampled by nearest pixel and clamped at its edges.
  static int create() {
    int texture = glGenTextures();
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    return texture;
  }

  /// The texture of a resource, which was checked to lie within its memory.
  int get(ClientMemory memory, TileResource resource) {
    Key key = new Key(memory, resource.id());
    Integer known = textures.get(key);
    if (known != null) {
      return known;
    }
    int texture = create();
    glPixelStorei(GL_UNPACK_ROW_LENGTH, resource.stride() / 4);
    glTexImage2D(
        GL_TEXTURE_2D,
        0,
        GL_BGRA_EXT,
        resource.width(),
        resource.height(),
        0,
        GL_BGRA_EXT,
        GL_UNSIGNED_BYTE,
        memory.pixels(resource).address());
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    textures.put(key, texture);
    return texture;
  }

  void release(ClientMemory memory, long resourceId) {
    Integer texture = textures.remove(new Key(memory, resourceId));
    if (texture != null) {
      glDeleteTextures(texture);
    }
  }
}
