import Platform

/// A document with actions of every effect, an `aws` and a `did` that carry them out, and the log of
/// what they did to the world, which nothing that happens to `runbook` takes back.
///
/// Every call writes "begin KEY" when it starts and "did KEY" the moment it does it, or "left KEY" where
/// it finds nothing to do.
final class KilledWorld {
  /// How often an action may have been done in the end.
  enum Promise {
    /// Once, whatever happened.
    case once
    /// Once, and once more for each time that it was begun again.
    case repeatable
  }

  /// The folder with everything.
  let place: Workplace
  private let program: String

  /// The actions: what they write to the log, by their ids.
  static let keys: [String: String] = [
    "first/fence-1/1": "start", "first/fence-2/1": "checked",
    "users/table-1/row-1": "list-users", "users/table-1/row-2": "create-user-nina",
    "users/table-1/row-3": "create-policy-read", "users/table-1/row-4": "attach-user-policy-nina",
    "users/table-1/row-5": "tag-user-nina", "users/table-1/row-6": "update-user-nina",
    "users/table-1/row-7": "create-access-key-nina", "users/table-1/row-8": "delete-user-old",
    "last/fence-1/1": "notify",
  ]
  /// The action that runs for each of ``names``, several at once.
  static let each = "each/fence-1/1"
  static let names = (1...6).map { "user\($0)" }

  private static let repeatable: Set = [
    "list-users", "attach-user-policy-nina", "tag-user-nina", "delete-user-old",
  ]

  static func promise(_ key: String) -> Promise {
    repeatable.contains(key) ? .repeatable : .once
  }

  private static let policy =
    #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListAllMyBuckets","#
    + #""Resource":"*"}}"#

  private static let document = """
    # Kill me

    ## First

    ```sh
    did start
    ```

    <!-- runbook
    check: seen checked
    -->
    ```sh
    did checked
    ```

    ## Users

    | command | action |
    | --- | --- |
    | `aws iam list-users` | List |
    | `aws iam create-user --user-name nina` | Create |
    | `aws iam create-policy --policy-name read --policy-document '\(policy)'` | Create the policy |
    | `aws iam attach-user-policy --user-name nina --policy-arn <policy-arn>` | Attach it |
    | `aws iam tag-user --user-name nina --tags Key=a,Value=b` | Tag |
    | `aws iam update-user --user-name nina --new-path /ops/` | Move |
    | `aws iam create-access-key --user-name nina` | Create a key |
    | `aws iam delete-user --user-name old` | Delete |

    ## Each

    <!-- runbook
    for-each: name in names
    -->
    ```sh
    aws iam create-user --user-name <name>
    ```

    ## Last

    ```sh
    did notify
    ```

    """

  /// What `did KEY` and `aws` have in common; some calls are slow enough to outlive what called them.
  private static let common = """
    #!/bin/sh
    world=WORLD
    began() { echo "begin $1" >> $world/log; }
    pause() { case $$ in *7) sleep 0.3 ;; *) sleep 0.005 ;; esac; }
    did() { pause; echo "did $1" >> $world/log; }
    was() { grep -qx "did $1" $world/log; }

    """

  private static let did = common + "began $1; did $1\n"
  private static let seen = common + "was $1\n"
  private static let aws =
    common + #"""
      none() { echo "left $key" >> $world/log; refuse "$@"; }
      refuse() { echo "An error occurred ($1) when calling the $2 operation: it is so" >&2; exit 254; }
      key="$2-$4"
      user='{"User":{"UserName":"'$4'","Path":"/","UserId":"id","Arn":"arn:aws:iam::111122223333:user/'$4'"}}'
      policy='{"Policy":{"PolicyName":"read","Path":"/","DefaultVersionId":"v1","Arn":"arn:aws:iam::111122223333:policy/read"}}'
      case "$1 $2" in
      "sts get-caller-identity")
        echo '{"UserId":"x","Account":"111122223333","Arn":"arn:aws:iam::111122223333:user/ops"}' ;;
      "configure get") echo eu-central-1 ;;
      "iam list-account-aliases") echo '{"AccountAliases":[]}' ;;
      "iam get-user") was create-user-$4 || refuse NoSuchEntity GetUser; echo "$user" ;;
      "iam get-policy") was create-policy-read || refuse NoSuchEntity GetPolicy; echo "$policy" ;;
      "iam get-policy-version") echo '{"PolicyVersion":{"Document":POLICY}}' ;;
      "iam list-users") began list-users; did list-users; echo '{"Users":[]}' ;;
      "iam list-user-tags"|"iam list-attached-user-policies") echo '{}' ;;
      "iam create-user")
        began $key; was $key && none EntityAlreadyExists CreateUser; did $key; echo "$user" ;;
      "iam create-policy")
        began $key; was $key && none EntityAlreadyExists CreatePolicy; did $key; echo "$policy" ;;
      "iam attach-user-policy")
        test "$6" = arn:aws:iam::111122223333:policy/read || echo "wrong $*" >> $world/log
        began $key; did $key ;;
      "iam delete-user")
        began $key; was $key && none NoSuchEntity DeleteUser; did $key ;;
      "iam tag-user"|"iam update-user") began $key; did $key ;;
      "iam create-access-key") began $key; did $key; echo '{"AccessKey":{}}' ;;
      *) echo "wrong $*" >> $world/log; exit 252 ;;
      esac

      """#

  /// Makes a world in which nothing was done yet.
  init(program: String) throws {
    self.program = program
    place = try Workplace(["d.md": KilledWorld.document, "log": ""])
    for (name, script) in [
      ("did", KilledWorld.did), ("seen", KilledWorld.seen), ("aws", KilledWorld.aws),
    ] {
      try place.write(
        script.replacing("WORLD", with: place.folder)
          .replacing("POLICY", with: KilledWorld.policy), to: "bin/\(name)")
    }
    _ = try Command(
      ["sh", "-c", "chmod +x bin/*"], environment: ["PATH": "/usr/bin:/bin"], folder: place.folder
    ).capture()
  }

  /// The program with some words, as it is started here.
  func command(_ words: [String]) -> Command {
    let bin = FilePath.join(place.folder, "bin")
    return Command(
      [program] + words, environment: ["PATH": "\(bin):/usr/bin:/bin", "HOME": place.folder],
      folder: place.folder)
  }

  /// The lines of the log.
  func log() throws -> [Substring] { try place.read("log").split(separator: "\n") }

  /// All that should be done.
  static var allKeys: [String] { keys.values + names.map { "create-user-\($0)" } }

  /// What an action of an id writes to the log.
  static func key(_ action: String, item: Int?) -> String? {
    action == each ? item.map { "create-user-\(names[$0])" } : keys[action]
  }
}
