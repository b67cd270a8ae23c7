/// The phrases that ``Reservations`` looks for.
enum ReservationPhrases {
  /// Those of words behind an instruction, and of everything else that is said of one.
  static let everywhere = TitlePhrases(conditions + times + retractions)

  private static let conditions = [
    "provided that", "provided you", "provided the", "providing that", "as long as", "so long as",
    "on condition", "on the condition", "in case of", "in the event", "in an emergency",
    "in emergencies", "subject to", "depending on", "failing that", "where none exists",
    "where there is none", "where applicable", "where appropriate", "if needed", "if necessary",
    "when asked", "as needed", "where needed", "when needed", "at your own risk", "assuming you",
    "assuming that", "assuming there", "assuming it", "assuming no", "assuming all",
    "assuming your", "otherwise", "or ask", "or have", "or let", "staging only", "production only",
    "test only", "lab only", "prod only", "dev only", "only in the", "this only in",
    "following only in", "if approved", "unless told", "given that",
    "whenever", "where required", "last resort", "worst case", "unlikely event", "unlikely case",
    "s blessing", "blessing of", "your discretion", "in theory", "theoretically", "perfect world",
    "ideal world", "budget permitting", "time permitting", "else do nothing", "next version",
    "future version", "would need", "no circumstances", "when you are ready", "once you are ready",
    "when you re ready",
    "whenever you are ready",
  ]

  private static let times = [
    "later today", "later on", "in a later", "do it later", "do this later", "some day", "someday",
    "not yet", "tbd", "tba", "tbc",
    "todo", "fixme", "to be decided", "to be confirmed", "to be defined", "to be discussed",
    "in the future", "at midnight", "out of hours", "after hours", "outside business hours",
    "outside of business hours", "after business hours",
    "during maintenance", "during the maintenance", "in the maintenance window",
    "in a maintenance window", "for the duration of", "pending approval",
    "pending review", "pending confirmation", "pending the", "pending a",
  ]

  private static let retractions = [
    "no longer", "not needed", "not required", "not necessary", "is wrong", "was wrong",
    "is incorrect", "not any more", "needed any more", "required any more",
    "used any more", "any longer", "anymore", "hang on", "second thoughts",
    "second thought", "never mind", "nevermind", "scratch that", "ignore this", "ignore that",
    "disregard", "kidding", "nothing to do", "already done", "was done", "did this", "did that",
    "skip this", "skip if", "skip when", "do not do", "don t do", "do not perform",
    "don t perform", "do not automate", "don t automate", "do not run", "don t run",
    "do not carry out", "do not execute", "do not follow", "not in production", "not in prod",
    "not on production", "not for production", "bad idea", "by mistake", "which is what",
    "is what i", "is done by", "are done by", "we did before", "for reference only", "imagine you",
    "suppose you", "nobody should", "no one should", "handled by", "taken care of", "does this",
    "does that",
    "will do this", "will do it", "decided against", "decided not to", "a mistake",
    "leave this out",
    "leave it out", "superseded by", "replaced by", "until further notice", "needs approval",
    "is not what", "isn t what",
    "true or false",
    "needs the approval", "requires approval", "requires the approval", "no longer how",
  ]

  /// Those of lead-ins, and of remarks on a command.
  static let inLeads: TitlePhrases = [
    "for reference", "reference only", "information only", "for illustration", "skip the following",
    "skip these", "skip this", "skip it", "one of the following", "one of these", "choose one",
    "pick one", "choose between", "any one of", "is optional", "are optional", "optionally",
    "would delete", "would remove", "would destroy", "would break", "would be",
    "should look like", "should then look like", "should now look like", "should contain",
    "should read", "may see", "might see", "in the logs", "in the log", "add to your",
    "ask your", "ask an", "ask the", "ask a", "tell your", "have your administrator",
    "is done for you", "are done for you", "done for you", "created for you", "made for you",
    "happens automatically", "done automatically", "were created", "we used", "we ran", "i ran",
    "in the past", "plan to", "planned", "only if", "only when",
    "after approval", "after the approval", "with approval", "has approved", "have approved",
    "is approved", "been approved", "once approved", "has agreed", "signed off", "has signed",
    "is deprecated", "is obsolete", "was replaced", "alternative to", "not recommended",
    "wrong way", "bad way", "on failure", "on error", "in case", "you will later", "command was",
    "restore the previous", "restore the former", "last year we", "common mistake",
    "common mistakes", "counter example", "as an experiment", "regret", "avoid running",
    "instead of running", "tempted", "think twice", "beware of", "resist",
    "used to work", "review the following", "will ask you", "been done", "so far", "what not to",
    "second pair of eyes", "not this",
  ]
}
