/// What is known of condition keys, global ones and those of services.
enum ConditionKeys {
  /// The type of a key's values; nil for a key that is not known.
  static func type(of key: String) -> ConditionType? {
    if let type = GlobalKeys.type(of: key) { return type }
    let prefix = String(key.prefix { $0 != ":" })
    guard prefix.utf8.count < key.utf8.count else { return nil }
    return ActionCatalogue.service(prefix)?.key(key)?.type
  }
}
