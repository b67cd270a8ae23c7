import AWS
import Testing

/// The models of the installed CLI, for tests of what only models can tell.
enum InstalledModels {
  /// Whether there are any.
  static var areThere: Bool { SharedFolder.catalogue != nil }
}
