/// What every page has around it.
enum Frame {
  /// - Parameters:
  ///   - title: what the browser calls the page.
  ///   - current: the path in the menu that this page is.
  static func page(_ title: String, current: String? = nil, _ body: HTML) -> HTML {
    """
    <!doctype html>
    <html lang="nl">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>\(title)</title>
    <link rel="icon" href="/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/page.css">
    <script src="/page.js" defer></script>
    </head>
    <body>
    <a class="skip" href="#inhoud">Naar de inhoud</a>
    <header class="top"><div class="wide">
    <a class="brand" href="/"><img src="/icon.svg" alt="" width="28" height="28">Drukproef</a>
    <nav aria-label="Pagina’s">\(menu.map { entry($0.path, $0.name, current) })</nav>
    </div></header>
    <main id="inhoud" class="wide">
    \(body)
    </main>
    <footer class="wide"><p>Drukproef leest mee op de computer van de school. Je tekst wordt niet bewaard en gaat nergens
    anders heen. Het oordeel is een hulp: jij beslist, en bij twijfel beslis je samen.</p></footer>
    </body>
    </html>

    """
  }

  private static let menu = [("/", "Nakijken"), ("/regels", "Regels"), ("/hulp", "Hulp")].map {
    (path: $0.0, name: $0.1)
  }

  private static func entry(_ path: String, _ name: String, _ current: String?) -> HTML {
    path == current
      ? "<a href=\"\(path)\" aria-current=\"page\">\(name)</a>" : "<a href=\"\(path)\">\(name)</a>"
  }
}

/// The page for what could not be done. Says nothing of what was sent.
enum ProblemPage {
  static func page(_ message: String) -> HTML {
    Frame.page(
      "Dat lukte niet · Drukproef",
      """
      <h1>Dat lukte niet</h1>
      <p class="lead">\(message)</p>
      <p><a class="button" href="/">Terug naar je bericht</a></p>
      """)
  }
}
