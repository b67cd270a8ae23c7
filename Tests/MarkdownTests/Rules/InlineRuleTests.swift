import Testing

@testable import Markdown

@Suite("rules of inlines")
struct InlineRuleTests {
  static let rules = [
    Rule("a backslash escapes punctuation only", "\\* \\a \\\\", "* \\a \\"),
    Rule(
      "entities are the characters", "&amp; &eacute; &#65; &#x42; &#0; &nope; &amp",
      "&amp; é A B \u{FFFD} &amp;nope; &amp;amp"),
    Rule("an entity is no syntax", "&#42;a&#42;", "*a*"),
    Rule(
      "NUL is shown as the replacement character", "a\0b `\0`", "a\u{FFFD}b <code>\u{FFFD}</code>"),
    Rule("code keeps its backslashes", "`\\--domain-id`", "<code>\\--domain-id</code>"),
    Rule("code ends at a run as long", "`` a`b `` `c", "<code>a`b</code> `c"),
    Rule(
      "code loses one space at each end", "` a ` `  ` ` b`",
      "<code>a</code> <code>  </code> <code> b</code>"),
    Rule("code binds tighter than emphasis", "*a `b*`", "*a <code>b*</code>"),
    Rule("a line ending in code is a space", "`a\nb`", "<code>a b</code>"),
    Rule(
      "stars and underscores emphasise", "*a* _b_ **c** __d__",
      "<em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong>"),
    Rule("underscores do not within words", "a_b_c a*b*c", "a_b_c a<em>b</em>c"),
    Rule("space inside is no emphasis", "* a* ** b**", "* a* ** b**"),
    Rule("emphasis nests", "***a** b*", "<em><strong>a</strong> b</em>"),
    Rule("emphasis does not overlap", "*a _b* c_", "<em>a _b</em> c_"),
    Rule("lengths must not add up to three", "*a**b*", "<em>a**b</em>"),
    Rule("symbols are punctuation", "*a $*b", "*a $*b"),
    Rule("a link has a destination and a title", "[a](/u 'b')", "<a href=\"/u\" title=\"b\">a</a>"),
    Rule("a destination may be in angle brackets", "[a](<x y>)", "<a href=\"x%20y\">a</a>"),
    Rule(
      "parentheses in a destination are balanced", "[a](b(c)d) [e](f(g)",
      "<a href=\"b(c)d\">a</a> [e](f(g)"),
    Rule("links do not nest", "[a [b](c) d](e)", "[a <a href=\"c\">b</a> d](e)"),
    Rule("brackets in a link's text are balanced", "[a [b] c](d)", "<a href=\"d\">a [b] c</a>"),
    Rule(
      "an image has its description", "![a *b* `c`](/i \"t\")",
      "<img src=\"/i\" alt=\"a b c\" title=\"t\" />"),
    Rule(
      "an image may be in a link", "[![a](b)](c)", "<a href=\"c\"><img src=\"b\" alt=\"a\" /></a>"),
    Rule(
      "angle brackets make links", "<http://a.b/c d> <mailto:x> <a@b.c>",
      "&lt;http://a.b/c d&gt; <a href=\"mailto:x\">mailto:x</a> <a href=\"mailto:a@b.c\">a@b.c</a>"),
    Rule(
      "tags are HTML", "a <b c='d' e=f g> </b> <x/> <1>", "a <b c='d' e=f g> </b> <x/> &lt;1&gt;"),
    Rule(
      "comments and instructions are HTML", "a <!-- b --> <?c?> <!D> <![CDATA[e]]>",
      "a <!-- b --> <?c?> <!D> <![CDATA[e]]>"),
    Rule("two spaces or a backslash break a line", "a  \nb\\\nc\nd", "a<br />\nb<br />\nc\nd"),
    Rule("the end of a paragraph is no break", "a\\", "a\\"),
  ]

  static let references = [
    Rule("a reference has a label", "[a][r]", "<a href=\"/u\" title=\"t\">a</a>"),
    Rule(
      "a label may be empty or left out", "[r][] [r]",
      "<a href=\"/u\" title=\"t\">r</a> <a href=\"/u\" title=\"t\">r</a>"),
    Rule("labels fold case and space", "[ẞ\n x]", "<a href=\"/s\">ẞ\nx</a>"),
    Rule("a label that nothing defines is text", "[a][b]", "[a][b]"),
    Rule("an image may be a reference", "![r]", "<img src=\"/u\" alt=\"r\" title=\"t\" />"),
  ]

  static let extensions = [
    Rule(
      "tildes strike through", "~a~ ~~b~~ ~c~~ ~~~d~~~", "<del>a</del> <del>b</del> ~c~~ ~~~d~~~"),
    Rule(
      "addresses are links", "http://a.b/c_d. (https://e.f/(g)) ftp://h.i",
      "<a href=\"http://a.b/c_d\">http://a.b/c_d</a>. (<a href=\"https://e.f/(g)\">https://e.f/(g)</a>) <a href=\"ftp://h.i\">ftp://h.i</a>"
    ),
    Rule(
      "www is a link after a space", "www.a.b x.www.c.d",
      "<a href=\"http://www.a.b\">www.a.b</a> x.www.c.d"),
    Rule(
      "the end of a host has no underscore", "www.a.b_c www.a_b.c.d",
      "www.a.b_c <a href=\"http://www.a_b.c.d\">www.a_b.c.d</a>"),
    Rule(
      "what looks like an entity ends an address", "http://a.b&lt; http://a.b&c;d",
      "<a href=\"http://a.b\">http://a.b</a>&lt; <a href=\"http://a.b&amp;c;d\">http://a.b&amp;c;d</a>"
    ),
    Rule(
      "mail addresses are links", "a.b-c_d@e.f. x@y @z",
      "<a href=\"mailto:a.b-c_d@e.f\">a.b-c_d@e.f</a>. x@y @z"),
    Rule(
      "a link's text has no links", "[a@b.c http://d.e](/u)", "<a href=\"/u\">a@b.c http://d.e</a>"),
  ]

  @Test("an inline reads as its rule says", arguments: rules)
  func inline(_ rule: Rule) {
    #expect(HTML.of("x " + rule.markdown, extensions: false) == "<p>x " + rule.html + "</p>\n")
  }

  @Test("a reference reads as its rule says", arguments: references)
  func reference(_ rule: Rule) {
    let text = "x " + rule.markdown + "\n\n[R]: /u 't'\n[SS X]: /s"
    #expect(HTML.of(text) == "<p>x " + rule.html + "</p>\n")
  }

  @Test("an extension reads as its rule says, and is off when it is off", arguments: extensions)
  func extensionInline(_ rule: Rule) {
    #expect(HTML.of("x " + rule.markdown) == "<p>x " + rule.html + "</p>\n")
    let plain = HTML.of("x " + rule.markdown, extensions: false)
    #expect(!plain.contains("<del>") && !plain.contains("href=\"http"))
  }
}
