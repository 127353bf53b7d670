package bulkhead.ipc.generator;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The protoc plugin: reads a CodeGeneratorRequest on standard input and writes, for every service
/// `Foo`, one `Foo.java` that holds the typed interface, and `FooIpc.java` with the proxy and the
/// dispatcher behind it.
///
/// ```
/// service Foo { rpc Bar(BarRequest) returns (OneWay); rpc Baz(BazRequest) returns (BazReply); }
///   ->  interface Foo { IpcInterface<Foo> IPC; void bar(BarRequest r); CompletableFuture<BazReply>
// baz(BazRequest r); }
/// ```
public final class InterfaceGenerator {
  private static final String ONE_WAY = ".bulkhead.OneWay";
  private static final int FILE_SERVICE_FIELD = 6;
  private static final int SERVICE_METHOD_FIELD = 2;

  private InterfaceGenerator() {}

  public static void main(String[] args) throws IOException {
    generate(CodeGeneratorRequest.parseFrom(System.in)).writeTo(System.out);
  }

  /// What protoc is to write for that request.
  public static CodeGeneratorResponse generate(CodeGeneratorRequest request) {
    CodeGeneratorResponse.Builder response = CodeGeneratorResponse.newBuilder();
    response.setSupportedFeatures(CodeGeneratorResponse.Feature.FEATURE_PROTO3_OPTIONAL_VALUE);
    long version = protocolVersion(request);
    String javaPackage = "";
    for (FileDescriptorProto file : request.getProtoFileList()) {
      if (!request.getFileToGenerateList().contains(file.getName())) {
        continue;
      }
      javaPackage = file.getOptions().getJavaPackage();
      Map<List<Integer>, String> comments = comments(file);
      for (int i = 0; i < file.getServiceCount(); i++) {
        ServiceDescriptorProto service = file.getService(i);
        response.addFile(
            source(
                javaPackage,
                service.getName(),
                interfaceSource(javaPackage, service, i, comments)));
        response.addFile(
            source(javaPackage, service.getName() + "Ipc", bindingSource(javaPackage, service)));
      }
    }
    response.addFile(
        source(
            javaPackage,
            "ProtocolVersion",
            "package "
                + javaPackage
                + ";\n\n/// The hash over all interface descriptions that both sides of a channel must share.\n"
                + "public final class ProtocolVersion {\n  public static final long VALUE = "
                + version
                + "L;\n\n  private ProtocolVersion() {}\n}\n"));
    return response.build();
  }

  /// FNV-1a, 64 bit, over the descriptions without their comments.
  private static long protocolVersion(CodeGeneratorRequest request) {
    long hash = 0xcbf29ce484222325L;
    for (FileDescriptorProto file : request.getProtoFileList()) {
      for (byte b : file.toBuilder().clearSourceCodeInfo().build().toByteArray()) {
        hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
      }
    }
    return hash;
  }

  private static Map<List<Integer>, String> comments(FileDescriptorProto file) {
    Map<List<Integer>, String> comments = new HashMap<>();
    for (Location location : file.getSourceCodeInfo().getLocationList()) {
      if (location.hasLeadingComments()) {
        comments.put(location.getPathList(), location.getLeadingComments());
      }
    }
    return comments;
  }

  private static CodeGeneratorResponse.File source(String javaPackage, String name, String text) {
    return CodeGeneratorResponse.File.newBuilder()
        .setName(javaPackage.replace('.', '/') + "/" + name + ".java")
        .setContent(text)
        .build();
  }

