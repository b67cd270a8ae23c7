/// How to tell, by reading only, whether what an action creates is there already and the same.
///
/// It also says where what is there has the values that the action would have given.
///
/// The reads run in order; a later one may use what an earlier one captured. When the first answers
/// "not found", the thing is absent.
package struct Probe: Hashable, Sendable {
  /// One read-only command.
  package struct Read: Hashable, Sendable {
    /// The command.
    package var arguments: [Argument]
    /// Values for later reads and comparisons, and those that the action gives.
    package var captures: [Give]
    /// Answers that mean absent, as patterns of ``ServiceAnswers/Pattern``: "NoSuchEntity",
    /// "ValidationException: RecordNotFound".
    package var notFound: [String]

    /// Makes a read.
    package init(arguments: [Argument], captures: [Give] = [], notFound: [String] = []) {
      self.arguments = arguments
      self.captures = captures
      self.notFound = notFound
    }
  }

  /// One thing that must be the same for the existing object to be taken for the wanted one.
  package struct Comparison: Hashable, Sendable {
    /// How two values are compared.
    package enum Method: String, Hashable, Sendable {
      /// As text.
      case text
      /// As JSON: the order of members does not count.
      case json
      /// As IAM policies: JSON, where a single value and a list of it are the same, and the order
      /// of lists of actions, resources and principals does not count.
      case policy
      /// Every value found is one of the expected, which stand a line each; what an expected value is
      /// made of may not be there yet.
      case within
    }

    /// What it is, for the difference that is shown: "policy document".
    package var label: String
    /// Which read's output (from 0), and where in it.
    package var read: Int
    /// Where in that output.
    package var path: String
    /// What the action would set.
    package var expected: Argument
    /// How the two are compared.
    package var method: Method

    /// Makes a comparison.
    package init(label: String, read: Int, path: String, expected: Argument, method: Method) {
      self.label = label
      self.read = read
      self.path = path
      self.expected = expected
      self.method = method
    }
  }

  /// What is probed, for people: `policy "sagemaker_encryption"`.
  package var subject: Argument
  /// The reads, in order.
  package var reads: [Read]
  /// What must be the same.
  package var comparisons: [Comparison]
  /// Whether it is absent when the first read's path, a list, has no item (tag searches): nil where
  /// only an error says absent.
  package var absentWhenEmpty: String?

  /// Before a run, what is looked for that an earlier run of the document made for the same action;
  /// only where the reads need this run's own id.
  package var earlier: Read?

  /// Makes a probe.
  package init(
    subject: Argument, reads: [Read], comparisons: [Comparison] = [],
    absentWhenEmpty: String? = nil, earlier: Read? = nil
  ) {
    self.subject = subject
    self.reads = reads
    self.comparisons = comparisons
    self.absentWhenEmpty = absentWhenEmpty
    self.earlier = earlier
  }
}
