import Compiler
import IAM
import Reports
import Source

/// What all findings mean, of every module that has any.
enum Explanations {
  /// In order of their ids, each id once.
  static let all: [Explanation] = {
    var known: Set<String> = []
    let modules = [
      DocumentRules.explanations, PolicyChecker.explanations, DriftReport.explanations,
      DocumentCheck.explanations,
    ]
    return modules.joined().filter { known.insert($0.id).inserted }.sorted { $0.id < $1.id }
  }()
}
