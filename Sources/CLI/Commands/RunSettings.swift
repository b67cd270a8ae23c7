import Engine
import Platform

/// The options that `run` and `resume` share, read and checked.
struct RunSettings {
  private let account: String?
  private let region: String?
  private let profiles: [String: String]
  private let jobs: Int?
  private let folder: String
  private let movesHere: Bool

  init(_ context: CommandContext) throws(CommandFailure) {
    let arguments = context.arguments
    account = arguments.value(.account)
    if let account, account.utf8.count != 12 || !account.utf8.allSatisfy({ (48...57).contains($0) })
    {
      throw CommandFailure("\"--account \(account)\" is not an account id of twelve digits")
    }
    region = arguments.value(.region)
    var profiles: [String: String] = [:]
    for word in arguments.values(.actor) {
      let pair = try GivenValues.pair(word, option: .actor)
      profiles[pair.name] = pair.value
    }
    self.profiles = profiles
    jobs = try arguments.value(.jobs).map { text throws(CommandFailure) in
      guard let number = Int(text), (1...256).contains(number) else {
        throw CommandFailure("\"--jobs \(text)\" is not a number from 1 to 256")
      }
      return number
    }
    do {
      folder = try context.files.resolve(context.folder)
    } catch {
      throw CommandFailure("\(error)")
    }
    movesHere = arguments.has(.here)
  }

  /// Puts them where the engine looks for them.
  func apply(to options: inout RunOptions) {
    options.account = account
    options.region = region
    options.profiles = profiles
    options.jobs = jobs
    options.folder = folder
    options.movesHere = movesHere
  }
}
