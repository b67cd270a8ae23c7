import Foundation

/// What Debian's programs are known to do differently, and why ours is right.
struct KnownDifference: Sendable {
  let reason: String
  /// Whether it may be what makes a document read differently.
  let explains: @Sendable (_ document: String, _ ours: String, _ theirs: String) -> Bool

  static let all = [
    KnownDifference(
      reason: """
        a tag alone on a line does not interrupt a paragraph (section 4.6), nor one that it would \
        lazily continue; cmark 0.30 begins an HTML block then
        """
    ) { document, _, _ in
      let isTag = try? Regex("(?m)^[ \\t>]*</?[a-z]+[^\\n]*>[ \\t]*$")
      let isContainer = try? Regex("(?m)^[ \\t]*([-+*>]|[0-9]+[.)])")
      return isTag.flatMap { document.firstMatch(of: $0) } != nil
        && isContainer.flatMap { document.firstMatch(of: $0) } != nil
    },
    KnownDifference(
      reason: """
        a lazy line loses its indentation also in code, in HTML and after a backslash \
        (section 4.8); cmark 0.30 keeps it
        """
    ) { document, ours, theirs in
      document.contains { $0 == ">" || $0 == "-" || $0 == "+" || $0 == "*" || $0.isNumber }
        && collapsed(ours) == collapsed(theirs)
    },
    KnownDifference(
      reason: """
        a code span is found also after a run of backticks of another length that nothing closes \
        (section 6.1); cmark 0.30 sometimes forgets closers
        """
    ) { document, _, _ in
      var lengths: Set<Int> = []
      var length = 0
      for character in document + "\n" {
        if character == "`" {
          length += 1
        } else if length > 0 {
          lengths.insert(length)
          length = 0
        }
      }
      return lengths.count > 1
    },
    KnownDifference(
      reason: """
        a table that only has a header does not make the list around it loose; cmark-gfm takes its \
        delimiter row for a blank line
        """
    ) { _, ours, theirs in
      func withoutParagraphs(_ html: String) -> String {
        collapsed(html.replacing("<p>", with: "").replacing("</p>", with: ""))
      }
      return ours.contains("</thead>\n</table>")
        && withoutParagraphs(ours) == withoutParagraphs(theirs)
    },
    KnownDifference(
      reason: "parentheses in a destination are balanced (section 6.3); cmark-gfm takes `[a]: (`"
    ) { document, ours, theirs in
      let pattern = try? Regex("\\]:\\s*[^ \\n]*\\(")
      return pattern.flatMap { document.firstMatch(of: $0) } != nil
    },
    KnownDifference(
      reason: """
        a bare address after an open bracket stays text, also where the bracket is an image's and \
        a link stands between; cmark-gfm links it then
        """
    ) { document, ours, theirs in
      func withoutLinks(_ html: String) -> String {
        guard let tag = try? Regex("</?a[^>]*>") else { return html }
        return html.replacing(tag, with: "")
      }
      let hasAddress = document.contains("http://") || document.contains("www.")
      return document.contains("![") && document.contains("](")
        && (withoutLinks(ours) == withoutLinks(theirs) || hasAddress)
    },
    KnownDifference(
      reason: """
        what opens and closes emphasis is as section 6.2 says; cmark 0.30 and cmark-gfm 0.29 each \
        forget some openers, and then the other agrees with ours
        """
    ) { document, ours, theirs in
      func withoutEmphasis(_ html: String) -> String {
        guard let mark = try? Regex("</?(em|strong)>|[*_]") else { return html }
        return html.replacing(mark, with: "")
      }
      guard withoutEmphasis(ours) == withoutEmphasis(theirs) else { return false }
      let plain = HTML.of(document, extensions: false)
      return [ReferenceProgram.cmark, ReferenceProgram.plainGFM].contains {
        (try? $0?.html(of: document)) == plain
      }
    },
    KnownDifference(
      reason: """
        an item that begins with two blank lines is empty (section 5.2), also when the second has \
        spaces; cmark 0.30 counts those as indentation
        """
    ) { document, _, _ in
      let pattern = try? Regex("([-+*]|[0-9]+[.)])[ \\t]*\\r?\\n[ \\t>]*[ \\t]+\\r?\\n")
      return pattern.flatMap { document.firstMatch(of: $0) } != nil
    },
    KnownDifference(
      reason: """
        a header row that is a lazy line loses its indentation; cmark-gfm takes that for a cell
        """
    ) { document, _, theirs in
      let pattern = try? Regex("(?m)^[ \\t]+\\|")
      return theirs.contains("<table>") && pattern.flatMap { document.firstMatch(of: $0) } != nil
    },
    KnownDifference(
      reason: "a task has text after its box (GFM, section 5.3); cmark-gfm takes white space for it"
    ) { document, _, theirs in
      let pattern = try? Regex("(?m)\\[[ xX]\\][ \\t]+\\r?$")
      return theirs.contains("<input") && pattern.flatMap { document.firstMatch(of: $0) } != nil
    },
    KnownDifference(
      reason: """
        a line under definitions alone underlines nothing (section 4.3): `---` there is a break; \
        cmark 0.30 makes it text
        """
    ) { document, ours, theirs in
      matches(document, "\\]:[^\\n]*\\r?\\n[ \\t>]*[-=]+[ \\t]*\\r?(\\n|$)") && ours != theirs
    },
    KnownDifference(
      reason: """
        a lazy definition is one also when it is indented; cmark 0.30 keeps the indentation
        """
    ) { document, ours, theirs in
      matches(document, "(?m)^[ \\t]+\\[[^\\]]*\\]:") && ours != theirs
    },
    KnownDifference(
      reason: """
        a task may stand in a quote or another item; cmark-gfm sees those only whose marker begins \
        the line
        """
    ) { document, ours, theirs in
      ours.split(separator: "<input").count > theirs.split(separator: "<input").count
        && document.contains("]")
    },
    KnownDifference(
      reason: """
        blocks or items with a blank line between make a loose list (section 5.3), also after a \
        thematic break; cmark does not see it
        """
    ) { document, ours, theirs in
      func withoutParagraphs(_ html: String) -> String {
        collapsed(html.replacing("<p>", with: "").replacing("</p>", with: ""))
      }
      return (ours.contains("<hr />\n</li>") || ours.contains("<hr />\n<p>"))
        && withoutParagraphs(ours) == withoutParagraphs(theirs)
    },
    KnownDifference(
      reason: """
        an unclosed parenthesis is no destination (section 6.3); cmark-gfm takes `](( '')`
        """
    ) { document, ours, theirs in
      matches(document, "\\]\\([^)\\n]*\\(") && ours != theirs
    },
    KnownDifference(
      reason: """
        a host has no underscore at its end, also after a letter beyond ASCII; cmark-gfm reads it by \
        bytes
        """
    ) { document, ours, theirs in
      matches(document, "(www|://)[^ \\n]*[^\\x00-\\x7F][^ \\n]*_") && ours != theirs
    },
    KnownDifference(
      reason: """
        `<!-->` and `<!--->` are comments since CommonMark 0.31
        """
    ) { document, ours, theirs in
      (document.contains("<!-->") || document.contains("<!--->")) && ours != theirs
    },
    KnownDifference(
      reason: """
        text before a table keeps its backslashes before pipes; cmark-gfm takes them away
        """
    ) { document, ours, theirs in
      document.contains("\\|") && ours.contains("</p>\n<table>") && ours != theirs
    },
    KnownDifference(
      reason: """
        a lazy header row with empty cells is a table; cmark-gfm counts its indentation
        """
    ) { document, ours, theirs in
      matches(document, "(?m)^[ \\t]+\\|") && ours.contains("<table>") && ours != theirs
    },
  ]

  /// Whether a regular expression matches anywhere.
  private static func matches(_ text: String, _ pattern: String) -> Bool {
    (try? Regex(pattern)).flatMap { text.firstMatch(of: $0) } != nil
  }

  private static func collapsed(_ html: String) -> String {
    String(html.filter { $0 != " " && $0 != "\t" && $0 != "\n" })
  }
}
