package bulkhead.ipc.generator;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.protobuf.TextFormat;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// An interface description in (`greeter.request.txtpb`), Java out (`greeter.expected.txt`). That
/// the Java compiles and carries calls is shown by `ChannelTest`, with the project's own
/// interfaces.
class InterfaceGeneratorTest {
  private static String resource(String name) throws IOException {
    try (InputStream in =
        requireNonNull(InterfaceGeneratorTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static CodeGeneratorResponse generate(String request) throws IOException {
    CodeGeneratorRequest.Builder parsed = CodeGeneratorRequest.newBuilder();
    TextFormat.merge(request, parsed);
    return InterfaceGenerator.generate(parsed.build());
  }

  private static String text(CodeGeneratorResponse response) {
    StringBuilder text = new StringBuilder();
    for (CodeGeneratorResponse.File file : response.getFileList()) {
      text.append("==== ").append(file.getName()).append('\n').append(file.getContent());
    }
    return text.toString();
  }

  @Test
  void aServiceBecomesAnInterfaceAProxyAndADispatcher() throws IOException {
    assertEquals(
        resource("greeter.expected.txt"), text(generate(resource("greeter.request.txtpb"))));
  }

  @Test
  void theProtocolVersionFollowsTheDescriptionAndNotItsComments() throws IOException {
    String request = resource("greeter.request.txtpb");
    String version = version(request);
    assertEquals(version, version(request.replace("Says hello", "Says good morning")));
    assertNotEquals(version, version(request.replace("HowAreYouReply", "AnotherReply")));
  }

  private static String version(String request) throws IOException {
    return generate(request).getFileList().getLast().getContent();
  }
}
