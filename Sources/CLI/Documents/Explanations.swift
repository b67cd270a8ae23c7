import Source

/// What all findings mean, of every module that has any.
enum Explanations {
  /// In order of their ids.
  static let all: [Explanation] = [].sorted { $0.id < $1.id }
}
