import Platform
import Testing

/// The real program with real children, disturbed at random moments.
///
/// `RUNBOOK_KILLS` says how often `runbook` is killed (24 without it); `RUNBOOK_KILLS_SEED` repeats
/// the moments of an earlier run, whose seed stands in its output, as far as the machine repeats them.
///
/// With `RUNBOOK_KILLS=500` on 2026-11-21, nothing else at work: 500 kills of `runbook` in 383 runs,
/// 110 outcomes that a person had to tell, 1,307 refusals to start something beside what still ran
/// (asked again every 10 ms); 125 kills of a child, 125 Ctrl-C, 125 SIGTERM (seed
/// 11318282636753045604). No action was done twice that may not be, none was left out.
@Suite("Random signals", .enabled(if: BuiltProgram.path != nil, "the program is not built"))
struct RandomKillTests {
  private static let kills = number("RUNBOOK_KILLS").map(Int.init) ?? 24
  private static let seed = number("RUNBOOK_KILLS_SEED") ?? .random(in: 0 ... .max)

  private static func number(_ name: String) -> UInt64? {
    ProcessEnvironment.variables[name].flatMap { UInt64($0) }
  }

  /// Bits that are the same for the same seed (SplitMix64).
  private struct Bits: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var bits = state
      bits = (bits ^ bits >> 30) &* 0xbf58_476d_1ce4_e5b9
      bits = (bits ^ bits >> 27) &* 0x94d0_49bb_1331_11eb
      return bits ^ bits >> 31
    }
  }

  @Test(
    "whatever is killed or interrupted when, what is done is done once and nothing is left out",
    arguments: KillTrial.Disturbance.allCases)
  func disturbed(_ disturbance: KillTrial.Disturbance) throws {
    let program = try #require(BuiltProgram.path)
    let seed = Self.seed
    var bits = Bits(state: seed)
    var undisturbed = KillTrial(try KilledWorld(program: program), disturbance, longest: .zero)
    let began = ContinuousClock.now
    #expect(try undisturbed.run(most: 0, &bits) == [])
    let longest = ContinuousClock.now - began

    let wanted = disturbance == .kill ? Self.kills : Self.kills / 4
    var count = 0
    var trials = 0
    var refusals = 0
    var answers = 0
    while count < wanted {
      var trial = KillTrial(try KilledWorld(program: program), disturbance, longest: longest)
      let wrong = try trial.run(most: wanted - count, &bits)
      #expect(wrong == [], "seed \(seed), \(disturbance), trial \(trials)")
      if !wrong.isEmpty { return }
      count += trial.count
      trials += 1
      refusals += trial.refusals
      answers += trial.answers
    }
    print(
      "\(disturbance): \(count) times in \(trials) runs, \(answers) answers, \(refusals) refusals, "
        + "seed \(seed)")
  }
}
