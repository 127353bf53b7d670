package bulkhead.testing;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// A WebSocket server (RFC 6455) that sends back each frame, and says goodbye as it is told.
public record WebSocketEchoRoute() implements ViceServer.Route {
  private static final int CLOSE = 8;

  @Override
  public boolean serve(ViceServer.Request request, Socket connection, OutputStream out)
      throws IOException {
    String protocol = request.headers().get("sec-websocket-protocol");
    out.write(
        ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: "
                + accept(request.headers().getOrDefault("sec-websocket-key", ""))
                + "\r\n"
                + (protocol == null
                    ? ""
                    : "Sec-WebSocket-Protocol: " + protocol.split(",")[0] + "\r\n")
                + "\r\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    DataInputStream in = new DataInputStream(connection.getInputStream());
    try {
      while (echo(in, out)) {
        out.flush();
      }
    } catch (EOFException e) {
      // The client went away.
    }
    return false;
  }

  private static String accept(String key) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-1")
                  .digest(
                      (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                          .getBytes(StandardCharsets.ISO_8859_1)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /// Returns whether more frames may come.
  private static boolean echo(DataInputStream in, OutputStream out) throws IOException {
    int first = in.readUnsignedByte();
    int second = in.readUnsignedByte() & 0x7f;
    int length =
        second < 126 ? second : second == 126 ? in.readUnsignedShort() : (int) in.readLong();
    byte[] mask = in.readNBytes(4);
    byte[] data = in.readNBytes(length);
    for (int i = 0; i < data.length; i++) {
      data[i] ^= mask[i % 4];
    }
    out.write(first);
    if (length < 126) {
      out.write(length);
    } else {
      out.write(126);
      out.write(length >> 8);
      out.write(length);
    }
    out.write(data);
    return (first & 0xf) != CLOSE;
  }
}
