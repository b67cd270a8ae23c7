import Platform

/// Reads a run's journal from its file.
enum JournalFile {
  /// How much of it is in memory at a time, unless a line is longer.
  private static let pieceSize = 1 << 20

  /// Reads a journal, an entry after the other, a piece of the file at a time.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - files: Where it is.
  ///   - known: What of it was read before.
  ///   - run: The run whose journal it must be.
  ///   - take: Gets each entry in order.
  /// - Returns: How much of the file is good.
  /// - Throws: Where it is damaged, and the line; where the system refuses.
  static func read(
    _ path: String, in files: any FileSystem, after known: JournalFormat.Reading = .init(),
    run: RunID, take: (JournalEntry) -> Void
  ) throws(EngineError) -> JournalFormat.Reading {
    var reading = known
    var size = pieceSize
    while true {
      let piece = try EngineError.catching { () throws(SystemError) in
        try files.read(path, from: reading.length, limit: size)
      }
      if piece.count < size {
        do {
          return try JournalFormat.read(piece, after: reading, path: path, run: run, take: take)
        } catch {
          throw .damaged(error)
        }
      }
      let before = reading.length
      reading = JournalFormat.readGood(piece, after: reading, run: run, take: take).reading
      // A line that is longer than the piece; or one that is wrong, about which what follows decides.
      size = reading.length == before ? size * 2 : pieceSize
    }
  }
}
