/// States of things that a service still lists although they are gone, or on their way.
///
/// SageMaker lists a deleted app for 24 hours, CloudFormation a deleted stack for 90 days; a second
/// deletion is refused.
package enum GoneStates {
  /// The values of status members in the services' models that say so.
  package static let names = [
    "Deleted", "Deleting", "DELETED", "DELETING", "deleted", "deleting", "DELETE_COMPLETE",
    "DELETE_IN_PROGRESS", "DeleteInProgress", "Terminated", "Terminating", "TERMINATED",
    "TERMINATING", "terminated", "shutting-down",
  ]

  private static let all = Set(names)

  /// Whether something in that state needs no deletion.
  package static func contains(_ state: String) -> Bool { all.contains(state) }
}
