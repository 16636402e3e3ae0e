internal import ArgumentParser
internal import CommandLineInterface
internal import Drukproef

/// `drukproef manual`: the page for man(1), made of what the commands say of themselves.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Geef de handleiding als pagina voor man.",
    discussion: "Zet hem zo neer: drukproef manual > ~/.local/share/man/man1/drukproef.1")

  func run() throws {
    do throws(JSONError) {
      let tool = try JSONDocument(drukproef.Drukproef._dumpHelp()).value
      Output.standard.write(ManualPage(tool["command"] ?? .null).text)
    } catch {
      throw CommandFailure(error.message)
    }
  }
}

/// Lays a command out in the language of mdoc(7).
private struct ManualPage {
  private let command: JSONValue

  init(_ command: JSONValue) {
    self.command = command
  }

  var text: String {
    var lines = [
      ".\\\" \(Release.version)", ".Dd $Mdocdate$", ".Dt DRUKPROEF 1", ".Os", ".Sh NAAM", ".Nm drukproef",
      ".Nd " + plain(command["abstract"]?.string ?? ""), ".Sh GEBRUIK",
    ]
    for sub in commands where isShown(sub) {
      lines += [".Nm drukproef", ".Cm " + plain(sub["commandName"]?.string ?? "") + synopsis(sub), ".Pp"]
    }
    lines += [".Sh BESCHRIJVING"] + paragraphs(command["discussion"]?.string)
    lines += [".Sh OPDRACHTEN"]
    for sub in commands where isShown(sub) { lines += section(sub, "drukproef") }
    lines += [
      ".Sh UITKOMST", ".Bl -tag -width 3n", ".It 0", "Niets gevonden vanaf de gevraagde ernst.", ".It 1", "Wel iets.",
      ".It 2",
      "Het werk kon niet worden gedaan.", ".El", ".Sh OMGEVING", ".Bl -tag -width Ds", ".It Ev NO_COLOR",
      "Geen kleuren.", ".It Ev FORCE_COLOR , CLICOLOR_FORCE", "Kleuren, ook buiten een beeldscherm.",
      ".It Ev DRUKPROEF_KEY",
      "De sleutel van de baseline.", ".El", ".Sh BESTANDEN", ".Bl -tag -width Ds", ".It Pa .drukproef.toml",
      "Instellingen; gezocht in deze map en daarboven, tot de top van de git-map.", ".El",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private var commands: [JSONValue] { command["subcommands"]?.array ?? [] }

  private func isShown(_ value: JSONValue) -> Bool {
    value["shouldDisplay"]?.bool != false && value["commandName"]?.string != "help"
  }

  private func arguments(_ command: JSONValue, _ kind: String? = nil) -> [JSONValue] {
    (command["arguments"]?.array ?? []).filter { argument in
      argument["shouldDisplay"]?.bool != false && (kind == nil || argument["kind"]?.string == kind)
        && !["help", "version"].contains(argument["valueName"]?.string ?? "")
    }
  }

  private func synopsis(_ command: JSONValue) -> String {
    let subs = (command["subcommands"]?.array ?? []).filter(isShown)
    if !subs.isEmpty { return " Ar opdracht" }
    let positional = arguments(command, "positional").map { argument in
      let name = plain(argument["valueName"]?.string ?? "")
      return argument["isOptional"]?.bool == true ? " Op Ar \(name)" : " Ar \(name)"
    }
    return " Op Ar opties" + positional.joined()
  }

  private func section(_ command: JSONValue, _ parent: String) -> [String] {
    let name = parent + " " + (command["commandName"]?.string ?? "")
    var lines = [".Ss " + plain(name), plain(command["abstract"]?.string ?? "")]
    if let discussion = command["discussion"]?.string { lines += [".Pp"] + paragraphs(discussion) }
    let all = arguments(command)
    if !all.isEmpty {
      lines += [".Bl -tag -width Ds"] + all.flatMap(item) + [".El"]
    }
    for sub in (command["subcommands"]?.array ?? []).filter(isShown) { lines += section(sub, name) }
    return lines
  }

  private func item(_ argument: JSONValue) -> [String] {
    let value = plain(argument["valueName"]?.string ?? "")
    let text = plain(argument["abstract"]?.string ?? "")
    let names = (argument["names"]?.array ?? []).compactMap { name -> String? in
      guard let text = name["name"]?.string else { return nil }
      return (name["kind"]?.string == "long" ? "Fl -" : "Fl ") + plain(text)
    }
    switch argument["kind"]?.string {
    case "positional": return [".It Ar \(value)", text]
    case "option": return [".It " + names.joined(separator: " , ") + " Ar \(value)", text]
    default: return [".It " + names.joined(separator: " , "), text]
    }
  }

  private func paragraphs(_ text: String?) -> [String] {
    (text ?? "").split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? ".Pp" : plain(String($0)) }
  }

  /// A backslash, and a dot or apostrophe at the start of a line, have a meaning of their own.
  private func plain(_ text: String) -> String {
    var output = ""
    for character in text {
      switch character {
      case "\\": output += "\\e"
      case "\n": output += " "
      case "-": output += "\\-"
      default: output.append(character)
      }
    }
    return output.hasPrefix(".") || output.hasPrefix("'") ? "\\&" + output : output
  }
}
