import Drukproef
import Testing
import Text

@testable import Readers

@Suite struct HTMLReaderTests {
  @Test(arguments: [
    "<p>⟦Mees⟧</p>", "<p class=Mees>⟦M<b>ee</b>s⟧", "<title>⟦Mees⟧</title><meta name=description content='⟦Mees⟧'>",
    "<meta name=\"viewport\" content=\"Mees\"><a href=\"/Mees\" title=\"⟦Mees⟧\">x</a>",
    "<style>Mees</style><script>'<b>Mees'</script>⟦Mees⟧",
    "<!-- Mees <p>Mees</p> -->⟦Mees⟧<!-->⟦Mees⟧", "<img alt='⟦Mees⟧' src=Mees><input placeholder=\"⟦Mees⟧\">",
    "⟦M&eacute;es⟧",
    "<pre>\n⟦Mees⟧\n</pre><pre><code>Mees</code></pre>", "<button aria-label=\"⟦Mees⟧\" data-x=\"Mees\">x</button>",
    "a < b ⟦Mees⟧ <3",
    "<code>⟦Mees⟧", "<!DOCTYPE Mees><?Mees?><p>😀 ⟦Mees⟧\r\n⟦Mees⟧",
    "---\ntitle: ⟦Mees⟧\nslug: Mees\n---\n<p>⟦Mees⟧ {{ Mees }}", "<SCRIPT>Mees</SCRIPT >⟦Mees⟧",
    "<a title=\"a > b ⟦Mees⟧\">⟦Mees⟧</a>", "<p hidden>⟦Mees⟧</p>", "<br/>⟦Mees⟧<wbr>", "⟦Me<wbr>es⟧", "⟦M&#101es⟧",
    "<textarea>⟦Mees⟧</textarea>",
  ])
  func masks(_ text: String) {
    MarkedDraft.holds(text, text.contains("&eacute;") ? "Mées" : "Mees", as: "html")
  }

  @Test(arguments: [
    ("<p>een</p>\n  <p>twee</p>", "een\n\ntwee"), ("<td>a</td><td>b</td></tr><tr><td>c", "a | b\n\nc"),
    ("a\n   b", "a b"),
    ("<li>a<li>b", "a\n\nb"), ("a<br>b", "a\nb"), ("<b>M</b>ees", "Mees"),
    ("Mail <a href='mailto:a@x.nl?subject=b'>juf</a> nu", "Mail (a@x.nl) juf nu"),
    ("&amp;&copy2&notit;&#128;&#0;&#xD800;&bogus;", "&©2¬it;€\u{FFFD}\u{FFFD}&bogus;"),
    ("&NotEqualTilde;&zwnj;", "≂̸\u{200C}"),
    ("<a href='&#109;&#97;ilto:a@x.nl'>x</a>", "(mailto:a@x.nl) x"), ("<pre>a\nb</pre>", "a\nb"),
  ])
  func proseOf(_ source: String, _ prose: String) throws {
    #expect(try MarkedDraft.prose(source, as: "html") == prose)
  }

  @Test func everyNamedReferenceIsFound() throws {
    let table = EntityTable.text.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
    let entries = table.split(whereSeparator: \.isWhitespace)
    #expect(entries.count == 2125)
    for entry in entries {
      let parts = entry.split(separator: ":")
      let name = parts[0].last == "!" ? parts[0].dropLast() : parts[0]
      let wanted = String(
        String.UnicodeScalarView(
          parts[1].split(separator: "+").compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }))
      #expect(
        try MarkedDraft.prose("x&\(name);y", as: "html").unicodeScalars.elementsEqual("x\(wanted)y".unicodeScalars))
      if parts[0].last == "!" {
        #expect(
          try MarkedDraft.prose("x&\(name) y", as: "html").unicodeScalars.elementsEqual("x\(wanted) y".unicodeScalars))
      }
    }
  }
}
