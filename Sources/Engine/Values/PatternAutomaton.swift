/// Finds any of many byte sequences in a stream, in one pass and a time that does not depend on how
/// many there are: the automaton of Aho and Corasick ("Efficient string matching: an aid to
/// bibliographic search", 1975).
///
/// The sequences stand in a trie. A state is a node: the longest end of what was read that begins a
/// sequence. Children are a list of siblings, since nearly every node has one child, and a table of 256
/// for each of the 30,000 nodes of a private key's forms would take 30 MB.
struct PatternAutomaton {
  private struct Node {
    var byte: UInt8
    /// How many bytes lead here.
    var depth: Int32
    var child: Int32 = 0
    var sibling: Int32 = 0
    /// The state of the longest proper end of this one's bytes.
    var failure: Int32 = 0
    /// The length of the longest sequence that ends here; 0 for none.
    var longest: Int32 = 0
  }

  /// Before anything was read, and wherever nothing begins a sequence.
  static let start: Int32 = 0

  private var nodes = [Node(byte: 0, depth: 0)]
  /// The children of the first node, which is asked for every byte; 0 for none.
  private var first = [Int32](repeating: 0, count: 256)
  /// The length of the longest sequence.
  private(set) var longest = 0

  /// Whether there are no sequences.
  var isEmpty: Bool { longest == 0 }

  /// Whether a byte begins a sequence.
  func begins(_ byte: UInt8) -> Bool { first[Int(byte)] != 0 }

  /// Adds sequences, in a time linear in all there are.
  mutating func add(_ patterns: [[UInt8]]) {
    for pattern in patterns { insert(pattern) }
    link()
  }

  /// The state after one more byte.
  func next(_ state: Int32, _ byte: UInt8) -> Int32 {
    var state = state
    // Each turn makes the state shorter, and each byte makes it longer by one at most.
    while state != PatternAutomaton.start {
      let next = child(of: state, byte)
      if next != 0 { return next }
      state = nodes[Int(state)].failure
    }
    return first[Int(byte)]
  }

  /// How many of the bytes that were read may begin a sequence.
  func depth(_ state: Int32) -> Int { Int(nodes[Int(state)].depth) }

  /// The length of the longest sequence that ends here; 0 for none.
  func match(_ state: Int32) -> Int { Int(nodes[Int(state)].longest) }

  private func child(of node: Int32, _ byte: UInt8) -> Int32 {
    if node == PatternAutomaton.start { return first[Int(byte)] }
    var child = nodes[Int(node)].child
    while child != 0, nodes[Int(child)].byte != byte { child = nodes[Int(child)].sibling }
    return child
  }

  private mutating func insert(_ pattern: [UInt8]) {
    guard !pattern.isEmpty else { return }
    var node = PatternAutomaton.start
    for byte in pattern {
      var next = child(of: node, byte)
      if next == 0 {
        next = Int32(nodes.count)
        nodes.append(Node(byte: byte, depth: nodes[Int(node)].depth + 1))
        if node == PatternAutomaton.start {
          first[Int(byte)] = next
        } else {
          nodes[Int(next)].sibling = nodes[Int(node)].child
          nodes[Int(node)].child = next
        }
      }
      node = next
    }
    nodes[Int(node)].longest = Int32(pattern.count)
    longest = max(longest, pattern.count)
  }

  /// Links each state with the longest proper end of its bytes, shorter ones first.
  private mutating func link() {
    var queue = first.filter { $0 != 0 }
    for node in queue { nodes[Int(node)].failure = PatternAutomaton.start }
    var index = 0
    while index < queue.count {
      let node = queue[index]
      index += 1
      var child = nodes[Int(node)].child
      while child != 0 {
        let failure = next(nodes[Int(node)].failure, nodes[Int(child)].byte)
        nodes[Int(child)].failure = failure
        // A sequence that ends there ends here too.
        nodes[Int(child)].longest = max(nodes[Int(child)].longest, nodes[Int(failure)].longest)
        queue.append(child)
        child = nodes[Int(child)].sibling
      }
    }
  }
}
