import Compiler
import Reports
import Testing

@Suite("A plan as text")
struct PlanTextTests {
  @Test("steps, commands with their lines, inputs, what must exist and what is left to a person")
  func whole() {
    #expect(
      PlanText().render(ExamplePlan.plan) == """
        enable.md: 4 steps, 5 commands, 1 wait, 1 for a person, in eu-west-1

        Inputs
          <name>   required              line 12
          <team>   default blue, a list  lines 13 and 20
          <token>  required, secret      line 14

        Must exist
          group   admin (line 12), analyst (line 12)
          user    admin_<name> (line 12)

              Access
          12  1. Create the policy.
          12     create  aws iam create-policy --policy-name 'it'\\''s' \
        --policy-document '{"Version":"2012-10-17",…}'
                         policy of 88 bytes, whole with --full; gives <policy-arn>
                 "Attach it to the admin group"
          14     ensure  aws iam attach-group-policy --group-name admin --policy-arn <policy-arn>
          15     not carried out: disable Canvas
          20  as admin_<name>
          20  2. Test that it works!
          20     manual  Test that it works!
                         no command is known for it

              Extra
          25  as whoever runs this
          25  1. Say hello
                 left out: optional

              Clean
          30  Commands
                 "List the apps"
          32     read    aws sagemaker list-apps
                 "Delete each app"
          33     delete  aws sagemaker delete-app --app-name <app-name>
                         once for each of the listed Apps
                 "Wait for it"
          34     wait    aws sagemaker describe-domain
                         until Status is InService

        """)
  }

  @Test("values that are known stand in the commands, secrets do not")
  func values() {
    let text = PlanText(values: ["name": "ana", "policy-arn": "arn:x"]).render(ExamplePlan.plan)
    #expect(text.contains("--policy-arn arn:x"))
    #expect(text.contains("as admin_ana"))
    #expect(text.contains("<name>   = ana"))
  }

  @Test("what a preflight found stands under the action")
  func remarks() {
    let text = PlanText(remarks: ["access/1/1": .init("exists and is the same, adopted", .good)])
      .render(ExamplePlan.plan)
    #expect(text.contains("\n                 exists and is the same, adopted\n"))
  }

  @Test("a terminal gets commands on several lines that can still be pasted")
  func wrapping() {
    let text = PlanText(style: TextStyle(width: 80)).render(ExamplePlan.plan)
    #expect(
      text.contains(
        """
          14     ensure  aws iam attach-group-policy --group-name admin \\
                           --policy-arn <policy-arn>
        """))
    let commands = text.split(separator: "\n").filter { $0.contains("--") && !$0.contains(";") }
    #expect(commands.allSatisfy { $0.count <= 80 })
  }

  @Test("everything is whole with --full: policies, ids, scripts that are left out")
  func full() {
    let text = PlanText(isFull: true).render(ExamplePlan.plan)
    #expect(text.contains(ExamplePlan.policy))
    #expect(text.contains("id clean/table-1/row-2"))
    #expect(text.contains("echo <name>"))
  }
}
