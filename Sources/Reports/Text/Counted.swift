/// "1 step", "2 steps": a number with its noun.
///
/// - Parameters:
///   - count: How many.
///   - noun: The noun in the singular.
///   - plural: The plural, where it is not the singular with an "s".
/// - Returns: The number and the noun.
package func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}

/// "a", "a and b", "a, b and c".
package func listed(_ items: [String], _ conjunction: String = "and") -> String {
  guard items.count > 1, let last = items.last else { return items.first ?? "" }
  return items.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
}
