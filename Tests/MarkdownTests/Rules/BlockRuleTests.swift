import Testing

@testable import Markdown

@Suite("rules of blocks")
struct BlockRuleTests {
  static let leaves = [
    Rule(
      "a paragraph is lines together", "one\n two  \n\nthree", "<p>one\ntwo</p>\n<p>three</p>\n"),
    Rule(
      "a heading has up to six marks", "# a\n###### b\n####### c",
      "<h1>a</h1>\n<h6>b</h6>\n<p>####### c</p>\n"),
    Rule("a heading needs a space", "#a", "<p>#a</p>\n"),
    Rule(
      "closing marks are no text", "## a ## \n## b#\n## c \\##",
      "<h2>a</h2>\n<h2>b#</h2>\n<h2>c ##</h2>\n"),
    Rule("a heading may be empty", "#\n## ##", "<h1></h1>\n<h2></h2>\n"),
    Rule(
      "a line of = or - makes a heading of a paragraph", "a\nb\n=\n\nc\n---",
      "<h1>a\nb</h1>\n<h2>c</h2>\n"),
    Rule("such a line is not lazy", "> a\n---", "<blockquote>\n<p>a</p>\n</blockquote>\n<hr />\n"),
    Rule("three marks are a break", "***\n - - -\n__", "<hr />\n<hr />\n<p>__</p>\n"),
    Rule(
      "a break ends a list", "- a\n***\n- b",
      "<ul>\n<li>a</li>\n</ul>\n<hr />\n<ul>\n<li>b</li>\n</ul>\n"),
    Rule(
      "four columns are code", "    a\n\n      b\n\n\nc",
      "<pre><code>a\n\n  b\n</code></pre>\n<p>c</p>\n"),
    Rule("code does not interrupt a paragraph", "a\n    b", "<p>a\nb</p>\n"),
    Rule("a tab is four columns", "\ta\tb", "<pre><code>a\tb\n</code></pre>\n"),
    Rule("a fence is closed by one as long", "````\n```\n`````", "<pre><code>```\n</code></pre>\n"),
    Rule(
      "a fence of tildes may hold backticks", "~~~ a`b\nc\n~~~",
      "<pre><code class=\"language-a`b\">c\n</code></pre>\n"),
    Rule("backticks in the info string make no fence", "``` a`b\nc", "<p>``` a`b\nc</p>\n"),
    Rule(
      "an open fence ends with its container", "> ```\n> a\n\nb",
      "<blockquote>\n<pre><code>a\n</code></pre>\n</blockquote>\n<p>b</p>\n"),
    Rule(
      "an indented fence takes that much from its lines", "  ```\n   a\n b\n  ```",
      "<pre><code> a\nb\n</code></pre>\n"),
    Rule(
      "the info string's first word is the language", "```sh {name=\"x\"}\na\n```",
      "<pre><code class=\"language-sh\">a\n</code></pre>\n"),
    Rule("HTML goes on to a blank line", "<div>\n*a*\n\n*b*", "<div>\n*a*\n<p><em>b</em></p>\n"),
    Rule(
      "a comment goes on to its end", "<!-- a\n\nb -->\n*c*", "<!-- a\n\nb -->\n<p><em>c</em></p>\n"
    ),
    Rule(
      "a script goes on to its end tag", "<script>\n\na\n</script>\nb",
      "<script>\n\na\n</script>\n<p>b</p>\n"),
    Rule("a placeholder alone on a line is HTML", "<kms-arn>\n*a*", "<kms-arn>\n*a*\n"),
    Rule("any tag does not interrupt a paragraph", "a\n<kms-arn>", "<p>a\n<kms-arn></p>\n"),
    Rule("a definition is not shown", "[a]: /u\n\n[a]", "<p><a href=\"/u\">a</a></p>\n"),
    Rule(
      "a definition may take three lines", "[a]:\n/u\n'b\nc'\n\n[a]",
      "<p><a href=\"/u\" title=\"b\nc\">a</a></p>\n"),
    Rule(
      "a definition does not interrupt a paragraph", "x\n[a]: /u\n\n[a]",
      "<p>x\n[a]: /u</p>\n<p>[a]</p>\n"),
    Rule("the first definition counts", "[a]: /1\n[a]: /2\n\n[a]", "<p><a href=\"/1\">a</a></p>\n"),
    Rule(
      "text after a title makes no definition", "[a]: /u \"t\" x\n\n[a]",
      "<p>[a]: /u &quot;t&quot; x</p>\n<p>[a]</p>\n"),
    Rule(
      "a title that is none may be the next paragraph", "[a]: /u\n\"t\" x\n\n[a]",
      "<p>&quot;t&quot; x</p>\n<p><a href=\"/u\">a</a></p>\n"),
  ]

