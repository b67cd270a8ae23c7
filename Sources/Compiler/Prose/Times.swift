/// Times that a text names for an instruction: "on Monday", "in two weeks", "after the release".
///
/// The length of something that is set up ("keep them for 7 days") is none: a day, a month or an event
/// must be pointed at.
enum Times {
  /// Looks through words.
  ///
  /// - Parameter said: the words.
  /// - Returns: the words that name a time; nil where there are none.
  /// - Complexity: O(words).
  static func phrase(in said: SaidWords) -> String? {
    let words = said.words
    var start = 0
    while let index = said.place(of: .time, from: start) {
      start = index + 1
      let word = words[index]
      let next = index + 1 < words.count ? words[index + 1] : ""
      if points.contains(word), isDate(words[(index + 1)...].prefix(2)) {
        return words[index...min(index + 2, words.count - 1)].joined(separator: " ")
      }
      if word == "in" || word == "after", isSpan(words[(index + 1)...].prefix(3)),
        !words.contains(where: settings.contains)
      {
        return words[index...min(index + 2, words.count - 1)].joined(separator: " ")
      }
      if ["next", "last"].contains(word), periods.contains(next) { return "\(word) \(next)" }
      if ["after", "before", "during", "until"].contains(word),
        let event = words[(index + 1)...].prefix(4).firstIndex(where: events.contains)
      {
        return words[index...event].joined(separator: " ")
      }
      if near.contains(word) { return word }
      if let time = recurring(words, at: index) ?? clock(words, at: index) {
        return time
      }
    }
    return nil
  }

  /// "Every Friday", "once a year", "at the end of the quarter", "two weeks before".
  private static func recurring(_ words: [String], at index: Int) -> String? {
    lazy var isSetting = words.contains(where: settings.contains)
    let rest = words[index...].prefix(6)
    let second = rest.dropFirst().first ?? ""
    let third = rest.dropFirst(2).first ?? ""
    switch words[index] {
    case "every", "each":
      let isDay = weekdays.contains(second)
      return isDay || !isSetting && periods.contains(second)
        ? "\(words[index]) \(second)" : nil
    case "once", "twice":
      return !isSetting && ["a", "every", "each", "per"].contains(second)
        && (periods.contains(third) || third == "day")
        ? rest.prefix(3).joined(separator: " ") : nil
    case "end", "beginning", "start", "first", "last":
      guard second == "of", let period = rest.firstIndex(where: periods.contains) else {
        return nil
      }
      return words[index...period].joined(separator: " ")
    default:
      return spans.contains(words[index]) && index > 0 && ["before", "ahead"].contains(second)
        ? "\(words[index - 1]) \(words[index]) \(second)" : nil
    }
  }

  /// "At 22:00", "after 9 am": a number alone may be anything.
  private static func clock(_ words: [String], at index: Int) -> String? {
    guard ["at", "after", "before", "until", "till"].contains(words[index]), index + 1 < words.count
    else { return nil }
    let hour = words[index + 1]
    let next = index + 2 < words.count ? words[index + 2] : ""
    let digits = hour.prefix(while: \.isNumber)
    guard (1...2).contains(digits.count) else { return nil }
    let unit = hour.dropFirst(digits.count)
    let isMinute = next.count == 2 && next.allSatisfy(\.isNumber)
    guard isMinute || ["am", "pm", "h"].contains(String(unit.isEmpty ? Substring(next) : unit))
    else { return nil }
    return words[index...min(index + 2, words.count - 1)].joined(separator: " ")
  }

  /// "Friday", "3 May", "June", "2027": a month that is a verb as well needs a number.
  private static func isDate(_ words: ArraySlice<String>) -> Bool {
    guard let first = words.first else { return false }
    if weekdays.contains(first) { return true }
    if months.contains(first), first != "may" && first != "march" { return true }
    return words.count == 2 && words.contains(where: months.contains)
      && words.contains { $0.first?.isNumber == true }
  }

  /// "two weeks", "a few days", "3 months".
  private static func isSpan(_ words: ArraySlice<String>) -> Bool {
    guard let first = words.first, first.first?.isNumber == true || counts.contains(first) else {
      return false
    }
    return words.dropFirst().contains { spans.contains($0) }
  }

  /// The words with which any of it begins: nearly no word of a text is one.
  static let beginnings: WordSet = [
    "every", "each", "once", "twice", "end", "beginning", "start", "first", "at", "day", "days",
    "week", "weeks", "month", "months", "year", "years",
    "on", "by", "until", "from", "since", "in", "till", "after", "next", "last", "before", "during",
    "tomorrow", "tonight", "yesterday",
  ]
  private static let points: WordSet = ["on", "by", "until", "from", "since", "in", "till"]
  private static let weekdays: WordSet = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mondays",
    "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays", "weekends",
    "weekdays", "holidays",
  ]
  private static let months: WordSet = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  private static let periods: WordSet = [
    "week", "month", "quarter", "year", "sprint", "release", "monday", "tuesday", "wednesday",
    "thursday", "friday", "weekend",
  ]
  private static let spans: WordSet = [
    "day", "days", "week", "weeks", "month", "months", "year", "years",
  ]
  /// Words of what is set up to happen by itself: "a rule that deletes objects after 90 days".
  private static let settings: WordSet = [
    "expire", "expires", "expiring", "expiration", "expiry", "deletes", "deletion", "deleting",
    "rotate", "rotates", "rotation", "retention", "retain", "lifecycle", "transition",
    "transitions", "archive", "archives", "schedule", "keep", "keeps", "lifetime",
  ]
  private static let counts: WordSet = ["a", "one", "two", "three", "four", "some", "several"]
  private static let events: WordSet = [
    "release", "migration", "audit", "outage", "incident", "freeze", "cutover", "meeting",
    "maintenance", "lunch", "breakfast", "dinner", "noon", "midday", "christmas", "easter",
    "holidays", "weekend", "go-live", "rollout", "handover",
  ]
  /// Words that name a time alone.
  private static let near: WordSet = ["tomorrow", "tonight", "yesterday"]
}
