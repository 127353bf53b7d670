package bulkhead.browser;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;

/// Messages as a broken or malicious sender makes them: a good one in which one field has a value
/// that its type allows and its reader may not expect. Stateless.
final class HostileFields {
  private static final int MANY = 20_000;
  private static final int LONG_TEXT = 1_000_000;

  private HostileFields() {}

  /// Every way to spoil one field of the message, or of one inside it.
  static List<Message> of(Message good) {
    List<Message> all = new ArrayList<>();
    for (FieldDescriptor field : good.getDescriptorForType().getFields()) {
      if (field.isMapField()) {
        continue;
      }
      for (Object value : values(good, field)) {
        all.add(
            field.isRepeated()
                ? good.toBuilder().addRepeatedField(field, value).build()
                : good.toBuilder().setField(field, value).build());
      }
      if (field.isRepeated()) {
        Message.Builder many = good.toBuilder();
        Object value = values(good, field).getFirst();
        for (int i = 0; i < MANY; i++) {
          many.addRepeatedField(field, value);
        }
        all.add(many.build());
      }
    }
    return all;
  }

  private static List<Object> values(Message good, FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case INT -> List.of(0, 1, -1, 7, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG -> List.of(0L, 1L, -1L, 7L, Long.MIN_VALUE, Long.MAX_VALUE);
      case FLOAT -> List.of(-1f, Float.NaN, Float.POSITIVE_INFINITY, Float.MAX_VALUE, 1e-40f);
      case DOUBLE -> List.of(-1.0, Double.NaN, Double.NEGATIVE_INFINITY, Double.MAX_VALUE);
      case BOOLEAN -> List.of(true, false);
      case STRING ->
          List.of(
              "",
              "x",
              "\0\u202e/../",
              "{\"id\":1,\"method\":\"Page.x\"}",
              "[".repeat(LONG_TEXT / 4),
              "file:///etc/passwd",
              "javascript:alert(1)",
              "https://victim.test/",
              "blob:https://victim.test/1",
              "a".repeat(LONG_TEXT));
      case BYTE_STRING ->
          List.of(
              ByteString.EMPTY,
              ByteString.copyFrom(new byte[3]),
              ByteString.copyFrom(new byte[LONG_TEXT]));
      case ENUM -> {
        List<Object> values = new ArrayList<>();
        for (EnumValueDescriptor value : field.getEnumType().getValues()) {
          values.add(value);
        }
        values.add(field.getEnumType().findValueByNumberCreatingIfUnknown(999));
        yield values;
      }
      case MESSAGE -> {
        Message inner =
            field.isRepeated() || !good.hasField(field)
                ? good.newBuilderForType().newBuilderForField(field).build()
                : (Message) good.getField(field);
        List<Object> values = new ArrayList<>(of(inner));
        values.add(inner);
        yield values;
      }
    };
  }
}