  static let containers = [
    Rule(
      "a quote takes a mark from each line", "> a\n>b\n> > c",
      "<blockquote>\n<p>a\nb</p>\n<blockquote>\n<p>c</p>\n</blockquote>\n</blockquote>\n"),
    Rule(
      "a paragraph goes on without the mark", "> a\nb\n\nc",
      "<blockquote>\n<p>a\nb</p>\n</blockquote>\n<p>c</p>\n"),
    Rule(
      "a list does not go on without indentation", "- a\n\nb", "<ul>\n<li>a</li>\n</ul>\n<p>b</p>\n"
    ),
    Rule(
      "an item holds what is indented to its text", "1.  a\n\n    b",
      "<ol>\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n</ol>\n"),
    Rule(
      "a list with blank lines between is loose", "- a\n\n- b",
      "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"),
    Rule(
      "a blank line inside an inner list is its own", "- a\n  - b\n\n    c\n- d",
      "<ul>\n<li>a\n<ul>\n<li>\n<p>b</p>\n<p>c</p>\n</li>\n</ul>\n</li>\n<li>d</li>\n</ul>\n"),
    Rule(
      "a blank line in a fence loosens nothing", "- ```\n\n  ```\n- a",
      "<ul>\n<li>\n<pre><code>\n</code></pre>\n</li>\n<li>a</li>\n</ul>\n"),
    Rule(
      "another mark begins another list", "- a\n+ b\n1. c\n2) d",
      "<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>b</li>\n</ul>\n<ol>\n<li>c</li>\n</ol>\n<ol start=\"2\">\n<li>d</li>\n</ol>\n"
    ),
    Rule(
      "a list begins with its first number", "7. a\n9. b",
      "<ol start=\"7\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
    Rule("a number has nine digits at most", "1234567890. a", "<p>1234567890. a</p>\n"),
    Rule(
      "only a list from 1 interrupts a paragraph", "a\n2. b\n1. c",
      "<p>a\n2. b</p>\n<ol>\n<li>c</li>\n</ol>\n"),
    Rule("an empty item does not interrupt a paragraph", "a\n-\nb\n+", "<h2>a</h2>\n<p>b\n+</p>\n"),
    Rule(
      "an item may begin with code", "-     a",
      "<ul>\n<li>\n<pre><code>a\n</code></pre>\n</li>\n</ul>\n"),
    Rule(
      "an item that begins blank holds one such line", "-\n  a\n-\n\n  b",
      "<ul>\n<li>a</li>\n<li></li>\n</ul>\n<p>b</p>\n"),
    Rule(
      "tabs reach to the next column of four", "-\ta\n\n\tb",
      "<ul>\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n</ul>\n"),
    Rule(
      "half a tab is spaces", ">\t\ta",
      "<blockquote>\n<pre><code>  a\n</code></pre>\n</blockquote>\n"),
    Rule(
      "definitions alone do not loosen a list", "- a\n\n  [r]: /u\n- b",
      "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"),
  ]

  static let extensions = [
    Rule(
      "a delimiter row makes a table", "|a|b|\n|-|-|\n|1|2|",
      "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>\n"
    ),
    Rule(
      "outer pipes may be left out", "a | b\n- | -", "<p>a | b</p>\n<ul>\n<li>| -</li>\n</ul>\n"),
    Rule("header and delimiter row have as many cells", "|a|b|\n|-|", "<p>|a|b|\n|-|</p>\n"),
    Rule(
      "an escaped pipe is a pipe, also in code", "|a|\n|-|\n|x \\| `y \\| z`|",
      "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>x | <code>y | z</code></td>\n</tr>\n</tbody>\n</table>\n"
    ),
    Rule(
      "columns are aligned by colons", "|a|b|c|\n|:-|-:|:-:|",
      "<table>\n<thead>\n<tr>\n<th align=\"left\">a</th>\n<th align=\"right\">b</th>\n<th align=\"center\">c</th>\n</tr>\n</thead>\n</table>\n"
    ),
    Rule(
      "rows are filled up and cut off", "|a|b|\n|-|-|\n|1|\n|1|2|3|",
      "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td></td>\n</tr>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>\n"
    ),
    Rule(
      "a table ends at another block", "|a|\n|-|\n> b",
      "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n</table>\n<blockquote>\n<p>b</p>\n</blockquote>\n"
    ),
    Rule(
      "a table may follow text", "x\n|a|\n|-|",
      "<p>x</p>\n<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n</table>\n"),
    Rule(
      "a box before an item's text is a task", "- [ ] a\n- [X] b\n- [y] c\n- [x]d",
      "<ul>\n<li><input type=\"checkbox\" disabled=\"\" /> a</li>\n<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> b</li>\n<li>[y] c</li>\n<li>[x]d</li>\n</ul>\n"
    ),
    Rule(
      "a task may stand in a quote", "> 1. [x] a",
      "<blockquote>\n<ol>\n<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> a</li>\n</ol>\n</blockquote>\n"
    ),
  ]

  @Test("a leaf block reads as its rule says", arguments: leaves)
  func leaf(_ rule: Rule) {
    #expect(HTML.of(rule.markdown) == rule.html)
  }

  @Test("a container reads as its rule says", arguments: containers)
  func container(_ rule: Rule) {
    #expect(HTML.of(rule.markdown) == rule.html)
  }

  @Test("an extension reads as its rule says, and is off when it is off", arguments: extensions)
  func extensionBlock(_ rule: Rule) {
    #expect(HTML.of(rule.markdown) == rule.html)
    #expect(!HTML.of(rule.markdown, extensions: false).contains("<table>"))
    #expect(!HTML.of(rule.markdown, extensions: false).contains("<input"))
  }

  @Test("line endings make no difference", arguments: leaves + containers + extensions)
  func lineEndings(_ rule: Rule) {
    for ending in ["\r\n", "\r"] {
      #expect(HTML.of(rule.markdown.replacing("\n", with: ending)) == rule.html)
    }
  }

  @Test("a quote around it makes no difference", arguments: leaves + containers + extensions)
  func quoted(_ rule: Rule) {
    // What a lazy line is changes in a quote, and a tab after its mark is narrower.
    guard !rule.markdown.contains("\t"), !rule.markdown.hasPrefix(">") else { return }
    let quoted = rule.markdown.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "> " + $0 }.joined(separator: "\n")
    #expect(HTML.of(quoted) == "<blockquote>\n" + rule.html + "</blockquote>\n")
  }
}