  private static String interfaceSource(
      String javaPackage,
      ServiceDescriptorProto service,
      int index,
      Map<List<Integer>, String> comments) {
    StringBuilder out = new StringBuilder();
    out.append("package ").append(javaPackage).append(";\n\n");
    comment(out, "", comments.get(List.of(FILE_SERVICE_FIELD, index)));
    out.append("public interface ").append(service.getName()).append(" {\n");
    out.append("  /// How this interface travels: `channel.proxy(")
        .append(service.getName())
        .append(".IPC)` calls the peer, `channel.bind(")
        .append(service.getName())
        .append(".IPC, ...)` serves it.\n");
    out.append("  bulkhead.ipc.IpcInterface<").append(service.getName()).append("> IPC = new ");
    out.append(service.getName()).append("Ipc();\n");
    for (int m = 0; m < service.getMethodCount(); m++) {
      MethodDescriptorProto method = service.getMethod(m);
      out.append('\n');
      comment(out, "  ", comments.get(List.of(FILE_SERVICE_FIELD, index, SERVICE_METHOD_FIELD, m)));
      out.append("  ")
          .append(returnType(method))
          .append(' ')
          .append(methodName(method))
          .append('(')
          .append(type(method.getInputType()))
          .append(" request);\n");
    }
    return out.append("}\n").toString();
  }

  private static String bindingSource(String javaPackage, ServiceDescriptorProto service) {
    String name = service.getName();
    StringBuilder out = new StringBuilder();
    out.append("package ").append(javaPackage).append(";\n\n");
    out.append("/// The wire side of [").append(name).append("]: its proxy and its dispatcher.\n");
    out.append("final class ").append(name).append("Ipc extends bulkhead.ipc.IpcInterface<");
    out.append(name).append("> {\n  ").append(name).append("Ipc() {\n    super(\"");
    out.append(name).append("\", new Method[] {\n");
    for (MethodDescriptorProto method : service.getMethodList()) {
      out.append("      new Method(\"").append(method.getName()).append("\", ");
      out.append(type(method.getInputType())).append(".parser(), ");
      out.append(isOneWay(method) ? "null" : type(method.getOutputType()) + ".parser()");
      out.append("),\n");
    }
    out.append("    });\n  }\n\n  @Override\n  public ").append(name);
    out.append(" proxy(bulkhead.ipc.Caller caller) {\n    return new ").append(name);
    out.append("() {\n");
    for (int m = 0; m < service.getMethodCount(); m++) {
      MethodDescriptorProto method = service.getMethod(m);
      out.append("      @Override\n      public ").append(returnType(method)).append(' ');
      out.append(methodName(method)).append('(').append(type(method.getInputType()));
      out.append(" request) {\n        ");
      out.append(isOneWay(method) ? "caller.send(" : "return caller.call(");
      out.append(name).append("Ipc.this, ").append(m).append(", request);\n      }\n");
    }
    out.append("    };\n  }\n\n  @Override\n");
    out.append(
        "  public java.util.concurrent.CompletableFuture<? extends com.google.protobuf.Message> dispatch(\n");
    out.append("      ").append(name);
    out.append(
        " target, int method, com.google.protobuf.Message request) {\n    switch (method) {\n");
    for (int m = 0; m < service.getMethodCount(); m++) {
      MethodDescriptorProto method = service.getMethod(m);
      String call =
          "target." + methodName(method) + "((" + type(method.getInputType()) + ") request)";
      out.append("      case ").append(m).append(":\n        ");
      out.append(isOneWay(method) ? call + ";\n        return null" : "return " + call);
      out.append(";\n");
    }
    out.append(
        "      default:\n        throw new IllegalArgumentException(\"method \" + method);\n");
    return out.append("    }\n  }\n}\n").toString();
  }

  private static boolean isOneWay(MethodDescriptorProto method) {
    return method.getOutputType().equals(ONE_WAY);
  }

  private static String returnType(MethodDescriptorProto method) {
    return isOneWay(method)
        ? "void"
        : "java.util.concurrent.CompletableFuture<" + type(method.getOutputType()) + ">";
  }

  private static String methodName(MethodDescriptorProto method) {
    return Character.toLowerCase(method.getName().charAt(0)) + method.getName().substring(1);
  }

  /// ".bulkhead.Foo" -> "Foo": all messages live in the one Java package.
  private static String type(String protoName) {
    return protoName.substring(protoName.lastIndexOf('.') + 1);
  }

  private static void comment(StringBuilder out, String indent, @Nullable String text) {
    for (String line : text == null ? new String[0] : text.stripTrailing().split("\n", -1)) {
      out.append(indent).append("///").append(line).append('\n');
    }
  }
}
