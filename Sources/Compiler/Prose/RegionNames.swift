import Source

/// The regions of AWS: their codes, and the cities and countries by which they are called.
///
/// The names are those of "AWS Regions" in the AWS Global Infrastructure documentation.
enum RegionNames {
  /// Whether a word is written as the code of a region: "eu-west-1", "us-gov-east-1".
  static func isCode(_ word: String) -> Bool {
    // Every word of a document is asked: nearly all are told by their third byte.
    var (hyphens, length) = (0, 0)
    var last: UInt8 = 0
    for byte in word.utf8 {
      switch byte {
      case UInt8(ascii: "-"):
        guard hyphens < 3, last.isASCIILower, hyphens > 0 || length == 2 else { return false }
        hyphens += 1
      case _ where byte.isASCIILower:
        guard hyphens > 0 || length < 2, !last.isASCIIDigit else { return false }
      case _ where byte.isASCIIDigit:
        guard hyphens > 1, last == UInt8(ascii: "-") else { return false }
      default: return false
      }
      length += 1
      last = byte
    }
    return last.isASCIIDigit
  }

  /// The code of the region that is called by the place that some words begin with.
  ///
  /// - Parameter words: in lower case.
  /// - Returns: the code, and how many words name the place; nil where they name none.
  static func region(beginning words: ArraySlice<String>) -> (code: String, count: Int)? {
    guard let first = words.first else { return nil }
    if let code = places[first] { return (code, 1) }
    guard words.count > 1, beginnings.contains(first) else { return nil }
    // "N. Virginia": the mark stands by itself.
    let mark = words.dropFirst().first == "." ? 1 : 0
    guard words.count > 1 + mark else { return nil }
    return places["\(first) \(words[words.startIndex + 1 + mark])"].map { ($0, 2 + mark) }
  }

  /// The one region that a label names, as "Europe (Paris)" does.
  static func region(inLabel label: String) -> String? {
    let words = label.lowercased().words(between: "(),")
    if let code = words.first(where: isCode) { return code }
    return words.indices.lazy.compactMap { region(beginning: words[$0...])?.code }.first
  }

  /// Words for the parts of the world that stand before the names of regions.
  static let areas: WordSet = [
    "us", "eu", "europe", "asia", "pacific", "east", "west", "central", "africa", "america",
    "north",
    "south", "canada", "israel", "middle", "mexico", "region", "aws", "the",
  ]

  /// The first words of the names.
  static var firstWords: [String] { places.words + beginnings.words }

  private static let beginnings: WordSet = [
    "n", "n.", "northern", "north", "cape", "hong", "new", "tel", "são", "sao",
  ]

  private static let places: WordTable<String> = [
    "n virginia": "us-east-1", "n. virginia": "us-east-1", "northern virginia": "us-east-1",
    "north virginia": "us-east-1",
    "virginia": "us-east-1", "ohio": "us-east-2", "n california": "us-west-1",
    "n. california": "us-west-1",
    "northern california": "us-west-1", "oregon": "us-west-2", "cape town": "af-south-1",
    "hong kong": "ap-east-1", "taipei": "ap-east-2", "mumbai": "ap-south-1",
    "hyderabad": "ap-south-2", "singapore": "ap-southeast-1", "sydney": "ap-southeast-2",
    "jakarta": "ap-southeast-3", "melbourne": "ap-southeast-4", "malaysia": "ap-southeast-5",
    "new zealand": "ap-southeast-6", "thailand": "ap-southeast-7", "tokyo": "ap-northeast-1",
    "seoul": "ap-northeast-2", "osaka": "ap-northeast-3", "calgary": "ca-west-1",
    "frankfurt": "eu-central-1", "zurich": "eu-central-2", "zürich": "eu-central-2",
    "ireland": "eu-west-1", "dublin": "eu-west-1", "london": "eu-west-2", "paris": "eu-west-3",
    "milan": "eu-south-1", "spain": "eu-south-2", "stockholm": "eu-north-1",
    "tel aviv": "il-central-1", "bahrain": "me-south-1", "uae": "me-central-1",
    "mexico": "mx-central-1", "são paulo": "sa-east-1", "sao paulo": "sa-east-1",
  ]
}
