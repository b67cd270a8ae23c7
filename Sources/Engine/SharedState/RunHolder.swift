package import Platform

/// A process that holds, or held, a shared run.
package struct RunHolder: Hashable, Sendable {
  /// Who started it, and on which machine.
  package var person: Person
  /// Its process id there.
  package var process: Int32
  /// When it began, by its own clock.
  package var since: Timestamp
  /// What only the state folder that it uses has.
  package var place: String
  /// The run's folder on its machine, where the logs are.
  package var folder: String

  /// Makes a holder.
  package init(person: Person, process: Int32, since: Timestamp, place: String, folder: String) {
    self.person = person
    self.process = process
    self.since = since
    self.place = place
    self.folder = folder
  }

  /// Who it is, for people.
  package var text: String { RunHolder.text(person, process: process, since: since) }

  /// Who a process is, for people.
  static func text(_ person: Person, process: Int32, since: Timestamp) -> String {
    "process \(process) on \(person.host), \(person.user), since \(since)"
  }
}
