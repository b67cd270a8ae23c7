/// Removes users from groups: "Remove the user **ana** from the **analysts** group".
struct LeaveGroup: Recipe {
  var coverage: Coverage { Membership.coverage }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.isInstruction, ["remove", "delete", "take"].contains(clause.verb),
      let members = Membership(clause, markers: ["from"], in: &scene)
    else { return false }
    members.write(from: clause.range, in: &scene) { options in
      (
        command: ["iam", "remove-user-from-group"] + options,
        undo: ["iam", "add-user-to-group"] + options
      )
    }
    return true
  }
}
