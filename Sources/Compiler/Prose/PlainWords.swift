/// Words that say where something is or point at it, and nothing that a command could carry.
enum PlainWords {
  /// Whether a word, in lower case, says nothing of its own.
  static func contains(_ word: String) -> Bool {
    words.contains(word) || words.contains(Lexicon.singular(word))
      || Lexicon.determiners.contains(word) || Lexicon.openers.contains(word)
      || Lexicon.markers.contains(word) || Lexicon.finite.contains(word)
      || ConsoleNames.service(word) != nil || word.hasPrefix("http://")
      || word.hasPrefix("https://")
  }

  private static let words: WordSet = [
    // Places in a console, and what one does there.
    "console", "page", "tab", "button", "menu", "pane", "panel", "sidebar", "dashboard", "screen",
    "window", "dialog", "dialogue", "list", "dropdown", "drop-down", "down", "drop", "section",
    "field", "box", "checkbox", "check", "form", "wizard", "link", "left", "right", "hand",
    "left-hand", "right-hand", "side", "top", "bottom", "upper", "lower", "corner", "bar", "search",
    "radio", "toggle", "tile", "card", "navigation", "entry", "option", "choice", "setting",
    "settings", "detail", "information", "selection", "something", "configuration", "default",
    "defaults", "editor", "view", "create", "next",
    "review",
    "finish", "submit", "save", "done", "confirm", "continue", "ok", "add", "select", "choose",
    "attach", "close", "back", "edit", "browser", "management", "web",
    // What points at something.
    "following", "follow", "follows", "below", "above", "previous", "previously", "earlier",
    "later",
    "here", "there", "it", "them", "him", "her", "one", "ones", "same", "step", "steps", "other",
    "others", "rest", "everything", "anything", "just", "made", "created", "generated", "given",
    "listed", "shown", "described", "mentioned", "called", "named", "titled", "name", "as", "is",
    "are", "be", "was", "were", "of", "and", "or", "not", "also", "too", "well", "only", "own",
    "new", "newly", "existing", "specific", "particular", "respective", "corresponding",
    "appropriate", "relevant", "desired", "required", "necessary", "needed", "suitable", "certain",
    "interest", "choosing", "preferred", "unique", "single", "simple", "dedicated", "separate",
    "second", "third", "first", "last", "final", "main", "suitably", "various", "different",
    // Documents and what is pasted.
    "json", "document", "documents", "content", "contents", "text", "code", "snippet", "block",
    "example", "sample", "template",
    // The services' names in part.
    "aws", "amazon", "service", "services", "cloud", "cli", "api", "sdk",
    // Time and manner.
    "now", "moment", "while", "afterwards", "directly", "please", "simply",
    "straight", "away", "up", "out", "so", "then", "again", "already", "still", "manually",
    "respectively", "i.e", "e.g", "etc",
  ]
}
