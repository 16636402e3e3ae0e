internal import CommandLineInterface
internal import Drukproef
internal import Text

/// The page where a draft is read: the form, and below or beside it what came of it.
struct DraftPage {
  private let desk: Desk

  init(desk: Desk) { self.desk = desk }

  /// The page as it is opened.
  var empty: HTML { page(PostForm(desk.fields), .welcome, proof: nil) }

  /// The page for a form that was sent without a script.
  func answer(to fields: FormData) -> WebResponse {
    let form = PostForm(fields)
    if form.isBlank { return WebResponse(html: page(form, .welcome, proof: nil)) }
    do throws(PostProblem) {
      let proof = try proof(of: form)
      return WebResponse(html: page(form, outcome(of: proof, repeatsWords: true), proof: proof))
    } catch {
      return WebResponse(400, html: page(form, .problem(error.message), proof: nil))
    }
  }

  /// The outcome alone, without a word of the post: the page's script puts it in its place and knows the words itself.
  func part(_ fields: FormData) -> WebResponse {
    let form = PostForm(fields)
    if form.isBlank { return WebResponse(html: .welcome) }
    do throws(PostProblem) {
      return WebResponse(html: outcome(of: try proof(of: form), repeatsWords: false))
    } catch {
      return CheckAPI.error(400, error.message)
    }
  }

  private func proof(of form: PostForm) throws(PostProblem) -> Proof {
    let post: PostRecord
    do throws(ContextFieldError) { post = try form.post } catch { throw PostProblem(message: error.message) }
    return try form.format.proof(of: post, at: desk)
  }

  private func outcome(of proof: Proof, repeatsWords: Bool) -> HTML {
    OutcomeView(proof, school: SchoolWords(desk.protocols, proof.document.context), repeatsWords: repeatsWords).html
  }

  private func page(_ form: PostForm, _ outcome: HTML, proof: Proof?) -> HTML {
    Frame.page(
      "Drukproef: lees je bericht na", current: "/",
      """
      <div class="intro"><h1>Lees je bericht na</h1>
      <p class="lead">Plak of typ wat je wilt plaatsen. Drukproef wijst aan wat je beter weglaat of verandert.</p></div>
      <form method="post" action="/" id="formulier" class="desk" autocomplete="off">
      <div class="compose">
      \(form.contextFields(protocols: choices))
      <div class="writing">
      <label class="title" for="tekst">Je bericht</label>
      <div class="paper"><div class="marks" id="merken" aria-hidden="true"></div>
      <textarea id="tekst" name="text" rows="8" spellcheck="true" lang="nl" aria-describedby="uitleg"
       placeholder="Plak of typ hier je bericht">
      \(form.text)</textarea></div>
      <input type="hidden" name="format" id="vorm" value="\(form.format.rawValue)">
      <p id="uitleg" class="under">Je tekst blijft binnen de school en wordt niet bewaard.<span class="js-only"> Je mag hier ook een bestand
      neerzetten: .txt, .md, .html, .docx of .eml.</span></p>
      <div class="buttons">
      <button type="submit" class="primary" id="nakijken">Kijk na</button>
      <button type="button" class="js-only" id="veilig" disabled>Kopieer veilige versie</button>
      <button type="button" class="js-only" id="vraag" disabled>Vraag mijn leidinggevende</button>
      <span class="js-only quiet-buttons"><button type="button" class="quiet" id="terug" disabled>Maak ongedaan</button>
      <label class="quiet file" for="bestand">Open een bestand</label><input class="sr" type="file" id="bestand"
       accept=".txt,.md,.markdown,.html,.htm,.docx,.eml,text/plain,text/markdown,text/html">
      <button type="button" class="quiet" id="voorbeeld">Probeer een voorbeeld</button></span>
      </div>
      </div>
      </div>
      <section class="outcome" id="uitslag" aria-label="Uitslag" tabindex="-1">\(outcome)</section>
      </form>
      \(proof.map { MarkedText($0).html } ?? .empty)
      <p class="sr" id="melding" role="status"></p>
      """)
  }

  /// The protocols to choose from; none when the school has settled that.
  private var choices: [(id: String, name: String)] {
    desk.fields.protocolIDs != nil ? [] : desk.protocols.listing.filter { $0.id != "model" }.map { ($0.id, $0.name) }
  }
}

extension HTML {
  /// What stands in the place of an outcome while there is no text.
  fileprivate static let welcome: HTML = """
    <div class="verdict v-leeg" data-verdict=""><span class="badge" aria-hidden="true">…</span><div>
    <h2>Nog niets om na te kijken</h2><p>Zodra er tekst staat, lees ik mee.</p></div></div>
    <ul class="promises">
    <li><b>Namen en nummers</b> van leerlingen, ouders en collega’s.</li>
    <li><b>Foto’s en film</b> waar toestemming voor nodig is.</li>
    <li><b>Toon</b>: wat een ander kan kwetsen.</li>
    <li><b>De regels van je school</b>, zoals de disclaimer.</li>
    </ul>
    """

  fileprivate static func problem(_ message: Wording) -> HTML {
    """
    <div class="verdict v-overleggen" data-verdict=""><span class="badge" aria-hidden="true">!</span><div>
    <h2>Dit kon niet worden nagekeken</h2><p>\(message.nl)</p></div></div>
    """
  }
}
