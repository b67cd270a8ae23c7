/// What is wrong with a run's files.
package struct JournalDamage: Error, Hashable, Sendable {
  /// The file.
  package var path: String
  /// The line, from 1; nil where the file as a whole is wrong.
  package var line: Int?
  /// What is wrong: "its checksum does not fit".
  package var problem: String
}
