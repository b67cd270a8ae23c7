package import AWS
import Compiler
import JSON

/// What the engine asks the AWS CLI's own service models.
package struct ServiceModels: Sendable {
  private let catalogue: AWSCatalogue?

  /// Makes it; without a catalogue only what the program itself knows is answered.
  package init(_ catalogue: AWSCatalogue?) { self.catalogue = catalogue }

  /// A member of an operation's input.
  struct Member: Hashable {
    /// "PolicyName".
    var name: String
    /// Whether it is a list of texts.
    var isList: Bool
  }

  /// The member of an operation's input that an option sets.
  ///
  /// - Parameters:
  ///   - option: "--policy-name".
  ///   - service: "iam".
  ///   - operation: "create-policy".
  /// - Returns: The member; nil where it is not known, or neither a text nor a list of texts.
  func member(of option: String, service: String, operation: String) -> Member? {
    let known = catalogue?.service(service)?.operation(operation)?.option(option)
    guard let known, !known.member.isEmpty else { return nil }
    switch known.type {
    case .string, .timestamp: return Member(name: known.member, isList: false)
    case .list: return Member(name: known.member, isList: true)
    default: return nil
    }
  }

  /// The member of an operation's input that an option sets, with its value as the input document
  /// has it.
  ///
  /// - Parameters:
  ///   - option: "--password".
  ///   - text: What stands behind it, alone: a text, or JSON.
  ///   - service: "iam".
  ///   - operation: "create-login-profile".
  /// - Returns: The member; nil where it is not known how the document has it.
  func input(_ option: String, _ text: String, service: String, operation: String)
    -> JSONValue.Member?
  {
    let known = catalogue?.service(service)?.operation(operation)?.option(option)
    guard let known, !known.member.isEmpty else { return nil }
    switch known.type {
    case .string, .timestamp: return JSONValue.Member(known.member, .string(text))
    case .list where !text.hasPrefix("["):
      return JSONValue.Member(known.member, .array([.string(text)]))
    case .list, .map, .structure:
      return JSONValue(parsing: Array(text.utf8)).map { JSONValue.Member(known.member, $0) }
    case .integer, .float, .boolean, .blob: return nil
    }
  }

  /// Whether an option takes one value and no list; false where that is not known.
  func takesOneValue(_ option: String, service: String, operation: String) -> Bool {
    guard let known = catalogue?.service(service)?.operation(operation)?.option(option) else {
      return false
    }
    return known.arity != .many
  }

  /// Whether a member of an operation's output is to be kept out of logs: one that is a credential
  /// by its name, or that the service's model marks as sensitive.
  func secretMembers(service: String, operation: String) -> Set<String> {
    let output = catalogue?.service(service)?.operation(operation)?.output ?? []
    return Set(
      output.filter(\.isSensitive).compactMap { member in
        member.path.split(separator: ".").last.map { $0.prefix { $0 != "[" } }.map(String.init)
      })
  }
}
