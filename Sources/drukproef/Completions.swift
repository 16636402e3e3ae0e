internal import ArgumentParser
internal import CommandLineInterface
internal import Drukproef

/// `drukproef completions`: what a shell needs to finish what its user types.
struct Completions: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Laat je shell opdrachten en opties van drukproef aanvullen.",
    discussion: """
      bash: drukproef completions bash > ~/.local/share/bash-completion/completions/drukproef
      zsh: drukproef completions zsh > een map van $fpath, als _drukproef
      fish: drukproef completions fish > ~/.config/fish/completions/drukproef.fish
      """)

  private enum Shell: String, CaseIterable {
    case bash, zsh, fish
  }

  @Argument(help: .init("bash, zsh of fish.", valueName: "shell"), completion: .list(["bash", "zsh", "fish"]))
  var shell: String

  func run() throws {
    guard let shell: Shell = try Settings.choice(shell, "completions") else { return }
    let kind: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    Output.standard.write(drukproef.Drukproef.completionScript(for: kind) + "\n")
  }
}
