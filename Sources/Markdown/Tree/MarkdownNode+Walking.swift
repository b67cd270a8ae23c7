extension MarkdownNode {
  /// The nodes directly inside another.
  package struct Children: Sequence, Sendable {
    let storage: NodeStorage
    let start: Int
    let end: Int

    /// Walks from child to child.
    package struct Iterator: IteratorProtocol {
      let storage: NodeStorage
      var index: Int
      let end: Int

      /// The next child.
      package mutating func next() -> MarkdownNode? {
        guard index < end else { return nil }
        defer { index = Int(storage.nodes[index].next) }
        return MarkdownNode(storage: storage, index: index)
      }
    }

    /// Begins at the first child.
    package func makeIterator() -> Iterator {
      Iterator(storage: storage, index: start, end: end)
    }

    /// Whether there are none.
    package var isEmpty: Bool { start >= end }

    /// The first one.
    package var first: MarkdownNode? {
      isEmpty ? nil : MarkdownNode(storage: storage, index: start)
    }
  }

  /// The nodes of a subtree.
  package struct Subtree: Sequence, Sendable {
    let storage: NodeStorage
    let start: Int
    let end: Int

    /// Walks from node to node.
    package struct Iterator: IteratorProtocol {
      let storage: NodeStorage
      var index: Int
      let end: Int

      /// The next node.
      package mutating func next() -> MarkdownNode? {
        guard index < end else { return nil }
        defer { index += 1 }
        return MarkdownNode(storage: storage, index: index)
      }
    }

    /// Begins at the node itself.
    package func makeIterator() -> Iterator {
      Iterator(storage: storage, index: start, end: end)
    }

    /// The nodes of some kinds, in order.
    package func all(_ kinds: Kind...) -> [MarkdownNode] {
      let wanted = kinds.reduce(UInt32(0)) { $0 | 1 << UInt32($1.rawValue) }
      return storage.nodes.withUnsafeBufferPointer { nodes in
        (start..<end).compactMap {
          wanted & 1 << UInt32(nodes[$0].kind.rawValue) == 0
            ? nil : MarkdownNode(storage: storage, index: $0)
        }
      }
    }
  }
}
