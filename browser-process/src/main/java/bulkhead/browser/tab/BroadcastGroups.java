package bulkhead.browser.tab;

import bulkhead.browser.process.RenderProcessHost;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which renderers have broadcast channels of one name (HTML §9.5), and by which number each of
/// them knows those. Thread: `BrowserMain`.
final class BroadcastGroups {
  /// Who hears each other: documents of one origin in one browser context.
  ///
  /// @param context as [TabNetwork#contextOf]
  record Group(Object context, String origin, String name) {}

  /// A renderer, and its number for the group.
  record Member(RenderProcessHost host, int number) {}

  private final Map<Group, Map<RenderProcessHost, Integer>> members = new HashMap<>();

  void join(Group group, Member member) {
    members
        .computeIfAbsent(group, key -> new LinkedHashMap<>())
        .put(member.host(), member.number());
  }

  void leave(Group group, RenderProcessHost host) {
    Map<RenderProcessHost, Integer> there = members.get(group);
    if (there != null && there.remove(host) != null && there.isEmpty()) {
      members.remove(group);
    }
  }

  /// All of them but that one.
  List<Member> others(Group group, RenderProcessHost but) {
    return members.getOrDefault(group, Map.of()).entrySet().stream()
        .filter(each -> each.getKey() != but)
        .map(each -> new Member(each.getKey(), each.getValue()))
        .toList();
  }
}
