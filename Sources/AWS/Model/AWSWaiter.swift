/// A condition that `aws SERVICE wait NAME` waits for, and how.
package struct AWSWaiter: Hashable, Sendable {
  /// How one answer of the operation is judged.
  package struct Acceptor: Hashable, Sendable {
    /// What of the answer is looked at.
    package enum Matcher: String, Hashable, Sendable {
      /// The value at a path.
      case path
      /// Every value at a path.
      case pathAll
      /// Some value at a path.
      case pathAny
      /// The error's code.
      case error
      /// The HTTP status.
      case status
    }

    /// What a match means.
    package enum State: String, Hashable, Sendable {
      case success, failure, retry
    }

    /// What of the answer is looked at.
    package var matcher: Matcher
    /// A JMESPath expression into the output, for the matchers that have one.
    package var path: String?
    /// The value as text: `InService`, `404`; `true` and `false` of an error matcher say whether
    /// there was any error.
    package var expected: String
    /// What a match means.
    package var state: State
  }

  /// "endpoint-in-service".
  package var command: String
  /// The operation that is polled: "DescribeEndpoint".
  package var operation: String
  /// Seconds between two calls.
  package var delay: Int
  /// How many calls at most.
  package var maxAttempts: Int
  /// Tried in order on each answer; the first that matches decides.
  package var acceptors: [Acceptor]
}
