/// Puts what ArgumentParser says about usage in Dutch. What it does not know stays as it is.
package enum DutchUsage {
  package static func translated(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      phrases.reduce(String(line)) { line, phrase in replace(phrase.0, by: phrase.1, in: line) }
    }.joined(separator: "\n")
  }

  private static let phrases: [(String, String)] = [
    ("OVERVIEW: ", ""), ("USAGE: ", "GEBRUIK: "), ("Usage: ", "Gebruik: "), ("ARGUMENTS:", "ARGUMENTEN:"),
    ("OPTIONS:", "OPTIES:"), ("SUBCOMMANDS:", "OPDRACHTEN:"), ("<subcommand>", "<opdracht>"),
    ("[<options>]", "[<opties>]"),
    ("Error: ", "fout: "), ("(default)", "(standaard)"), ("(default:", "(standaard:"),
    ("; default:", "; standaard:"),
    ("(values:", "(keuze:"), ("Show help information.", "Toon deze hulp."), ("Show the version.", "Toon de versie."),
    ("Show subcommand help information.", "Toon hulp bij een opdracht."),
    ("for detailed help.", "voor meer hulp."), ("  See '", "  Zie '"), (" for more information.", " voor meer hulp."),
    ("Unknown option ", "Onbekende optie "), ("Did you mean ", "Bedoel je "), ("Invalid option: ", "Ongeldige optie: "),
    ("Missing value for ", "Er ontbreekt een waarde bij "), ("Unexpected argument ", "Onverwacht argument "),
    (" unexpected arguments: ", " onverwachte argumenten: "),
    ("Missing expected argument ", "Er ontbreekt een argument: "),
    ("Missing one of: ", "Geef een van: "), ("The value ", "De waarde "), (" is invalid for ", " past niet bij "),
    ("Please provide one of the following:", "Kies uit:"), ("Please provide one of ", "Kies uit "),
    (" does not take any value, but ", " heeft geen waarde nodig, maar kreeg "), (" was specified.", "."),
    ("The option ", "De optie "), ("Value to be set with ", "Wat hier wordt gezet met "),
    (" had already been set with ", " was al gezet met "),
    ("' or '", "' of '"), ("' and '", "' en '"),
  ]

  private static func replace(_ phrase: String, by other: String, in line: String) -> String {
    line.contains(phrase)
      ? line.split(separator: phrase, omittingEmptySubsequences: false).joined(separator: other) : line
  }
}
